/** Finds a row's number by its id without making strings: ids lie as bytes, 16 a row, behind an open-addressing table. */

import { decodeIdInto, encodeId, ID_BYTES, type Id } from '../kernel/ids.ts';

const wanted = new Uint8Array(ID_BYTES);
const NONE = new Uint8Array(0);
/** Rows that room is made for at first. */
const FIRST = 64;

export class RowIndex {
  /** Most tables are made and never looked at: nothing is reserved before there are rows. */
  private ids = NONE;
  private count = 0;
  /** Row number + 1, or 0; at most half full. Built at the first look-up. */
  private slots: Int32Array | undefined;

  get size(): number {
    return this.count;
  }

  idAt(row: number): Id {
    return encodeId(this.ids, row * ID_BYTES);
  }

  /** Takes the ids of segments, 16 bytes each, `rows` in all, before any other row. */
  addAll(segments: readonly Uint8Array[], rows: number): void {
    this.ids = new Uint8Array((rows + FIRST) * ID_BYTES);
    for (const ids of segments) {
      this.ids.set(ids, this.count * ID_BYTES);
      this.count += ids.length / ID_BYTES;
    }
    this.slots = undefined;
  }

  /** The number of the row, or -1. */
  find(id: Id): number {
    if (!decodeIdInto(id, wanted, 0)) return -1;
    return Math.max(this.seek(), 0) - 1;
  }

  /** The same by the 16 bytes that stand at `at`. */
  findBytes(bytes: Uint8Array, at: number): number {
    wanted.set(bytes.subarray(at, at + ID_BYTES));
    return Math.max(this.seek(), 0) - 1;
  }

  /** The number of the row, which is appended when it is new; -1 when `id` is not an id. */
  findOrAdd(id: Id): number {
    if (!decodeIdInto(id, wanted, 0)) return -1;
    const found = this.seek();
    if (found > 0) return found - 1;
    const row = this.count;
    this.reserve(row + 1);
    this.ids.set(wanted, row * ID_BYTES);
    this.count++;
    const slots = this.slots as Int32Array;
    if (this.count * 2 > slots.length) this.rebuild();
    else slots[-found] = this.count;
    return row;
  }

  /** The ids of rows `from` to `to`, 16 bytes each. */
  slice(from: number, to: number): Uint8Array {
    return this.ids.slice(from * ID_BYTES, to * ID_BYTES);
  }

  /** The first 32 bits of a row's id: rows in order by id are in order by these, and then by `compare`. */
  prefix(row: number): number {
    return prefixOf(this.ids, row * ID_BYTES);
  }

  /** Order of two rows by id. */
  compare(a: number, b: number): number {
    for (let i = 0; i < ID_BYTES; i++) {
      const difference = (this.ids[a * ID_BYTES + i] as number) - (this.ids[b * ID_BYTES + i] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** The slot's content when `wanted` is there; else minus the free slot (slot 0 is never used). */
  private seek(): number {
    if (this.slots === undefined) this.rebuild();
    const slots = this.slots as Int32Array;
    const mask = slots.length - 1;
    for (let slot = prefixOf(wanted, 0) & mask || 1; ; slot = (slot + 1) & mask || 1) {
      const content = slots[slot] as number;
      if (content === 0) return -slot;
      if (this.equals(content - 1)) return content;
    }
  }

  private equals(row: number): boolean {
    const at = row * ID_BYTES;
    for (let i = 0; i < ID_BYTES; i++) if (this.ids[at + i] !== wanted[i]) return false;
    return true;
  }

  private rebuild(): void {
    let size = 128;
    while (size < this.count * 4) size *= 2;
    const slots = new Int32Array(size);
    const mask = size - 1;
    for (let row = 0; row < this.count; row++) {
      let slot = prefixOf(this.ids, row * ID_BYTES) & mask || 1;
      while (slots[slot] !== 0) slot = (slot + 1) & mask || 1;
      slots[slot] = row + 1;
    }
    this.slots = slots;
  }

  private reserve(rows: number): void {
    if (rows * ID_BYTES <= this.ids.length) return;
    const larger = new Uint8Array(Math.max(rows * ID_BYTES, this.ids.length * 2, FIRST * ID_BYTES));
    larger.set(this.ids);
    this.ids = larger;
  }
}

/** Ids are random or hashes: their first bytes are as good as any hash. */
const prefixOf = (bytes: Uint8Array, at: number): number =>
  (((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number)) >>> 0;
