/** Choices made by a seed: the same seed, the same story. */

import type { Random } from '../../kernel/ports.ts';
import { seededRandom } from './device.ts';

export class Chance {
  private readonly random: Random;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  /** From 0 to `below`, excluded. */
  int(below: number): number {
    const [a = 0, b = 0, c = 0] = this.random.bytes(3);
    return (a * 65_536 + b * 256 + c) % below;
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.int(times) === 0;
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items.length === 0 ? undefined : items[this.int(items.length)];
  }

  shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, order: this.int(1 << 20) }))
      .sort((a, b) => a.order - b.order)
      .map(({ item }) => item);
  }
}
