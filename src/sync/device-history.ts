/** The history of one row: what the device keeps as changes, and from the hub what is older. By row only, never by person. */

import type { Id } from '../kernel/ids.ts';
import { startingWith } from '../kernel/store.ts';
import type { Change } from '../replica/change.ts';
import { instantOf } from '../replica/stamp.ts';
import type { DeviceCore } from './device-core.ts';
import { DEVICE } from './device-layout.ts';
import { loadLog } from './device-load.ts';
import type { DeviceScope } from './device-scope.ts';
import { undoName } from './device-undo.ts';
import { changesOf } from './entries.ts';
import { cursorOfKey } from './log-block.ts';

/** One change that touched the row. */
export interface Happened {
  /** All it wrote, other rows included. */
  readonly change: Change;
  /** The member whose device made it; missing when the device is not known. */
  readonly author: Id | undefined;
  /** ms since 1970. */
  readonly at: number;
  /** False while it is only on this device. */
  readonly accepted: boolean;
  /** The name to undo it by. */
  readonly undo: string;
}

export interface RowHistory {
  /** Newest first. */
  readonly happened: readonly Happened[];
  /** False when there is more at the hub, which cannot be reached now. */
  readonly complete: boolean;
}

/** Pages asked of the hub for one history. */
const PAGES = 20;

export async function rowHistory(core: DeviceCore, table: string, row: Id): Promise<RowHistory> {
  const happened: Happened[] = [];
  let complete = true;
  for (const { state } of core.journals.values()) {
    const touches = (change: Change): boolean => change.writes.some((write) => write.row === row && write.table === table);
    const { oldest, changes } = await kept(core, state);
    const older = oldest > 1 ? await fromHub(core, state, table, row, oldest) : { changes: [], complete: true };
    complete &&= older.complete;
    const told = (accepted: boolean) => (change: Change) =>
      touches(change)
        ? [{ change, author: core.roster.memberOf(change.device), at: instantOf(change.stamp), accepted, undo: undoName(change) }]
        : [];
    happened.push(...older.changes.flatMap(told(true)), ...changes.flatMap(told(true)));
    happened.push(...[...state.heldChanges(), ...state.pending].flatMap(told(false)));
  }
  happened.sort((a, b) => b.change.stamp - a.change.stamp);
  return { happened, complete };
}

/** What is kept as changes, from which cursor on. */
async function kept(core: DeviceCore, state: DeviceScope): Promise<{ oldest: number; changes: readonly Change[] }> {
  const { store, compressor } = core.ports;
  const { scope, log, tail } = state;
  const [first] = await store.keys(DEVICE.log, { ...startingWith(`${scope}/`), limit: 1 });
  const oldest = Math.min(log.base + 1, first === undefined ? log.base + 1 : cursorOfKey(first));
  const folded = await loadLog(store, compressor, scope, oldest - 1, log.base);
  return { oldest, changes: changesOf([...folded, ...tail]) };
}

async function fromHub(
  core: DeviceCore,
  state: DeviceScope,
  table: string,
  row: Id,
  before: number,
): Promise<{ changes: readonly Change[]; complete: boolean }> {
  const changes: Change[] = [];
  let next = before;
  for (let page = 0; page < PAGES && next > 0; page++) {
    const [session] = core.sessions;
    const answer = await session?.ask(state.scope, table, row, next);
    if (answer === undefined) break;
    changes.unshift(...answer.changes);
    next = answer.next;
  }
  return { changes, complete: next === 0 };
}
