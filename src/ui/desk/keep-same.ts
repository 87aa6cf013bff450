/** What two answers have in common, kept: rows that did not change stay the same objects, and what draws them need not look again. */

/**
 * `next`, with every part of `before` that says the same in its place; `before` itself when nothing differs. Items of lists
 * are compared by their `id`, else by their place. For plain data; anything else is taken as it is.
 */
export function keepSame<T>(before: unknown, next: T): T {
  // Whatever is kept of `before` equals what it replaces.
  return kept(before, next) as T;
}

function kept(before: unknown, next: unknown): unknown {
  if (Object.is(before, next)) return before;
  if (Array.isArray(before) && Array.isArray(next)) return keptList(before, next);
  return isPlain(before) && isPlain(next) ? keptRecord(before, next) : next;
}

function keptList(before: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  // Long lists are lists of ids.
  if (typeof next[0] === 'string' && next.every((item) => typeof item === 'string'))
    return before.length === next.length && next.every((item, i) => item === before[i]) ? before : next;
  const known = next.some((item) => idOf(item) !== undefined) ? new Map(before.map((item) => [idOf(item), item])) : undefined;
  let same = before.length === next.length;
  const items = next.map((item, i) => {
    const id = idOf(item);
    const result = kept(id === undefined ? before[i] : known?.get(id), item);
    same &&= Object.is(result, before[i]);
    return result;
  });
  return same ? before : items;
}

function keptRecord(before: Plain, next: Plain): Plain {
  const keys = Object.keys(next);
  let same = keys.length === Object.keys(before).length;
  const record: Record<string, unknown> = {};
  for (const key of keys) {
    record[key] = kept(before[key], next[key]);
    same &&= Object.hasOwn(before, key) && Object.is(record[key], before[key]);
  }
  return same ? before : record;
}

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const idOf = (item: unknown): unknown => (isPlain(item) ? item.id : undefined);
