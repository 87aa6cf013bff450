/** The state of a row, from whichever columns tell it. */

import { cut } from './clean.ts';
import type { Cells } from './csv-cells.ts';
import type { PlanBuilder } from './plan.ts';
import { stateOf, stateOfList } from './states.ts';
import type { ImportedState } from './types.ts';

interface RowState {
  readonly state: ImportedState;
  /** A word that says no state we know, to be kept as text. */
  readonly kept: readonly (readonly [string, string])[];
}

/** `listsNoted` holds the lists whose name was already said to tell the state. */
export function rowState(cells: Cells, listsNoted: Set<string>, plan: PlanBuilder): RowState {
  const word = cells.one('state');
  const said = word === '-1' ? 'dropped' : stateOf(word);
  const archived = stateOf(cells.one('archived'));
  if (archived === 'done' || archived === 'dropped') return { state: 'dropped', kept: [] };
  // TickTick writes 2 for a task that was completed and then archived.
  if (said === 'dropped' && word === '2' && cells.one('doneAt') !== '') return { state: 'done', kept: [] };
  const known = said ?? fromDone(cells) ?? fromPercent(cells) ?? (word === '' ? fromList(cells, listsNoted, plan) : undefined);
  if (word !== '' && said === undefined) {
    plan.note(cells.line, 'changed', 'import.state-unknown', { state: cut(word, 80) });
    return { state: known ?? 'open', kept: [[cells.header('state'), word]] };
  }
  return { state: known ?? 'open', kept: [] };
}

/** A column "done" holds yes or no, or the date. */
function fromDone(cells: Cells): ImportedState | undefined {
  const done = cells.one('done');
  if (done !== '') {
    const state = stateOf(done);
    if (state !== undefined) return state;
    if (/\d{4}|\d+[/.-]\d+/.test(done)) return 'done';
  }
  return cells.one('doneAt') === '' ? undefined : 'done';
}

function fromPercent(cells: Cells): ImportedState | undefined {
  const percent = Number(cells.one('percent').replace(/\s*%$/, '').replace(',', '.') || Number.NaN);
  if (Number.isNaN(percent)) return undefined;
  if (percent >= 100) return 'done';
  return percent > 0 ? 'doing' : 'open';
}

function fromList(cells: Cells, listsNoted: Set<string>, plan: PlanBuilder): ImportedState | undefined {
  const list = cells.one('list');
  const state = stateOfList(list);
  if (state !== undefined && state !== 'open' && !listsNoted.has(list)) {
    listsNoted.add(list);
    plan.note(undefined, 'changed', 'import.state-from-list', { list, state });
  }
  return state;
}
