/** What the hub checks before a change is in anybody's log: the envelope, never what rooms mean by it (S4, C3, X2). */

import type { Problem } from '../kernel/result.ts';
import type { Change } from '../replica/change.ts';
import { isFromFuture } from '../replica/stamp.ts';
import { isLarge } from './change-size.ts';

const NAME_LIMIT = 100;
const KNOWN_NAMES_LIMIT = 10_000;

/** Names that would reach into an object's prototype, where some reader uses an object as a map (A28). */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what a name may not hold
const UNPRINTABLE = /[\u0000-\u001f\u007f]/;

/** Remembers the names it found good, because a few hundred come back for ever. */
export class Admission {
  private readonly good = new Set<string>();

  /** Why a change that follows its device's chain is refused; `undefined` when it is not. `now` in ms since 1970. */
  refusal(change: Change, now: number, mayActForOthers: boolean): Problem | undefined {
    if (isFromFuture(change.stamp, now)) return { code: 'future' };
    if (change.behalf !== undefined && (!mayActForOthers || !this.name(change.behalf))) return { code: 'behalf' };
    if (!this.name(change.command)) return { code: 'name' };
    for (const write of change.writes) {
      if (!this.name(write.table) || !this.name(write.column) || !this.name(write.rule)) return { code: 'name' };
    }
    return isLarge(change) ? { code: 'large' } : undefined;
  }

  private name(name: string): boolean {
    if (this.good.has(name)) return true;
    if (name.length < 1 || name.length > NAME_LIMIT || FORBIDDEN.has(name) || UNPRINTABLE.test(name)) return false;
    if (this.good.size >= KNOWN_NAMES_LIMIT) this.good.clear();
    this.good.add(name);
    return true;
  }
}
