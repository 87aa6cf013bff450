/**
 * The reference model: a replica in maps and loops, too slow to ship and too plain to be wrong. It is the double that
 * rooms are tested with, and the oracle that the real replica's scans must equal.
 */

import { compareBytes, utf8 } from '../../kernel/bytes.ts';
import { decodeId, type Id } from '../../kernel/ids.ts';
import { type Change, isLater } from '../../replica/change.ts';
import type { Conditions, Reader, Rows, SortKey, Trash } from '../../replica/read.ts';
import { DELETED, kept, type Row, shown, type Table } from '../../replica/schema.ts';
import { instantOf, type Stamp } from '../../replica/stamp.ts';
import type { TextPort, Texts } from '../../replica/text-port.ts';
import { compareValues, encodeValue, type Value } from '../../replica/value.ts';
import { naiveText } from './naive-text.ts';

interface Cell {
  stamp: Stamp;
  device: Id;
  value: Value;
}

type Cells = Map<string, Cell | Uint8Array[]>;
/** When each row was last written, by table name and row id. */
type Written = Map<string, Stamp>;
/** By table name, then row id, then column name. */
type Tables = Map<string, Map<Id, Cells>>;

export class NaiveReplica implements Reader, Texts {
  readonly port: TextPort;
  private readonly tables: Tables = new Map();
  private readonly written: Written = new Map();

  constructor(port: TextPort = naiveText) {
    this.port = port;
  }

  /** Any order, any number of times. */
  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      for (const write of change.writes) {
        const rows = entry(this.tables, write.table, () => new Map<Id, Cells>());
        const row = entry(rows, write.row, (): Cells => new Map());
        this.written.set(`${write.table} ${write.row}`, Math.max(change.stamp, this.written.get(`${write.table} ${write.row}`) ?? 0));
        if (write.rule === 'text') addUpdate(row, write.column, write.value);
        else putCell(row, write.column, { stamp: change.stamp, device: change.device, value: write.value });
      }
    }
  }

  row<T extends Table>(table: T, id: Id): Row<T> | undefined {
    const cells = this.tables.get(table.name)?.get(id);
    if (cells === undefined) return undefined;
    const row: Record<string, unknown> = { id };
    for (const [column, field] of Object.entries(table.columns)) {
      const cell = cells.get(column);
      // Texts are read with `text`.
      row[column] = Array.isArray(cell) ? null : shown(field, cell?.value);
    }
    // Every column of the table was filled just above.
    return row as Row<T>;
  }

  where<T extends Table>(table: T, conditions?: Conditions<T>, trash: Trash = 'without'): Rows<T> {
    const all = [...(this.tables.get(table.name)?.keys() ?? [])].sort(byId).flatMap((id) => this.row(table, id) ?? []);
    const kept = all.filter((row) => trash === 'with' || (trash === 'only') === (row[DELETED] !== null));
    const rows = new NaiveRows(table, kept, this.written);
    return conditions === undefined ? rows : rows.where(conditions);
  }

  text<T extends Table>(table: T, id: Id, column: keyof T['columns'] & string): string {
    return this.port.plain(this.updates(table.name, id, column));
  }

  updates(table: string, row: Id, column: string): readonly Uint8Array[] {
    const cell = this.tables.get(table)?.get(row)?.get(column);
    return Array.isArray(cell) ? cell : [];
  }

  /** Everything it holds, in an order of its own: two replicas with the same changes give the same text. */
  dump(): string {
    const lines: string[] = [];
    for (const [table, rows] of this.tables) {
      for (const [row, cells] of rows) {
        for (const [column, cell] of cells) {
          const content = Array.isArray(cell) ? this.port.plain(cell) : `${cell.stamp} ${cell.device} ${encodeValue(cell.value).join(',')}`;
          lines.push(`${table} ${row} ${column} ${content}`);
        }
      }
    }
    return lines.sort().join('\n');
  }
}

class NaiveRows<T extends Table> implements Rows<T> {
  private readonly table: T;
  private readonly rows: readonly Row<T>[];
  private readonly written: Written;

  constructor(table: T, rows: readonly Row<T>[], written: Written) {
    this.table = table;
    this.rows = rows;
    this.written = written;
  }

  private of(rows: readonly Row<T>[]): NaiveRows<T> {
    return new NaiveRows(this.table, rows, this.written);
  }

  get count(): number {
    return this.rows.length;
  }

  where(conditions: Conditions<T>): Rows<T> {
    return this.of(this.rows.filter((row) => this.holds(row, conditions)));
  }

  sort(...keys: readonly SortKey<T>[]): Rows<T> {
    const compare = (a: Row<T>, b: Row<T>): number => {
      for (const { by, descending } of [...keys, { by: 'id' as const }] as readonly SortKey<T>[]) {
        const order =
          by === 'id' ? byId(a.id, b.id) * (descending === true ? -1 : 1) : compareCells(cellOf(a, by), cellOf(b, by), descending === true);
        if (order !== 0) return order;
      }
      return 0;
    };
    return this.of([...this.rows].sort(compare));
  }

  slice(from: number, to?: number): Rows<T> {
    return this.of(this.rows.slice(from, to));
  }

  at(places: readonly number[]): Rows<T> {
    return this.of(places.flatMap((place) => this.rows[place] ?? []));
  }

  ids(): Id[] {
    return this.rows.map((row) => row.id);
  }

  all(): Row<T>[] {
    return [...this.rows];
  }

  first(): Row<T> | undefined {
    return this.rows[0];
  }

  values<K extends keyof T['columns'] & string>(column: K): Row<T>[K][] {
    return this.rows.map((row) => row[column]);
  }

  places<U extends Table>(column: (keyof T['columns'] & string) | 'id', others: Rows<U>): Int32Array {
    const ids: readonly unknown[] = others.ids();
    return Int32Array.from(this.rows, (row) => ids.indexOf(row[column]));
  }

  writtenAt(): Float64Array {
    return Float64Array.from(this.rows, ({ id }) => instantOf(this.written.get(`${this.table.name} ${id}`) ?? 0));
  }

  tally<K extends keyof T['columns'] & string>(column: K): Map<Row<T>[K], number> {
    const counts = new Map<Row<T>[K], number>();
    for (const value of this.values(column)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  }

  private holds(row: Row<T>, conditions: Conditions<T>): boolean {
    return Object.entries(conditions).every(([column, condition]: [string, unknown]) => {
      if (condition === undefined) return true;
      const field = this.table.columns[column];
      const value = cellOf(row, column);
      const same = (wanted: unknown) => (field === undefined ? value === wanted : kept(field, value) === kept(field, wanted));
      if (typeof condition === 'function') return condition(value) === true;
      return Array.isArray(condition) ? condition.some(same) : same(condition);
    });
  }
}

/** Rows are read by the names of their columns. */
const cellOf = (row: object, column: string): unknown => (row as Readonly<Record<string, unknown>>)[column];

/** Null last whichever the direction; text by code point, numbers by size, false before true. */
function compareCells(a: unknown, b: unknown, descending: boolean): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  const order = typeof a === 'string' && typeof b === 'string' ? byCodePoint(a, b) : Number(a) - Number(b);
  return descending ? -order : order;
}

/** Ids stand in the order of their bytes, which is not that of their characters. */
const byId = (a: Id, b: Id): number => compareBytes(decodeId(a) ?? utf8(a), decodeId(b) ?? utf8(b));

function byCodePoint(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function putCell(row: Cells, column: string, cell: Cell): void {
  const known = row.get(column);
  if (Array.isArray(known)) return;
  if (known !== undefined && !wins(cell, known)) return;
  row.set(column, cell);
}

/** R1. */
const wins = (a: Cell, b: Cell): boolean =>
  isLater(a.stamp, a.device, b.stamp, b.device) || (a.stamp === b.stamp && a.device === b.device && compareValues(a.value, b.value) > 0);

function addUpdate(row: Cells, column: string, value: Value): void {
  const known = row.get(column);
  const updates = Array.isArray(known) ? known : [];
  if (value instanceof Uint8Array) updates.push(value);
  row.set(column, updates);
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
