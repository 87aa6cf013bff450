/** Whether an undo left alone what others wrote later: it may only write where the undone gesture's own write stood. */

import type { Program, Site } from '../actors/site.ts';
import type { Simulation } from '../simulation.ts';

/** `undone` is the gesture that was taken back, `undo` names the change that did it. */
export function checkUndo(sim: Simulation, site: Site, { device }: Program, undone: string, undo: string): void {
  for (const scope of device.scopes) {
    const { state } = device.core.journal(scope);
    const taking = state.pending.filter((change) => nameOf(change) === undo);
    const others = state.overlay().filter((change) => nameOf(change) !== undone && !taking.includes(change));
    const own = state.overlay().filter((change) => nameOf(change) === undone);
    const last = Math.max(0, ...own.map(({ stamp }) => stamp));
    if (own.length === 0) continue;
    for (const write of taking.flatMap(({ writes }) => writes)) {
      if (write.rule !== 'last') continue;
      const later = others.find(
        ({ stamp, writes }) =>
          stamp > last && writes.some(({ table, row, column }) => table === write.table && row === write.row && column === write.column),
      );
      if (later !== undefined && write.column !== 'deleted')
        sim.fail(`${site.name}: the undo of ${undone} took back what ${later.command} wrote later in ${write.table}.${write.column}`);
    }
  }
}

const nameOf = (change: { readonly gesture?: string; readonly device: string; readonly seq: number }): string =>
  change.gesture ?? `${change.device}.${change.seq}`;
