/** Watches what waits on a device: it gets less only by what the hub has, or refused; and what was saved is there after a crash. */

import type { Change, Scope } from '../../src/replica/change.ts';
import type { Program, Site } from '../actors/site.ts';
import type { Simulation } from '../simulation.ts';
import { Held } from './held.ts';
import { tagOf } from './tags.ts';

interface Seen {
  pending: readonly Change[];
  length: number;
  first: Change | undefined;
  tags: ReadonlySet<string>;
}

export class Outbox {
  private readonly sim: Simulation;
  private readonly site: Site;
  private program: Program | undefined;
  private readonly seen = new Map<Scope, Seen>();
  /** What the device said was saved when it died. */
  private claims: readonly string[] = [];
  private readonly held: Held;
  /** The greatest stamps that the program has seen accepted. */
  private readonly known = new Map<Scope, number>();
  /** What was made on this disk, in order. */
  private readonly inOrder = new Map<Scope, string[]>();

  constructor(sim: Simulation, site: Site) {
    this.sim = sim;
    this.site = site;
    this.held = new Held(sim, site);
  }

  opened(program: Program): void {
    this.program = program;
    this.seen.clear();
    this.known.clear();
    const there = new Set<string>();
    for (const scope of program.device.scopes)
      for (const change of program.device.core.journal(scope).state.pending) there.add(tagOf(change));
    for (const tag of this.claims) if (!there.has(tag)) this.missing(tag, 'was saved and is not there after the restart');
    this.claims = [];
    this.held.opened(program);
    this.look();
  }

  /** The process died: what it had said to be saved must be there when it comes back. */
  died(): void {
    const { program } = this;
    this.program = undefined;
    this.held.died();
    if (program === undefined) return;
    this.claims = program.device.scopes.flatMap((scope) => {
      const { state, savedTop } = program.device.core.journal(scope);
      return state.pending.filter(({ seq }) => seq <= savedTop).map(tagOf);
    });
  }

  /** The disk is another one now: it promised nothing. */
  forgive(): void {
    this.claims = [];
    this.held.forgive();
    this.inOrder.clear();
  }

  made(change: Change): void {
    this.sim.made++;
    if (change.stamp <= (this.known.get(change.scope) ?? 0)) this.sim.fail(`${this.site.name} stamped a change not after what it had seen`);
    if (change.stamp <= 0) this.sim.fail(`${this.site.name} made a change without a stamp`);
    // Emptying the same cells twice, or taking the same back twice, is told apart by nothing.
    if (change.command === 'undo' || change.writes.every(({ value }) => value === null)) return;
    const made = this.inOrder.get(change.scope) ?? [];
    made.push(tagOf(change));
    this.inOrder.set(change.scope, made);
  }

  /** What a person wrote later on a device must count as later, whatever ids and stamps it was given on its way. */
  checkOrder(): void {
    const { stamps } = this.sim.ledger;
    for (const made of this.inOrder.values()) {
      let floor = 0;
      for (const tag of made) {
        const accepted = stamps.get(tag);
        if (accepted === undefined) continue;
        if (accepted.latest < floor) this.sim.fail(`${this.site.name}: ${tag} counts as earlier than what was written before it`);
        floor = Math.max(floor, accepted.earliest);
      }
    }
  }

  look(): void {
    const { program } = this;
    if (program === undefined) return;
    this.held.look();
    for (const scope of program.device.scopes) {
      const { pending, log } = program.device.core.journal(scope).state;
      this.known.set(scope, Math.max(this.known.get(scope) ?? 0, log.stamp));
      const seen = this.seen.get(scope);
      if (seen !== undefined && seen.pending === pending && seen.length === pending.length && seen.first === pending[0]) continue;
      const tags = new Set(pending.map(tagOf));
      if (seen !== undefined) for (const tag of seen.tags) if (!tags.has(tag)) this.missing(tag, 'waits no more and was not accepted');
      this.seen.set(scope, { pending, length: pending.length, first: pending[0], tags });
    }
  }

  private missing(tag: string, why: string): void {
    if (!this.sim.ledger.accepted.has(tag) && !this.sim.refusals.has(tag)) this.sim.fail(`${this.site.name}: ${tag} ${why}`);
  }
}
