/** Watches what a device holds of others: it gets less only by what is accepted, or counts no more; and what was saved is there after a crash. */

import type { Change, Scope } from '../../src/replica/change.ts';
import { changesOf, type Entry } from '../../src/sync/stored.ts';
import type { Program, Site } from '../actors/site.ts';
import type { Simulation } from '../simulation.ts';
import { tagOf } from './tags.ts';

/** ms that something must have been held unchanged, nothing waiting for the disk, to count as saved. */
const SURELY_SAVED = 60_000;

interface Seen {
  readonly scope: Scope;
  readonly entries: readonly Entry[];
  readonly since: number;
}

export class Held {
  private readonly sim: Simulation;
  private readonly site: Site;
  private program: Program | undefined;
  /** By scope and device. */
  private seen = new Map<string, Seen>();
  private claims: readonly Seen[] = [];

  constructor(sim: Simulation, site: Site) {
    this.sim = sim;
    this.site = site;
  }

  opened(program: Program): void {
    this.program = program;
    this.seen.clear();
    for (const { scope, entries } of this.claims) this.compare(program, scope, entries, 'was saved and is not there after the restart');
    this.claims = [];
    this.look();
  }

  died(): void {
    const { program } = this;
    this.program = undefined;
    const before = this.sim.time.now() - SURELY_SAVED;
    const saved = ({ scope, since }: Seen): boolean => since < before && program?.device.core.journal(scope).dirty === false;
    this.claims = [...this.seen.values()].filter(saved);
  }

  /** The disk is another one now: it promised nothing. */
  forgive(): void {
    this.claims = [];
  }

  look(): void {
    const { program, sim } = this;
    if (program === undefined) return;
    for (const scope of program.device.scopes) {
      const { held } = program.device.core.journal(scope).state;
      for (const [key, seen] of this.seen) {
        if (seen.scope !== scope || held.get(key.slice(scope.length + 1)) === seen.entries) continue;
        this.compare(program, scope, seen.entries, 'is held no more and was not accepted');
        this.seen.delete(key);
      }
      for (const [device, entries] of held) {
        const key = `${scope}/${device}`;
        if (!this.seen.has(key)) this.seen.set(key, { scope, entries, since: sim.time.now() });
      }
    }
  }

  private compare(program: Program, scope: Scope, before: readonly Entry[], why: string): void {
    const { core } = program.device;
    const { state } = core.journal(scope);
    const here = (change: Change): boolean =>
      [...changesOf(state.held.get(change.device) ?? []), ...state.pending].some((other) => tagOf(other) === tagOf(change));
    // Of a removed member it goes; another tab may have heard of that alone.
    const counts = ({ device }: Change): boolean => !this.sim.server.removed.has(core.roster.get(device)?.member ?? '');
    for (const change of changesOf(before))
      if (state.lacks({ kind: 'change', change }) && counts(change) && !here(change))
        this.sim.fail(`${this.site.name}: ${change.device}.${change.seq} of another device ${why}`);
  }
}
