/** The numbers of the registry. Two decisions made apart may take the same: both keep it, and the later is shown as "12 bis". */

import type { Id } from '../../../kernel/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import { decision } from './schema.ts';

const SUFFIXES = ['', ' bis', ' ter', ' quater', ' quinquies'];

/** One more than the greatest, those in the trash included: a number is never given to something else. */
export const nextNumber = (read: Reader): number =>
  read
    .where(decision, {}, 'with')
    .values('number')
    .reduce<number>((greatest, number) => Math.max(greatest, number ?? 0), 0) + 1;

/** How each decision is called, the same on every device that knows the same decisions. */
export function numbersOf(read: Reader): ReadonlyMap<Id, string> {
  const seen = new Map<number, number>();
  const names = new Map<Id, string>();
  for (const { id, number } of read.where(decision).sort({ by: 'number' }, { by: 'adoptedAt' }).all()) {
    const times = number === null ? 0 : (seen.get(number) ?? 0);
    if (number !== null) seen.set(number, times + 1);
    names.set(id, number === null ? '–' : `${number}${SUFFIXES[times] ?? ` (${times + 1})`}`);
  }
  return names;
}
