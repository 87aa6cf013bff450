/** Which backups stay: each day of the last week, each week of the last five, each month of the last year, and the newest always. */

const DAY = 86_400_000;

/** Instants in ms since 1970 of the backups to keep, out of those there are. The newest of each span stays. */
export function kept(instants: readonly number[], now: number): ReadonlySet<number> {
  const newestFirst = [...instants].sort((one, other) => other - one);
  const keep = new Set(newestFirst.slice(0, 1));
  for (const { age, spanOf } of spans) {
    const seen = new Set<string>();
    for (const instant of newestFirst) {
      if (now - instant > age || seen.has(spanOf(instant))) continue;
      seen.add(spanOf(instant));
      keep.add(instant);
    }
  }
  return keep;
}

const spans: readonly { readonly age: number; spanOf(instant: number): string }[] = [
  { age: 7 * DAY, spanOf: (instant) => new Date(instant).toISOString().slice(0, 10) },
  // Weeks begin on Monday: 1970-01-05 was one.
  { age: 35 * DAY, spanOf: (instant) => String(Math.floor((instant - 4 * DAY) / (7 * DAY))) },
  { age: 366 * DAY, spanOf: (instant) => new Date(instant).toISOString().slice(0, 7) },
];
