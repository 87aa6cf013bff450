/** Gathers what a command writes, so that it becomes one change with only the cells that differ. */

import { assert } from '../kernel/assert.ts';
import { base64url, decodeId, type Id, newId } from '../kernel/ids.ts';
import type { Random } from '../kernel/ports.ts';
import type { Result } from '../kernel/result.ts';
import type { Write } from '../replica/change.ts';
import { deriveId } from '../replica/ids.ts';
import type { Conditions, Reader, Rows, Trash } from '../replica/read.ts';
import { type Cells, DELETED, type Field, kept, type Row, ruleOf, shown, type Table } from '../replica/schema.ts';
import type { Texts } from '../replica/text-port.ts';
import { sameValue, type Value } from '../replica/value.ts';
import type { Acting, Answer, Circumstances, Signed, Step, Transaction } from './room.ts';

interface Drafted {
  readonly table: Table;
  readonly id: Id;
  readonly base: Row<Table> | undefined;
  /** The row's id comes from its content: other devices may write the same row (R4). */
  derived: boolean;
  readonly cells: Map<string, Value>;
  /** Written even when they are what they were: they decide whether a row that others may have parted stands (R2). */
  readonly certain: Set<string>;
  readonly texts: Map<string, { readonly content: string; readonly update: Value }>;
}

/** Carries out a command in a draft: its arguments are checked as if it stood alone. */
export type Carry = (draft: Draft, name: string, input: unknown) => Result<Answer>;

export interface Drafting {
  readonly reader: Reader;
  readonly circumstances: Circumstances;
  readonly random: Random;
  readonly text?: Texts;
  readonly carry: Carry;
}

export class Draft implements Transaction {
  readonly now: number;
  readonly today: string;
  readonly zone: string;
  /** A text column was to be read or written and the text engine is not there. */
  textMissing = false;
  /** Why a command inside this one was refused: then none of it is done, whatever it answers itself. */
  refusal: Result<Answer> | undefined;
  private readonly drafting: Drafting;
  private readonly signature: Signed | undefined;
  private readonly reader: Reader;
  private readonly random: Random;
  private readonly textSource: Texts | undefined;
  private readonly rows = new Map<string, Drafted>();
  /** Set while a command inside this one is carried out. */
  private acting: (Acting & { drawn: number }) | undefined;

  constructor(drafting: Drafting, signed?: Signed) {
    const { reader, circumstances, random, text } = drafting;
    this.drafting = drafting;
    this.reader = reader;
    this.random = random;
    this.textSource = text;
    this.signature = signed;
    this.now = circumstances.now;
    this.today = circumstances.today;
    this.zone = circumstances.zone;
  }

  get signed(): Signed | undefined {
    return this.acting === undefined ? this.signature : undefined;
  }

  get me(): Id {
    return this.acting?.me ?? this.drafting.circumstances.me;
  }

  perform(name: string, input: unknown, as: Acting): Result<Answer> {
    const outer = this.acting;
    this.acting = { ...as, drawn: 0 };
    const answer = this.drafting.carry(this, name, input);
    this.acting = outer;
    if (!answer.ok) this.refusal ??= answer;
    return answer;
  }

  rehearse(steps: readonly Step[]): readonly Result<Answer>[] {
    const draft = new Draft(this.drafting);
    const answers = steps.map(({ name, input, as }) => draft.perform(name, input, as));
    this.textMissing ||= draft.textMissing;
    return answers;
  }

  row<T extends Table>(table: T, id: Id): Row<T> | undefined {
    const drafted = this.rows.get(key(table, id));
    if (drafted === undefined) return this.reader.row(table, id);
    if (drafted.base === undefined && drafted.cells.size === 0 && drafted.texts.size === 0) return undefined;
    const row: Record<string, unknown> = { id };
    for (const [column, field] of Object.entries(table.columns)) {
      row[column] = drafted.cells.has(column) ? shown(field, drafted.cells.get(column)) : (drafted.base?.[column] ?? null);
    }
    // Every column of the table was filled just above.
    return row as Row<T>;
  }

  where<T extends Table>(table: T, conditions?: Conditions<T>, trash?: Trash): Rows<T> {
    return this.reader.where(table, conditions, trash);
  }

  text<T extends Table>(table: T, id: Id, column: keyof T['columns'] & string): string {
    this.textMissing ||= this.textSource === undefined;
    return this.rows.get(key(table, id))?.texts.get(column)?.content ?? this.reader.text(table, id, column);
  }

  newId(): Id {
    if (this.acting === undefined) return newId(this.random);
    this.acting.drawn++;
    return deriveId(...this.acting.seed, this.acting.drawn);
  }

  deriveId(...parts: readonly (string | number)[]): Id {
    return deriveId(...parts);
  }

  insert<T extends Table>(table: T, cells: Cells<T>, id?: Id): Id {
    assert(table.ends === undefined || id !== undefined, `rows of ${table.name} are made by join: their ids derive from their ends (R2)`);
    const row = this.drafted(table, id ?? this.newId());
    row.derived ||= id !== undefined || this.acting !== undefined;
    for (const [column, value] of Object.entries(cells)) {
      if (value === undefined || (id === undefined && value === null)) continue;
      this.put(row, column, value, id !== undefined && value === null && row.base === undefined);
    }
    return row.id;
  }

  update<T extends Table>(table: T, id: Id, cells: Cells<T>): void {
    const row = this.drafted(table, id);
    for (const [column, value] of Object.entries(cells)) if (value !== undefined) this.put(row, column, value, false);
  }

  remove(table: Table, id: Id): void {
    const row = this.drafted(table, id);
    if ((row.cells.get(DELETED) ?? row.base?.[DELETED] ?? null) === null) this.put(row, DELETED, this.now, false);
  }

  restore(table: Table, id: Id): void {
    this.put(this.drafted(table, id), DELETED, null, false);
  }

  join<T extends Table>(table: T, ends: Readonly<Record<string, Id>>, cells?: Cells<T>): Id {
    assert(table.ends !== undefined, `${table.name} is a joining table`);
    const parts = table.ends.map((end) => {
      const id = ends[end];
      assert(id !== undefined, `${table.name}: the end ${end} is given`);
      return id;
    });
    const row = this.drafted(table, deriveId(table.name, ...parts));
    row.derived = true;
    const given: Readonly<Record<string, unknown>> = { ...ends, ...cells };
    for (const [column, value] of Object.entries(given))
      if (value !== undefined) this.put(row, column, value, value === null && row.base === undefined);
    this.put(row, DELETED, null, row.base === undefined);
    return row.id;
  }

  setText<T extends Table>(table: T, id: Id, column: keyof T['columns'] & string, content: string): void {
    assert(table.columns[column]?.kind === 'text', `${table.name}.${column} is a text`);
    const row = this.drafted(table, id);
    const texts = this.textSource;
    if (texts === undefined) {
      this.textMissing ||= content !== '' || row.base !== undefined;
      return;
    }
    const { port } = texts;
    const before = texts.updates(table.name, id, column);
    if (port.plain(before) === content) {
      row.texts.delete(column);
      return;
    }
    const client = row.derived && before.length === 0 ? clientOf(id, column, content) : this.newClient(id, column, content, texts, before);
    row.texts.set(column, { content, update: port.edit(before, content, client) });
  }

  /** One write per cell that differs from what the replica shows, in the order in which rows were first touched. */
  writes(): readonly Write[] {
    const writes: Write[] = [];
    for (const row of this.rows.values()) {
      for (const [column, value] of row.cells) {
        const field = fieldOf(row.table, column);
        if (!row.certain.has(column) && sameValue(value, kept(field, row.base?.[column]))) continue;
        writes.push({ table: row.table.name, row: row.id, column, rule: ruleOf(field), value });
      }
      for (const [column, text] of row.texts) {
        writes.push({ table: row.table.name, row: row.id, column, rule: 'text', value: text.update });
      }
    }
    return writes;
  }

  /** How many rows that stand would go to the trash, by table. */
  removals(): ReadonlyMap<Table, number> {
    const counts = new Map<Table, number>();
    for (const row of this.rows.values()) {
      const goes = (row.cells.get(DELETED) ?? null) !== null && row.base !== undefined && row.base[DELETED] === null;
      if (goes) counts.set(row.table, (counts.get(row.table) ?? 0) + 1);
    }
    return counts;
  }

  private drafted(table: Table, id: Id): Drafted {
    const name = key(table, id);
    let row = this.rows.get(name);
    if (row === undefined) {
      const base = this.reader.row(table, id);
      row = { table, id, base, derived: false, cells: new Map(), certain: new Set(), texts: new Map() };
      this.rows.set(name, row);
    }
    return row;
  }

  private put(row: Drafted, column: string, value: unknown, certain: boolean): void {
    const field = fieldOf(row.table, column);
    if (field.kind === 'text') {
      this.setText(row.table, row.id, column, typeof value === 'string' ? value : '');
      return;
    }
    row.cells.set(column, kept(field, value));
    if (certain) row.certain.add(column);
  }

  /** Inside another command: the same on devices that know the same of the text, so that what they write is written once. */
  private newClient(id: Id, column: string, content: string, { port }: Texts, before: readonly Uint8Array[]): number {
    if (this.acting === undefined) return firstNumber(this.random.bytes(4));
    return clientOf(id, column, content, ...this.acting.seed, before.length === 0 ? '' : base64url(port.merge(before)));
  }
}

const key = (table: Table, id: Id): string => `${table.name}/${id}`;

function fieldOf(table: Table, column: string): Field {
  const field = Object.hasOwn(table.columns, column) ? table.columns[column] : undefined;
  assert(field !== undefined, `${table.name} has a column ${column}`);
  return field;
}

/**
 * The text client of a derived row's first text (R8): the same on every device that writes the same content. Another
 * content is another client's, as one client must never say two things.
 */
function clientOf(id: Id, column: string, content: string, ...more: readonly (string | number)[]): number {
  const bytes = decodeId(deriveId('text', id, column, content, ...more));
  assert(bytes !== undefined, 'a derived id decodes');
  return firstNumber(bytes);
}

const firstNumber = (bytes: Uint8Array): number => new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
