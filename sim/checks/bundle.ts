/** Whether a bundle holds what was asked for and nothing private, and whoever took it has what its report says. */

import type { Result } from '../../src/kernel/result.ts';
import { decodeBundle } from '../../src/replica/bundle.ts';
import { type Change, SHARED } from '../../src/replica/change.ts';
import { changesOf } from '../../src/sync/stored.ts';
import type { Program, Site } from '../actors/site.ts';
import type { Simulation } from '../simulation.ts';
import { ExpungedCells } from './expunged.ts';

export interface Carried {
  readonly from: Site;
  readonly to: Site;
  /** That of the device that took it. */
  readonly program: Program;
  /** What the other device knew to be expunged before it wrote the bundle. */
  readonly known: ExpungedCells;
}

/** What a device has in its log of what was expunged. */
export function expungedOf({ device }: Program): ExpungedCells {
  const known = new ExpungedCells();
  for (const expunged of device.core.journal(SHARED).state.heads.expunging.list) known.note(expunged);
  return known;
}

export function checkBundle(
  sim: Simulation,
  { from, to, program, known }: Carried,
  file: Uint8Array,
  taken: Result<{ readonly unsigned: number; readonly apart: number }> | undefined,
): void {
  const bundle = decodeBundle(file, sim.compressor);
  if (!bundle.ok) sim.fail(`${from.name} wrote a bundle that does not read back`);
  for (const { scope, changes } of bundle.ok ? bundle.value.parts : []) {
    for (const change of changes)
      if (change.writes.some((write) => known.takes(write, change)))
        sim.fail(`${from.name} wrote a bundle with what it knows to be expunged: ${change.device}.${change.seq}`);
    if (scope !== SHARED) sim.fail(`${from.name} wrote a bundle of ${scope}, where what is shared was asked for`);
    else if (taken?.ok === true) {
      const lacking = changes.filter((change) => lacks(sim, program, change)).length;
      const { unsigned, apart } = taken.value;
      if (lacking > unsigned + apart) sim.fail(`${to.name} lacks ${lacking} changes of a bundle, and says ${unsigned + apart}`);
    }
  }
}

/** Neither accepted nor held; of a removed member nothing counts, and what is one's own is not taken from others. */
function lacks(sim: Simulation, { device }: Program, change: Change): boolean {
  const { state } = device.core.journal(change.scope);
  if (!state.lacks({ kind: 'change', change }) || change.device === device.id) return false;
  const { member } = device.core.roster.get(change.device) ?? {};
  if (member !== undefined && sim.server.removed.has(member)) return false;
  return !changesOf(state.held.get(change.device) ?? []).some(({ seq }) => seq === change.seq);
}
