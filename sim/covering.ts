/** Backups that are declared to cover the hub's logs, what devices then let go of (R9.5), and whether they might. */

import type { Commit } from '../src/kernel/store.ts';
import type { Change, Scope } from '../src/replica/change.ts';
import { stampAt } from '../src/replica/stamp.ts';
import { changesOf, DEVICE, decodeBlock, stored } from '../src/sync/stored.ts';
import type { Site } from './actors/site.ts';
import { tagOf } from './checks/tags.ts';
import type { Simulation } from './simulation.ts';
import { Chance } from './world/chance.ts';
import type { Before } from './world/disk.ts';

const DAY = 86_400_000;
/** A change is kept for thirty days by its device's clock, which may have been set meanwhile by so much. */
const KEPT = 30 * DAY;
const SET = 5 * DAY;
/** Virtual ms until a backup is verified. */
const VERIFIED_WITHIN = 60_000;

/** Whether a commit takes away what a device has as changes, otherwise than by putting something else in its place. */
export const letsGo = ({ remove = [] }: Commit): boolean =>
  remove.some(({ collection }) => collection === DEVICE.log || collection === DEVICE.kept);

export class Covering {
  /** What is in backups that were declared, and so in the newest copy, by scope. */
  private readonly covered = new Map<Scope, Set<string>>();
  /** What devices let go of, by what it says. */
  private readonly gone = new Map<Scope, Set<string>>();
  private readonly sim: Simulation;
  private readonly chance: Chance;

  constructor(sim: Simulation) {
    this.sim = sim;
    this.chance = new Chance(sim.plan.seed, 'covering');
  }

  /** An administrator makes a backup; it counts when it was verified, unless the hub was put back meanwhile. */
  befall(): boolean {
    const { server, ledger, time } = this.sim;
    const { generation } = ledger;
    server.backup();
    // In the weeks that pass a disk writes what it has confirmed.
    server.disk.settle();
    const holds = new Map([...ledger.scopes].map(([scope, { entries }]) => [scope, [...entries]]));
    time.after(this.chance.next() * VERIFIED_WITHIN, () => {
      const hub = this.chance.pick(server.hubs)?.hub;
      if (hub === undefined || generation !== ledger.generation) return;
      for (const [scope, entries] of holds)
        this.covered.set(scope, new Set([...(this.covered.get(scope) ?? []), ...changesOf(entries).map(nameOf)]));
      this.sim.injected.add('covering');
      const cursors = [...holds].map(([scope, entries]) => ({ scope, cursor: entries.length }));
      hub.cover(server.workplace, cursors).catch(() => undefined);
    });
    return false;
  }

  /** A device let go of blocks: what is in them must be covered and old (R9.5). */
  left(site: Site, { remove = [] }: Commit, before: Before): void {
    const { sim } = this;
    const clocks = sim.sites.filter(({ disk }) => disk === site.disk).map((one) => one.program?.device.clock.now() ?? one.clock.now());
    const young = stampAt(Math.max(...clocks) - KEPT + SET);
    for (const { collection, key } of remove) {
      const block = collection === DEVICE.log || collection === DEVICE.kept ? before(collection, key) : undefined;
      if (block === undefined) continue;
      const scope = key.slice(0, key.lastIndexOf('/'));
      const changes = changesOf(stored(decodeBlock(scope, block, sim.compressor)));
      const uncovered = changes.find((change) => this.covered.get(scope)?.has(nameOf(change)) !== true);
      if (uncovered !== undefined) sim.fail(`${site.name} let go of ${nameOf(uncovered)} in ${scope}, which no backup covers`);
      const recent = changes.find(({ stamp }) => stamp > young);
      if (recent !== undefined) sim.fail(`${site.name} let go of ${nameOf(recent)} in ${scope} before thirty days had passed`);
      const gone = this.gone.get(scope) ?? new Set();
      for (const change of changes) gone.add(tagOf(change));
      this.gone.set(scope, gone);
      sim.injected.add('let go', changes.length);
    }
  }

  /** What somebody let go of, the hub has. */
  check(): void {
    for (const [scope, tags] of this.gone) {
      const there = new Set(changesOf(this.sim.ledger.timeline(scope).entries).map(tagOf));
      for (const tag of tags) if (!there.has(tag)) this.sim.fail(`${scope}: ${tag} was let go of, and the hub lacks it`);
    }
  }
}

const nameOf = ({ device, seq, stamp }: Change): string => `${device}.${seq} of ${stamp}`;
