/**
 * The materialised state of the scopes a device or server sees: a pure function of the set of changes laid on it (R1–R9).
 * It knows no identity, sequence, clock or storage; those are in sync/.
 */

import type { Id } from '../kernel/ids.ts';
import type { Compressor } from '../kernel/ports.ts';
import { Blocks } from './blocks.ts';
import { type Change, type Scope, SHARED, type Write } from './change.ts';
import { FOREVER } from './expunge.ts';
import { textUpdates } from './members.ts';
import type { Conditions, Reader, Rows, Trash } from './read.ts';
import { DELETED, type Row, type Table } from './schema.ts';
import type { BlockSource, Manifest } from './segment-types.ts';
import { rowMaker, Selection } from './selection.ts';
import { TableState } from './table-state.ts';
import type { TextPort, Texts } from './text-port.ts';
import type { Value } from './value.ts';

/** Per table: the columns and rows that were written. */
export type Touched = ReadonlyMap<string, { readonly columns: ReadonlySet<string>; readonly rows: ReadonlySet<Id> }>;

/** Per table, the columns that a read looked at. */
export type Looked = ReadonlyMap<string, ReadonlySet<string>>;

export interface ReplicaOptions {
  readonly tables: readonly Table[];
  readonly blocks: BlockSource;
  readonly compressor: Compressor;
  /** Where a table lives; `shared` unless told. */
  readonly scopeOf?: (table: string) => Scope;
}

/** What a read gave: an answer, or the wait for blocks after which to read again. */
export type Attempt<T> =
  | { readonly done: true; readonly value: T; readonly looked: Looked }
  | { readonly done: false; readonly loading: Promise<void> };

export class Replica {
  private readonly tables: ReadonlyMap<string, Table>;
  private readonly blocks: Blocks;
  private readonly scopeOf: (table: string) => Scope;
  private readonly scopes = new Map<Scope, Map<string, TableState>>();
  private readonly listeners = new Set<(touched: Touched) => void>();
  private textPort: TextPort | undefined;
  private textMissed = false;

  constructor(options: ReplicaOptions) {
    this.tables = new Map(options.tables.map((table) => [table.name, table]));
    this.blocks = new Blocks(options.blocks, options.compressor);
    this.scopeOf = options.scopeOf ?? (() => SHARED);
  }

  /** The text engine, loaded when a text is first opened. */
  useText(port: TextPort): void {
    this.textPort = port;
    this.tell(new Map([...this.tables.values()].filter(hasText).map((table) => [table.name, EVERYTHING])));
  }

  /** The text engine with this replica's texts, for commands that edit them, inside `read` or `attempt`. */
  get texts(): Texts | undefined {
    const port = this.textPort;
    return port === undefined ? undefined : { port, updates: (table, row, column) => this.textUpdates(table, row, column) };
  }

  /** The reading being made met a text, and the engine that reads texts is not there: ask inside it. */
  get lacksText(): boolean {
    return this.textMissed;
  }

  /** Lays changes over the state, in any order, any number of times (R1, R8), and tells subscribers once. */
  apply(changes: readonly Change[]): void {
    const touched = new Map<string, TouchedTable>();
    for (const change of changes) {
      let table: TouchedTable | undefined;
      let state: TableState | undefined;
      for (const write of change.writes) {
        if (state === undefined || table?.name !== write.table) {
          state = this.state(change.scope, write.table);
          table = touched.get(write.table) ?? new TouchedTable(write.table);
        }
        if (!state.apply(write, change)) continue;
        table.add(write);
        touched.set(write.table, table);
      }
    }
    if (touched.size > 0) this.tell(touched);
  }

  /** Forgets all of a scope but these segments; the caller lays log and pending on again (R9). */
  reset(scope: Scope, manifest: Manifest | undefined): void {
    const states = new Map<string, TableState>();
    for (const [name, segments] of Object.entries(manifest?.tables ?? {})) {
      states.set(name, new TableState(this.tables.get(name), segments, this.blocks));
    }
    const before = this.scopes.get(scope);
    this.scopes.set(scope, states);
    if (before !== undefined) this.tell(new Map([...before.keys(), ...states.keys()].map((name) => [name, EVERYTHING])));
  }

  /** Calls back after each `apply` or `reset`; a table with no named column and row was touched as a whole. */
  subscribe(listener: (touched: Touched) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Reads, waiting for blocks as often as needed. Rejects with `StoreError('damaged')` when one cannot be had. */
  async read<T>(body: (reader: Reader) => T): Promise<T> {
    for (;;) {
      const attempt = this.attempt(body);
      if (attempt.done) return attempt.value;
      await attempt.loading;
    }
  }

  /** Reads at once; what was computed without a block that is not loaded yet does not count. */
  attempt<T>(body: (reader: Reader) => T): Attempt<T> {
    const looked = new Map<string, Set<string>>();
    this.blocks.forgive();
    this.textMissed = false;
    const value = body(this.reader(looked));
    if (!this.blocks.incomplete) return { done: true, value, looked };
    return { done: false, loading: this.blocks.load() };
  }

  /** All tables of a scope that hold anything, known to this version or not. */
  tableNames(scope: Scope): string[] {
    return [...(this.scopes.get(scope)?.keys() ?? [])].sort();
  }

  /** Columns of a table that anybody ever wrote, known to this version or not. */
  columnNames(scope: Scope, table: string): string[] {
    return this.state(scope, table).columnNames();
  }

  /** A cell as it is kept, inside `read` or `attempt`; `undefined` when nobody wrote it. */
  cell(scope: Scope, table: string, id: Id, column: string): Value | undefined {
    const state = this.state(scope, table);
    if (state.rowCount === undefined || !state.openIds()) return undefined;
    const row = state.index.find(id);
    return row < 0 ? undefined : state.get(row, column);
  }

  /** For the fold and digests: the live state; made when there is none. */
  state(scope: Scope, table: string): TableState {
    let states = this.scopes.get(scope);
    if (states === undefined) {
      states = new Map();
      this.scopes.set(scope, states);
    }
    let state = states.get(table);
    if (state === undefined) {
      state = new TableState(this.tables.get(table), [], this.blocks);
      states.set(table, state);
    }
    return state;
  }

  private find(table: string): TableState | undefined {
    return this.scopes.get(this.scopeOf(table))?.get(table);
  }

  private tell(touched: Touched): void {
    for (const listener of this.listeners) listener(touched);
  }

  private reader(looked: Map<string, Set<string>>): Reader {
    const lookAt = (table: string) => {
      const seen = looked.get(table) ?? new Set();
      looked.set(table, seen);
      return (column: string) => {
        seen.add(column);
      };
    };
    return {
      row: <T extends Table>(table: T, id: Id): Row<T> | undefined => {
        const look = lookAt(table.name);
        const at = this.locate(table.name, id);
        if (at === undefined) for (const column of Object.keys(table.columns)) look(column);
        return at === undefined ? undefined : rowMaker(table, at.state, look)(at.row);
      },
      where: <T extends Table>(table: T, conditions?: Conditions<T>, trash: Trash = 'without'): Rows<T> => {
        const look = lookAt(table.name);
        const all = Selection.all(table, this.find(table.name), look);
        const selected = conditions === undefined ? all : all.where(conditions);
        // The trash is told apart last, and among few: most rows are not in it.
        return trash === 'with' ? selected : selected.where({ [DELETED]: trash === 'only' ? isInTrash : null } as unknown as Conditions<T>);
      },
      text: (table, id, column) => {
        lookAt(table.name)(column);
        const updates = this.textUpdates(table.name, id, column);
        this.textMissed ||= updates.length > 0 && this.textPort === undefined;
        return updates.length === 0 ? '' : (this.textPort?.plain(updates) ?? '');
      },
    };
  }

  private textUpdates(table: string, id: Id, column: string): Uint8Array[] {
    const at = this.locate(table, id);
    return at === undefined ? [] : textUpdates(at.state.get(at.row, column));
  }

  private locate(table: string, id: Id): { state: TableState; row: number } | undefined {
    const state = this.find(table);
    if (state === undefined || state.rowCount === undefined || !state.openIds()) return undefined;
    const row = state.index.find(id);
    return row < 0 ? undefined : { state, row };
  }
}

const hasText = (table: Table): boolean => Object.values(table.columns).some((column) => column.kind === 'text');
/** In the trash, and not gone for ever (X3). */
const isInTrash = (value: Value): boolean => value !== null && value !== FOREVER;
const EVERYTHING = { columns: new Set<string>(), rows: new Set<Id>() };

/** What `apply` changed in one table. A row's cells come together, so most of them are the same row again. */
class TouchedTable {
  readonly name: string;
  readonly columns = new Set<string>();
  private readonly ids: Id[] = [];
  private set: ReadonlySet<Id> | undefined;

  constructor(name: string) {
    this.name = name;
  }

  add({ row, column }: Write): void {
    this.columns.add(column);
    if (row !== this.ids.at(-1)) this.ids.push(row);
  }

  /** Made when somebody asks: most look at the columns only. */
  get rows(): ReadonlySet<Id> {
    this.set ??= new Set(this.ids);
    return this.set;
  }
}

/** Whether a read that looked at `looked` may answer otherwise after `touched`. */
export function concerns(touched: Touched, looked: Looked): boolean {
  for (const [table, columns] of looked) {
    const written = touched.get(table);
    if (written === undefined) continue;
    if (written.columns.size === 0 || columns.size === 0) return true;
    for (const column of written.columns) if (columns.has(column)) return true;
  }
  return false;
}
