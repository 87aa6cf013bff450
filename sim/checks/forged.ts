/** What somebody forged, and whether anybody takes it for true: the hub's log, or a device. */

import type { Id } from '../../src/kernel/ids.ts';
import type { Scope } from '../../src/replica/change.ts';
import { changesOf, type Entry, encodeEntries } from '../../src/sync/stored.ts';
import type { Program, Site } from '../actors/site.ts';
import type { Simulation } from '../simulation.ts';

export class Forgeries {
  private readonly entries = new Set<string>();
  /** Under which the forger is known: they are nobody else's, and their stamps need not rise. */
  readonly ids = new Set<Id>();

  add(scope: Scope, entries: readonly Entry[]): void {
    for (const entry of entries) this.entries.add(nameOf(scope, entry));
  }

  has(scope: Scope, entry: Entry): boolean {
    return this.entries.size > 0 && this.entries.has(nameOf(scope, entry));
  }
}

const nameOf = (scope: Scope, entry: Entry): string => `${scope} ${Buffer.from(encodeEntries([entry])).toString('latin1')}`;

/** Of what a file or block was, what is not there any more after it was changed. */
export function altered(before: readonly Entry[], after: readonly Entry[]): readonly Entry[] {
  const known = new Set(before.map((entry) => nameOf('', entry)));
  return after.filter((entry) => !known.has(nameOf('', entry)));
}

/** Nothing forged is held or shows on a device, and of what is held nobody but an expunging took anything away. */
export function checkForged(sim: Simulation, { name }: Site, { device }: Program): void {
  for (const scope of device.scopes) {
    const { state } = device.core.journal(scope);
    const held = [...state.held.values()].flat();
    for (const entry of [...held, ...state.tail])
      if (sim.ledger.forged.has(scope, entry)) sim.fail(`${name} takes for true what was forged: ${told(entry)} in ${scope}`);
    for (const change of changesOf(held))
      if (change.writes.some((write) => write.rule === 'void' && !sim.ledger.expunged.concerns(write)))
        sim.fail(`${name} holds ${change.device}.${change.seq} without a write that nobody expunged`);
  }
}

const told = (entry: Entry): string =>
  entry.kind === 'change' ? `change ${entry.change.device}.${entry.change.seq}` : entry.kind === 'link' ? `link ${entry.link.device}` : '';
