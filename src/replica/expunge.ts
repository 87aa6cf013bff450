/**
 * Expunging (X3): a value goes for ever, with its whole history. An expunging is a change whose writes have the rule
 * `expunge`; what it names leaves state, log and history, wherever it is met and whenever it comes. In the place of
 * each write that goes stands one of the rule `void`, so that the other writes of its change stay where they were.
 */

import type { Id } from '../kernel/ids.ts';
import { type Change, isLater, type Write } from './change.ts';

/** The rule of a write that expunges a cell; its value is the rule of what it takes away. */
export const EXPUNGE = 'expunge';
/** The rule of what is left of an expunged write: it says where, and nothing else. */
export const VOID = 'void';
/** The column of a write that expunges a whole row. */
export const EVERY_COLUMN = '*';
/** What stands in the trash mark of a row that is gone for ever: an instant that no trash has. */
export const FOREVER = 0;

/** The change that a write belongs to. */
type Origin = Pick<Change, 'stamp' | 'device'>;

/** Something was expunged, by the change `device`, `seq`: a cell up to its stamp, or a row for ever. */
export interface Expunged {
  readonly device: Id;
  readonly seq: number;
  readonly stamp: number;
  readonly table: string;
  readonly row: Id;
  readonly column: string;
}

export const isExpunging = (change: Change): boolean => change.writes.some((write) => write.rule === EXPUNGE);

/** What a change expunges. */
export const expungedBy = ({ device, seq, stamp, writes }: Change): Expunged[] =>
  writes.flatMap(({ table, row, column, rule }) => (rule === EXPUNGE ? [{ device, seq, stamp, table, row, column }] : []));

/** Everything that was ever expunged in a scope. */
export class Expunging {
  readonly list: Expunged[] = [];
  private readonly byRow = new Map<Id, Expunged[]>();

  get isEmpty(): boolean {
    return this.list.length === 0;
  }

  /** Takes note; the same change twice is once. */
  add(expunged: readonly Expunged[]): void {
    for (const item of expunged) {
      const known = this.byRow.get(item.row) ?? [];
      if (lacking([item], known).length === 0) continue;
      this.byRow.set(item.row, [...known, item]);
      this.list.push(item);
    }
  }

  /** Whether a write is gone: to a row that is gone for ever, or to a cell before it was expunged. */
  voids({ table, row, column, rule }: Write, { stamp, device }: Origin): boolean {
    if (rule === VOID || rule === EXPUNGE || this.list.length === 0) return false;
    return (this.byRow.get(row) ?? []).some(
      (item) =>
        item.table === table &&
        (item.column === EVERY_COLUMN || (item.column === column && isLater(item.stamp, item.device, stamp, device))),
    );
  }

  /** Whether a write is to something that was expunged, before or after. */
  concerns({ table, row, column, rule }: Write): boolean {
    if (rule === VOID || rule === EXPUNGE || this.list.length === 0) return false;
    return (this.byRow.get(row) ?? []).some((item) => item.table === table && (item.column === EVERY_COLUMN || item.column === column));
  }

  /** The change without what is gone of it; the same object when that is nothing. */
  strip(change: Change): Change {
    return this.list.length === 0 ? change : voided(change, (write) => this.voids(write, change));
  }

  /** The change without what it wrote to anything that was expunged: it was made in ignorance of that. */
  stripIgnorant(change: Change): Change {
    return this.list.length === 0 ? change : voided(change, (write) => this.concerns(write));
  }
}

/** What of `due` is not among `done`. */
export function lacking(due: readonly Expunged[], done: readonly Expunged[]): Expunged[] {
  const names = new Set(done.map(nameOf));
  return due.filter((item) => !names.has(nameOf(item)));
}

const nameOf = ({ device, seq, table, row, column }: Expunged): string => `${device}.${seq}/${table}/${row}/${column}`;

function voided(change: Change, goes: (write: Write) => boolean): Change {
  if (!change.writes.some(goes)) return change;
  return { ...change, writes: change.writes.map((write) => (goes(write) ? { ...write, rule: VOID, value: null } : write)) };
}
