/** One collection in memory: bytes by key, with the keys kept in order. Bytes kept are never changed in place. */

import type { Range } from '../../kernel/store.ts';

export class SortedBytes {
  private readonly values: Map<string, Uint8Array>;
  private readonly order: string[];

  constructor(from?: SortedBytes) {
    this.values = new Map(from?.values);
    this.order = from === undefined ? [] : from.order.slice();
  }

  get size(): number {
    return this.order.length;
  }

  get(key: string): Uint8Array | undefined {
    return this.values.get(key);
  }

  put(key: string, value: Uint8Array): void {
    if (!this.values.has(key)) {
      const last = this.order.at(-1);
      if (last === undefined || key > last) this.order.push(key);
      else this.order.splice(this.place(key), 0, key);
    }
    this.values.set(key, value);
  }

  remove(key: string): void {
    if (this.values.delete(key)) this.order.splice(this.place(key), 1);
  }

  removeRange(from: string, to: string): void {
    const start = this.place(from);
    const count = this.place(to) - start;
    if (count <= 0) return;
    const gone = this.order.splice(start, count);
    for (const key of gone) this.values.delete(key);
  }

  keys({ from, to, limit, reverse }: Range): string[] {
    const start = this.place(from);
    const end = Math.max(start, this.place(to));
    const count = Math.min(limit ?? end - start, end - start);
    return reverse ? this.order.slice(end - count, end).reverse() : this.order.slice(start, start + count);
  }

  /** The position of the first key that is not before `bound`. */
  private place(bound: string): number {
    let low = 0;
    let high = this.order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.order[middle] as string) < bound) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
