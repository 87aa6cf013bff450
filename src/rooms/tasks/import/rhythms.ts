/** The rhythm of a recurring task as other programs write it, as an RFC 5545 rule. */

import type { CivilDate } from '../../../kernel/civil-date.ts';
import { formatRule, parseRule, readRule } from '../recurrence/index.ts';

const UNITS: ReadonlyMap<string, string> = new Map([
  ['d', 'DAILY'],
  ['w', 'WEEKLY'],
  ['m', 'MONTHLY'],
  ['y', 'YEARLY'],
]);

const NAMED: ReadonlyMap<string, string> = new Map([
  ['weekdays', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['biweekly', 'FREQ=WEEKLY;INTERVAL=2'],
  ['fortnight', 'FREQ=WEEKLY;INTERVAL=2'],
  ['bimonthly', 'FREQ=MONTHLY;INTERVAL=2'],
  ['semiannual', 'FREQ=MONTHLY;INTERVAL=6'],
  ['biannual', 'FREQ=YEARLY;INTERVAL=2'],
  ['biyearly', 'FREQ=YEARLY;INTERVAL=2'],
  ['sennight', 'FREQ=WEEKLY'],
]);

/** A rule, an ISO 8601 duration (`P2W`), `3weeks`, or words; `undefined` when it is none that can be followed. */
export function rhythmOf(text: string, today: CivilDate): string | undefined {
  const clean = text.trim();
  const named = NAMED.get(clean.toLowerCase());
  if (named !== undefined) return named;
  if (/FREQ=/i.test(clean)) return written(clean);
  const found = /^P?(\d{1,4})\s*(d(?:ays?)?|w(?:(?:ee)?ks?)?|mo?(?:nths?)?|y(?:ears?)?|yrs?|q(?:uarters?|trs?)?)$/i.exec(clean);
  if (found !== null) {
    const unit = (found[2] ?? '').slice(0, 1).toLowerCase();
    const count = Number(found[1]) * (unit === 'q' ? 3 : 1);
    return written(`FREQ=${UNITS.get(unit === 'q' ? 'm' : unit)};INTERVAL=${count}`);
  }
  const said = readRule(clean, today);
  return said === undefined ? undefined : formatRule(said);
}

function written(text: string): string | undefined {
  const parsed = parseRule(text);
  return parsed.ok ? formatRule(parsed.value) : undefined;
}
