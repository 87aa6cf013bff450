/** Who wrote each cell when: one stamp and device per row, and per column an array of exceptions once one is needed. */

import { ByteReader, ByteWriter } from '../kernel/bytes.ts';
import type { Id } from '../kernel/ids.ts';
import { isLater } from './change.ts';
import { readId, writeId } from './change-codec.ts';
import { joinStamp, type Stamp, splitStamp } from './stamp.ts';

/** In `Exceptions.stamps`: as old as the row; nobody wrote it; else the stamp plus 1. */
const AS_ROW = 0;
const NEVER = -1;

const NO_STAMPS = new Float64Array(0);
const NO_DEVICES = new Uint16Array(0);
/** Rows that room is made for at first. */
const FIRST = 64;

interface Exceptions {
  stamps: Float64Array;
  devices: Uint16Array;
}

export class Stamps {
  private stamps = NO_STAMPS;
  private devices = NO_DEVICES;
  private readonly exceptions = new Map<string, Exceptions>();
  private readonly deviceIds: Id[] = [''];
  private readonly deviceNumbers = new Map<Id, number>();
  /** The device asked for last: a change's writes are all of one. */
  private lastDevice = 0;

  deviceNumber(device: Id): number {
    if (this.deviceIds[this.lastDevice] === device) return this.lastDevice;
    let number = this.deviceNumbers.get(device);
    if (number === undefined) {
      number = this.deviceIds.length;
      this.deviceIds.push(device);
      this.deviceNumbers.set(device, number);
    }
    this.lastDevice = number;
    return number;
  }

  /** A new row's cells are as old as the change that brought it. */
  startRow(row: number, stamp: Stamp, device: number): void {
    this.stamps = reserve(this.stamps, row + 1, Float64Array);
    this.devices = reserve(this.devices, row + 1, Uint16Array);
    this.stamps[row] = stamp;
    this.devices[row] = device;
  }

  /** The stamp of a cell that somebody wrote. */
  stampOf(row: number, column: string): { stamp: Stamp; device: Id } {
    const special = this.exceptions.get(column);
    const stamp = special?.stamps[row];
    if (special !== undefined && stamp !== undefined && stamp > AS_ROW)
      return { stamp: stamp - 1, device: this.deviceIds[special.devices[row] as number] as Id };
    return { stamp: this.stamps[row] as number, device: this.deviceIds[this.devices[row] as number] as Id };
  }

  /** The stamp of the youngest cell of each of these rows. */
  latest(rows: Int32Array): Float64Array {
    const latest = new Float64Array(rows.length);
    for (let at = 0; at < rows.length; at++) latest[at] = this.stamps[rows[at] as number] as number;
    for (const { stamps } of this.exceptions.values()) {
      for (let at = 0; at < rows.length; at++) {
        const own = stamps[rows[at] as number];
        if (own !== undefined && own - 1 > (latest[at] as number)) latest[at] = own - 1;
      }
    }
    return latest;
  }

  /** 1 when a write would win over the cell's last one, 0 when it is of the same change, -1 when it loses (R1). */
  compare(row: number, column: string, stamp: Stamp, device: number): number {
    const special = this.exceptions.get(column);
    const own = special?.stamps[row];
    const exceptional = special !== undefined && own !== undefined && own !== AS_ROW;
    const lastStamp = exceptional ? own - 1 : (this.stamps[row] as number);
    if (stamp !== lastStamp) return stamp > lastStamp ? 1 : -1;
    const lastDevice = exceptional ? (special.devices[row] as number) : (this.devices[row] as number);
    if (device === lastDevice) return 0;
    return isLater(stamp, this.deviceIds[device] as Id, lastStamp, this.deviceIds[lastDevice] as Id) ? 1 : -1;
  }

  /** Records who wrote the cell last. */
  set(row: number, column: string, stamp: Stamp, device: number): void {
    let special = this.exceptions.get(column);
    if (this.stamps[row] === stamp && this.devices[row] === device) {
      if (special !== undefined && row < special.stamps.length) special.stamps[row] = AS_ROW;
      return;
    }
    special ??= this.exceptionsOf(column);
    special.stamps = reserve(special.stamps, row + 1, Float64Array);
    special.devices = reserve(special.devices, row + 1, Uint16Array);
    special.stamps[row] = stamp + 1;
    special.devices[row] = device;
  }

  /** Nobody wrote the column in rows `from` to `to` of a segment. */
  neverWritten(column: string, from: number, to: number): void {
    const special = this.exceptionsOf(column);
    special.stamps = reserve(special.stamps, to, Float64Array);
    special.devices = reserve(special.devices, to, Uint16Array);
    special.stamps.fill(NEVER, from, to);
  }

  /** For rows of segments: somebody wrote the cell, then or since. */
  isWritten(row: number, column: string): boolean {
    return this.exceptions.get(column)?.stamps[row] !== NEVER;
  }

  private exceptionsOf(column: string): Exceptions {
    let special = this.exceptions.get(column);
    if (special === undefined) {
      special = { stamps: NO_STAMPS, devices: NO_DEVICES };
      this.exceptions.set(column, special);
    }
    return special;
  }

  /**
   * Rows `from` to `to` as bytes. `columns` are those that the segment holds; `written` tells of one whether anybody wrote a row's cell.
   * Layout: devices, row stamps, row devices; then per column with exceptions its name, the exceptions, the holes.
   */
  encode(from: number, to: number, columns: readonly string[], written: (column: string) => (row: number) => boolean): Uint8Array {
    const writer = new ByteWriter((to - from) * 8 + 64);
    const local = new LocalDevices();
    const rows = new ByteWriter((to - from) * 6);
    let last = 0;
    for (let row = from; row < to; row++) {
      const { ms } = splitStamp(this.stamps[row] as number);
      rows.signed(ms - last);
      last = ms;
    }
    for (let row = from; row < to; row++) rows.unsigned(splitStamp(this.stamps[row] as number).counter);
    for (let row = from; row < to; row++) rows.unsigned(local.number(this.devices[row] as number));
    const special = new ByteWriter(256);
    special.unsigned(columns.length);
    for (const column of columns) this.encodeExceptions(special, column, from, to, local, written(column));
    writer.unsigned(local.numbers.length);
    for (const number of local.numbers) writeId(writer, this.deviceIds[number] as Id);
    writer.raw(rows.take());
    writer.raw(special.take());
    return writer.take();
  }

  private encodeExceptions(
    writer: ByteWriter,
    column: string,
    from: number,
    to: number,
    local: LocalDevices,
    isPresent: (row: number) => boolean,
  ): void {
    const special = this.exceptions.get(column);
    const younger: number[] = [];
    const holes: number[] = [];
    for (let row = from; row < to; row++) {
      if (!isPresent(row)) holes.push(row);
      else if ((special?.stamps[row] ?? AS_ROW) > AS_ROW) younger.push(row);
    }
    writer.string(column);
    writeRows(writer, younger, from);
    for (const row of younger) writer.unsigned(local.number(special?.devices[row] as number));
    for (const row of younger)
      writer.signed(splitStamp((special?.stamps[row] as number) - 1).ms - splitStamp(this.stamps[row] as number).ms);
    for (const row of younger) writer.unsigned(splitStamp((special?.stamps[row] as number) - 1).counter);
    // Holes as runs, since they come in runs: the lengths of written and unwritten stretches in turn.
    const runs: number[] = [];
    let at = from;
    for (let i = 0; i < holes.length; ) {
      const start = holes[i] as number;
      let end = start;
      while (i < holes.length && holes[i] === end) {
        end++;
        i++;
      }
      runs.push(start - at, end - start);
      at = end;
    }
    writer.unsigned(runs.length);
    for (const run of runs) writer.unsigned(run);
  }

  /** Lays a segment's stamps at rows `from` on; false when the bytes are damaged. */
  decode(bytes: Uint8Array, from: number, rows: number): boolean {
    const reader = new ByteReader(bytes);
    const count = reader.unsigned();
    const numbers: number[] = [];
    for (let i = 0; i < count && !reader.damaged; i++) numbers.push(this.deviceNumber(readId(reader)));
    this.startRow(from + rows - 1, 0, 0);
    let ms = 0;
    for (let row = from; row < from + rows; row++) {
      ms += reader.signed();
      this.stamps[row] = joinStamp(ms, 0);
    }
    for (let row = from; row < from + rows; row++) this.stamps[row] = (this.stamps[row] as number) + reader.unsigned();
    for (let row = from; row < from + rows; row++) this.devices[row] = numbers[reader.unsigned()] ?? 0;
    for (let i = reader.unsigned(); i > 0 && !reader.damaged; i--) this.decodeExceptions(reader, from, from + rows, numbers);
    return !reader.damaged && reader.remaining === 0;
  }

  private decodeExceptions(reader: ByteReader, from: number, to: number, numbers: readonly number[]): void {
    const column = reader.string();
    const rows = readRows(reader, from, to);
    const devices = rows.map(() => numbers[reader.unsigned()] ?? 0);
    const times = rows.map((row) => splitStamp(this.stamps[row] as number).ms + reader.signed());
    rows.forEach((row, i) => {
      this.set(row, column, joinStamp(times[i] as number, reader.unsigned()), devices[i] as number);
    });
    let at = from;
    for (let runs = reader.unsigned(); runs > 0 && !reader.damaged; runs -= 2) {
      const start = at + reader.unsigned();
      at = start + reader.unsigned();
      if (at > to) reader.damaged = true;
      else this.neverWritten(column, start, at);
    }
  }
}

/** Ascending row numbers as differences. */
function writeRows(writer: ByteWriter, rows: readonly number[], from: number): void {
  writer.unsigned(rows.length);
  let last = from - 1;
  for (const row of rows) {
    writer.unsigned(row - last);
    last = row;
  }
}

function readRows(reader: ByteReader, from: number, to: number): number[] {
  const rows: number[] = [];
  let row = from - 1;
  for (let count = reader.unsigned(); count > 0 && !reader.damaged; count--) {
    row += reader.unsigned();
    if (row >= to) reader.damaged = true;
    else rows.push(row);
  }
  return rows;
}

/** Numbers the devices of one segment in order of appearance. */
class LocalDevices {
  readonly numbers: number[] = [];
  private readonly byNumber = new Map<number, number>();

  number(global: number): number {
    let local = this.byNumber.get(global);
    if (local === undefined) {
      local = this.numbers.length;
      this.numbers.push(global);
      this.byNumber.set(global, local);
    }
    return local;
  }
}

type Typed = Float64Array | Uint16Array;

function reserve<T extends Typed>(array: T, length: number, make: new (size: number) => T): T {
  if (length <= array.length) return array;
  const larger = new make(Math.max(length, array.length * 2, FIRST));
  (larger as Float64Array).set(array as Float64Array);
  return larger;
}
