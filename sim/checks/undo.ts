/**
 * Whether an undo left alone what others wrote later, and put back what its gesture had replaced: it may only write where
 * the gesture's own write stood, and only what was the last one written before it.
 */

import { type Change, isLater, type Write } from '../../src/replica/change.ts';
import { encodeValue } from '../../src/replica/value.ts';
import { changesOf } from '../../src/sync/stored.ts';
import type { Program, Site } from '../actors/site.ts';
import type { Simulation } from '../simulation.ts';

/** How far each log of a program goes, before something is undone. */
export const cursorsOf = ({ device }: Program): ReadonlyMap<string, number> =>
  new Map(device.scopes.map((scope) => [scope, device.core.journal(scope).state.log.cursor]));

/** `undone` is the gesture that was taken back, `undo` names the change that did it; `known` is where the logs were before. */
export function checkUndo(
  sim: Simulation,
  site: Site,
  program: Program,
  { undone, undo, known }: { readonly undone: string; readonly undo: string; readonly known: ReadonlyMap<string, number> },
): void {
  for (const scope of program.device.scopes) {
    const { state } = program.device.core.journal(scope);
    const taking = state.pending.filter((change) => nameOf(change) === undo);
    const others = state.overlay().filter((change) => nameOf(change) !== undone && !taking.includes(change));
    const own = state.overlay().filter((change) => nameOf(change) === undone);
    const last = Math.max(0, ...own.map(({ stamp }) => stamp));
    const [first] = own;
    if (first === undefined) continue;
    for (const write of taking.flatMap(({ writes }) => writes)) {
      if (!isCertain(sim, write)) continue;
      const later = others.find(({ stamp, writes }) => stamp > last && writes.some((other) => isSameCell(other, write)));
      if (later !== undefined)
        sim.fail(`${site.name}: the undo of ${undone} took back what ${later.command} wrote later in ${write.table}.${write.column}`);
    }
    if (own.length > 1 || sim.ledger.generation > 0) continue;
    const { entries } = sim.ledger.timeline(scope);
    const logged = changesOf(entries.slice(0, state.log.cursor));
    const made = entries.findIndex(
      (entry) => entry.kind === 'change' && entry.change.device === first.device && entry.change.seq === first.seq,
    );
    // What was accepted before it and is not here yet was not replaced by it, as far as the device can know.
    const certain = changesOf(entries.slice(0, Math.min(made < 0 ? entries.length : made, known.get(scope) ?? 0)));
    const mine = state.pending.filter((change) => !taking.includes(change));
    for (const write of taking.flatMap(({ writes }) => writes)) {
      if (!isCertain(sim, write)) continue;
      if (!replaced(write, first, [...certain, ...mine], [...logged, ...state.heldChanges()]).has(String(encodeValue(write.value))))
        sim.fail(`${site.name}: the undo of ${undone} wrote to ${write.table}.${write.column} what was not there before`);
    }
  }
}

/** Values that a cell may have had before a change: the last one of what is known for `certain`, and of what may have come since. */
function replaced(cell: Write, before: Change, certain: readonly Change[], possible: readonly Change[]): ReadonlySet<string> {
  const earlier = (changes: readonly Change[]): Change[] =>
    changes.filter(
      (change) =>
        isLater(before.stamp, before.device, change.stamp, change.device) && change.writes.some((write) => isSameCell(write, cell)),
    );
  let last: Change | undefined;
  for (const change of earlier(certain))
    if (last === undefined || isLater(change.stamp, change.device, last.stamp, last.device)) last = change;
  const found = earlier(possible).filter((change) => last === undefined || isLater(change.stamp, change.device, last.stamp, last.device));
  const values = [...(last === undefined ? [] : [last]), ...found].flatMap(({ writes }) =>
    writes.filter((write) => isSameCell(write, cell)).map(({ value }) => String(encodeValue(value))),
  );
  return new Set(last === undefined ? [...values, String(encodeValue(null))] : values);
}

/** What an undo should write is known of cells of the last writer; not where the hub has expunged what the device has not heard of. */
const isCertain = (sim: Simulation, write: Write): boolean =>
  write.rule === 'last' && write.column !== 'deleted' && !sim.ledger.expunged.concerns(write);

const isSameCell = (a: Write, b: Write): boolean => a.table === b.table && a.row === b.row && a.column === b.column;

const nameOf = (change: { readonly gesture?: string; readonly device: string; readonly seq: number }): string =>
  change.gesture ?? `${change.device}.${change.seq}`;
