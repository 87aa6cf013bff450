/** Chance from a seed (sfc32), and streams that draw apart from each other, so that one thing more does not move all others. */

import type { Random } from '../../src/kernel/ports.ts';

export class Chance implements Random {
  private a: number;
  private b: number;
  private c: number;
  private d = 1;

  constructor(seed: number, stream = '') {
    let hash = 2_166_136_261 ^ seed;
    for (let i = 0; i < stream.length; i++) hash = Math.imul(hash ^ stream.charCodeAt(i), 16_777_619);
    this.a = seed | 0;
    this.b = hash | 0;
    this.c = Math.imul(hash, 0x9e3779b1) | 0;
    for (let i = 0; i < 12; i++) this.word();
  }

  private word(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + t) | 0;
    return t >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    return this.word() / 4_294_967_296;
  }

  /** A whole number from 0 to `limit`, excluded. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  once(probability: number): boolean {
    return this.next() < probability;
  }

  /** Waits as they come when nothing remembers how long it has waited. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)];
  }

  bytes(length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    let word = 0;
    for (let i = 0; i < length; i++) {
      word = i % 4 === 0 ? this.word() : word >>> 8;
      bytes[i] = word;
    }
    return bytes;
  }
}
