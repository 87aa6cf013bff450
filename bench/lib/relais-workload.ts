/** The bench's operations and rows as Relais has them: ids, writes, cells. */
import type { Id } from '../../src/kernel/ids.ts';
import type { Write } from '../../src/replica/change.ts';
import type { Replica } from '../../src/replica/replica.ts';
import type { Table } from '../../src/replica/schema.ts';
import { note, task } from './relais-tables.ts';

export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;
export type Op =
  | { readonly k: 'task' | 'note'; readonly id: string; readonly row: Row }
  | { readonly k: 'cell'; readonly id: string; readonly col: string; readonly value: Cell };
export interface Sitting {
  readonly author: number;
  readonly at: number;
  readonly ops: readonly Op[];
}
/**
 * The bench's ids have 21 characters, and are ordered as text; ours have 22, of which the last carries two bits, and are
 * ordered as the bytes they stand for: each character becomes the one of the same rank.
 */
const OURS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const THEIRS = [...OURS].sort().join('');
const toOurs = [...OURS].reduce(
  (codes, _, rank) => codes.fill(OURS.charCodeAt(rank), THEIRS.charCodeAt(rank), THEIRS.charCodeAt(rank) + 1),
  new Uint8Array(128),
);
const toTheirs = [...OURS].reduce(
  (codes, _, rank) => codes.fill(THEIRS.charCodeAt(rank), OURS.charCodeAt(rank), OURS.charCodeAt(rank) + 1),
  new Uint8Array(128),
);
/** Each id is translated once: an application has its ids at hand. */
export function toId(id: string): Id {
  let ours = translations.get(id);
  if (ours === undefined) {
    ours = `${translated(id, toOurs)}A`;
    translations.set(id, ours);
    originals.set(ours, id);
  }
  return ours;
}
const translations = new Map<string, Id>();
const originals = new Map<Id, string>();
export const fromId = (id: Id): string => originals.get(id) ?? translated(id, toTheirs);

const letters = Buffer.alloc(22);

function translated(id: string, codes: Uint8Array): string {
  for (let i = 0; i < 21; i++) letters[i] = codes[id.charCodeAt(i)] as number;
  return letters.toString('latin1', 0, 21);
}

const REFS: ReadonlySet<string> = new Set(['holder', 'role', 'place', 'task', 'author']);

/** One change writes each cell once, as a room's transaction sees to. */
export function writesOf(ops: readonly Op[]): Write[] {
  const writes: Write[] = [];
  const seen = new Set<string>();
  for (const op of ops) {
    const row = toId(op.id);
    if (op.k !== 'cell')
      for (const column in op.row) writes.push(write(op.k === 'task' ? task : note, row, column, op.row[column] as Cell));
    else {
      const made = write(task, row, op.col, op.value);
      const before = seen.has(op.id) ? writes.findIndex((each) => each.row === row && each.column === op.col) : -1;
      if (before < 0) writes.push(made);
      else writes[before] = made;
    }
    seen.add(op.id);
  }
  return writes;
}

const write = ({ name }: Table, row: Id, column: string, value: Cell): Write => ({
  table: name,
  row,
  column,
  rule: 'last',
  value: typeof value === 'string' && REFS.has(column) ? toId(value) : value,
});

export const shownCell = (column: string, value: unknown): Cell =>
  typeof value === 'string' && REFS.has(column) ? fromId(value) : ((value ?? null) as Cell);

export async function rowsOf(replica: Replica, table: Table): Promise<Map<string, Row>> {
  const rows = await replica.read((reader) => reader.where(table).all());
  return new Map(
    rows.map((row) => {
      const cells = Object.keys(table.columns).filter((column) => column !== 'deleted');
      return [
        fromId(row.id),
        Object.fromEntries(cells.map((column) => [column, shownCell(column, (row as Readonly<Record<string, unknown>>)[column])])),
      ];
    }),
  );
}
