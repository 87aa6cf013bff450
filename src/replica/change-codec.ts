/**
 * Changes as bytes. A codec remembers what it has already named (devices, commands, columns, rows), so that in a warm
 * session a one-cell change takes about 30 bytes; a fresh codec per block makes the block stand alone. Both ends must
 * see the same sequence. Layout: docs in src/replica/SPEC.md §Encoding.
 */

import { assert } from '../kernel/assert.ts';
import type { ByteReader, ByteWriter } from '../kernel/bytes.ts';
import { decodeIdInto, encodeId, ID_BYTES, type Id } from '../kernel/ids.ts';
import type { Change, Scope, Write } from './change.ts';
import { joinStamp, type Stamp, splitStamp } from './stamp.ts';
import { readTagged, type Value, writeValue } from './value.ts';

const NEXT_SEQ = 1;
const GESTURE = 2;
const BEHALF = 4;
const COUNTER = 8;
const SINGLE = 16;
const KNOWN_FLAGS = 31;

/** Rows remembered by a codec; beyond it starts over, on both ends at the same change. */
const ROWS_REMEMBERED = 1 << 16;
const WRITES_LIMIT = 1 << 17;

/** Values of a column that repeat (choices, people, days) are named by one byte from here on, once they were written. */
const KNOWN = 16;
const VALUES_REMEMBERED = 256 - KNOWN;
/** Longer texts do not repeat, in characters. */
const REMEMBERED_LENGTH = 24;

const isRemembered = (value: Value): value is string => typeof value === 'string' && value.length > 0 && value.length <= REMEMBERED_LENGTH;

/** What an encoder knows of a column: its number, and the number of each value. */
interface NamedColumn {
  readonly number: number;
  readonly values: Map<string, number>;
}

/** What a decoder knows of it. */
interface Column {
  readonly table: string;
  readonly column: string;
  readonly rule: string;
  values: string[];
}

/** Writes changes of one scope one after the other. */
export class ChangeEncoder {
  private readonly names = new Map<string, number>();
  private readonly columns = new Map<string, Map<string, Map<string, NamedColumn>>>();
  private columnCount = 0;
  private rows = new Map<Id, number>();
  /** The row and table written last: a row's cells come together. */
  private lastRow = '';
  private lastRowNumber = 0;
  private lastTable = '';
  private lastColumns = new Map<string, Map<string, NamedColumn>>();
  private readonly devices = new Map<Id, { index: number; seq: number }>();
  private lastMs = 0;

  write(writer: ByteWriter, change: Change): void {
    if (this.rows.size > ROWS_REMEMBERED) {
      this.rows = new Map();
      this.lastRow = '';
    }
    const device = this.devices.get(change.device);
    const { ms, counter } = splitStamp(change.stamp);
    const next = change.seq === (device?.seq ?? 0) + 1;
    const single = change.writes.length === 1;
    writer.byte(
      (next ? NEXT_SEQ : 0) |
        (change.gesture === undefined ? 0 : GESTURE) |
        (change.behalf === undefined ? 0 : BEHALF) |
        (counter === 0 ? 0 : COUNTER) |
        (single ? SINGLE : 0),
    );
    this.device(writer, change, device);
    if (!next) writer.unsigned(change.seq);
    writer.signed(ms - this.lastMs);
    this.lastMs = ms;
    if (counter !== 0) writer.unsigned(counter);
    this.name(writer, change.command);
    if (change.gesture !== undefined) writeId(writer, change.gesture);
    if (change.behalf !== undefined) this.name(writer, change.behalf);
    if (!single) writer.unsigned(change.writes.length);
    for (const write of change.writes) {
      const { values } = this.column(writer, write);
      this.row(writer, write.row);
      this.value(writer, values, write.value);
    }
  }

  private device(writer: ByteWriter, change: Change, known: { index: number; seq: number } | undefined): void {
    if (known !== undefined) {
      writer.unsigned(known.index);
      known.seq = change.seq;
      return;
    }
    writer.unsigned(this.devices.size);
    writeId(writer, change.device);
    this.devices.set(change.device, { index: this.devices.size, seq: change.seq });
  }

  private name(writer: ByteWriter, name: string): void {
    const known = this.names.get(name);
    writer.unsigned(known ?? this.names.size);
    if (known !== undefined) return;
    writer.string(name);
    this.names.set(name, this.names.size);
  }

  private column(writer: ByteWriter, write: Write): NamedColumn {
    const columns = write.table === this.lastTable ? this.lastColumns : this.columnsOf(write.table);
    let rules = columns.get(write.column);
    if (rules === undefined) {
      rules = new Map();
      columns.set(write.column, rules);
    }
    const known = rules.get(write.rule);
    writer.unsigned(known?.number ?? this.columnCount);
    if (known !== undefined) return known;
    this.name(writer, write.table);
    this.name(writer, write.column);
    this.name(writer, write.rule);
    const named = { number: this.columnCount++, values: new Map<string, number>() };
    rules.set(write.rule, named);
    return named;
  }

  private columnsOf(table: string): Map<string, Map<string, NamedColumn>> {
    const columns = this.columns.get(table) ?? new Map<string, Map<string, NamedColumn>>();
    this.columns.set(table, columns);
    this.lastTable = table;
    this.lastColumns = columns;
    return columns;
  }

  private value(writer: ByteWriter, values: Map<string, number>, value: Value): void {
    const known = isRemembered(value) ? values.get(value) : undefined;
    if (known !== undefined) {
      writer.byte(KNOWN + known);
      return;
    }
    writeValue(writer, value);
    if (!isRemembered(value)) return;
    if (values.size === VALUES_REMEMBERED) values.clear();
    values.set(value, values.size);
  }

  private row(writer: ByteWriter, row: Id): void {
    // 0 is "new"; known rows count from 1, the latest first, so that a row's next cell costs one byte.
    const known = row === this.lastRow ? this.lastRowNumber : this.rows.get(row);
    this.lastRow = row;
    this.lastRowNumber = known ?? this.rows.size;
    if (known === undefined) {
      writer.byte(0);
      writeId(writer, row);
      this.rows.set(row, this.rows.size);
    } else writer.unsigned(this.rows.size - known);
  }
}

/** Reads what a `ChangeEncoder` wrote, in the same order. */
export class ChangeDecoder {
  private readonly scope: Scope;
  private readonly names: string[] = [];
  private readonly columns: Column[] = [];
  private rows: Id[] = [];
  private readonly devices: { id: Id; seq: number }[] = [];
  private lastMs = 0;

  constructor(scope: Scope) {
    this.scope = scope;
  }

  /** The next change; `undefined`, with `reader.damaged` set, when the bytes are not one. */
  read(reader: ByteReader): Change | undefined {
    if (this.rows.length > ROWS_REMEMBERED) this.rows = [];
    const flags = reader.byte();
    if (flags > KNOWN_FLAGS) reader.damaged = true;
    const device = this.device(reader);
    if (reader.damaged || device === undefined) return undefined;
    const seq = (flags & NEXT_SEQ) !== 0 ? device.seq + 1 : reader.unsigned();
    device.seq = seq;
    const ms = this.lastMs + reader.signed();
    this.lastMs = ms;
    const counter = (flags & COUNTER) !== 0 ? reader.unsigned() : 0;
    const stamp: Stamp = joinStamp(ms, counter);
    if (ms < 0 || counter > 4095 || !Number.isSafeInteger(stamp) || seq < 1) reader.damaged = true;
    const command = this.name(reader);
    const gesture = (flags & GESTURE) !== 0 ? readId(reader) : undefined;
    const behalf = (flags & BEHALF) !== 0 ? this.name(reader) : undefined;
    const count = (flags & SINGLE) !== 0 ? 1 : reader.unsigned();
    if (count > WRITES_LIMIT || count > reader.remaining) reader.damaged = true;
    const writes: Write[] = [];
    for (let i = 0; i < count && !reader.damaged; i++) {
      const known = this.column(reader);
      const row = this.row(reader);
      if (known === undefined) break;
      const { table, column, rule } = known;
      writes.push({ table, row, column, rule, value: this.value(reader, known) });
    }
    if (reader.damaged) return undefined;
    return {
      scope: this.scope,
      device: device.id,
      seq,
      stamp,
      command,
      ...(gesture === undefined ? {} : { gesture }),
      ...(behalf === undefined ? {} : { behalf }),
      writes,
    };
  }

  private device(reader: ByteReader): { id: Id; seq: number } | undefined {
    const index = reader.unsigned();
    if (index === this.devices.length && !reader.damaged) this.devices.push({ id: readId(reader), seq: 0 });
    return this.known(this.devices, index, reader);
  }

  private name(reader: ByteReader): string {
    const index = reader.unsigned();
    if (index === this.names.length && !reader.damaged) this.names.push(reader.string());
    return this.known(this.names, index, reader) ?? '';
  }

  private column(reader: ByteReader): Column | undefined {
    const index = reader.unsigned();
    if (index === this.columns.length && !reader.damaged) {
      this.columns.push({ table: this.name(reader), column: this.name(reader), rule: this.name(reader), values: [] });
    }
    return this.known(this.columns, index, reader);
  }

  private value(reader: ByteReader, column: Column): Value {
    const tag = reader.byte();
    if (tag >= KNOWN) return this.known(column.values, tag - KNOWN, reader) ?? null;
    const value = readTagged(reader, tag);
    if (!isRemembered(value) || reader.damaged) return value;
    if (column.values.length === VALUES_REMEMBERED) column.values = [];
    column.values.push(value);
    return value;
  }

  private row(reader: ByteReader): Id {
    const back = reader.unsigned();
    if (back === 0) {
      const row = readId(reader);
      this.rows.push(row);
      return row;
    }
    return this.known(this.rows, this.rows.length - back, reader) ?? '';
  }

  private known<T>(list: readonly T[], index: number, reader: ByteReader): T | undefined {
    const item = list[index];
    if (item === undefined) reader.damaged = true;
    return item;
  }
}

const idBytes = new Uint8Array(ID_BYTES);

export function writeId(writer: ByteWriter, id: Id): void {
  assert(decodeIdInto(id, idBytes, 0), `${id} is an id`);
  writer.raw(idBytes);
}

export function readId(reader: ByteReader): Id {
  const raw = reader.raw(ID_BYTES);
  return raw.length === ID_BYTES ? encodeId(raw, 0) : '';
}
