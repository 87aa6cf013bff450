/** Civil dates 'YYYY-MM-DD' as day numbers, without ever passing through a local midnight. */

const day = 86_400_000;

/** Days since 1970-01-01, or `undefined` when the text is not a date of the calendar. */
export function dayNumber(date: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) return undefined;
  const at = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return civilDateOfDay(at / day) === date ? at / day : undefined;
}

export function civilDateOfDay(number: number): string {
  return new Date(number * day).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; `undefined` when either is not a date. */
export function daysBetween(from: string, to: string): number | undefined {
  const start = dayNumber(from);
  const end = dayNumber(to);
  return start === undefined || end === undefined ? undefined : end - start;
}

/** The civil date it is at instant `at` (ms since 1970) in an IANA zone (the device's own when left out). */
export function civilDateAt(at: number, zone?: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...(zone === undefined ? {} : { timeZone: zone }),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
