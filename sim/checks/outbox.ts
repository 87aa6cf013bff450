/** Watches what waits on a device: it gets less only by what the hub has, or refused; and what was saved is there after a crash. */

import type { Change, Scope } from '../../src/replica/change.ts';
import type { Program, Site } from '../actors/site.ts';
import type { Simulation } from '../simulation.ts';
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

  constructor(sim: Simulation, site: Site) {
    this.sim = sim;
    this.site = site;
  }

  opened(program: Program): void {
    this.program = program;
    this.seen.clear();
    const there = new Set<string>();
    for (const scope of program.device.scopes)
      for (const change of program.device.core.journal(scope).state.pending) there.add(tagOf(change));
    for (const tag of this.claims) if (!there.has(tag)) this.missing(tag, 'was saved and is not there after the restart');
    this.claims = [];
    this.look();
  }

  /** The process died: what it had said to be saved must be there when it comes back. */
  died(): void {
    const { program } = this;
    this.program = undefined;
    if (program === undefined) return;
    this.claims = program.device.scopes.flatMap((scope) => {
      const { state, savedTop } = program.device.core.journal(scope);
      return state.pending.filter(({ seq }) => seq <= savedTop).map(tagOf);
    });
  }

  /** The disk is another one now: it promised nothing. */
  forgive(): void {
    this.claims = [];
  }

  made(change: Change): void {
    this.sim.made++;
    if (change.stamp <= 0) this.sim.fail(`${this.site.name} made a change without a stamp`);
  }

  look(): void {
    const { program } = this;
    if (program === undefined) return;
    for (const scope of program.device.scopes) {
      const { pending } = program.device.core.journal(scope).state;
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
