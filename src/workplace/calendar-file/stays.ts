/** What another calendar tells of where one works: places and whether one can be reached, half-day by half-day. Titles stay there. */

import { addDays, type CivilDate, daysBetween, isCivilDate } from '../../kernel/civil-date.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { wallClock } from '../../kernel/zones.ts';
import { fold } from '../../rooms/fold.ts';
import type { GivenStay } from '../../rooms/people/index.ts';
import { decodeText } from '../../rooms/tasks/index.ts';
import { calendarKind } from './kind.ts';
import type { Note } from './notes.ts';
import { type Moment, type Occasion, type Reading, readCalendar } from './occasions.ts';
import { LARGEST } from './spans.ts';

/** An event of the file and what becomes of it. The title is for the eyes of whoever chose the file, and goes nowhere. */
export interface StayRow {
  readonly title: string;
  readonly from: CivilDate;
  /** Undefined: it says nothing about where one works, and is not taken. */
  readonly stay: GivenStay | undefined;
}

export interface StayPlan {
  readonly rows: readonly StayRow[];
  readonly notes: readonly Note[];
}

type Where = Pick<GivenStay, 'reach' | 'where'>;

export async function readStays(bytes: Uint8Array, reading: Reading): Promise<Result<StayPlan>> {
  if (bytes.length > LARGEST) return failed('calendar-file.large', { megabytes: LARGEST / 1024 / 1024 });
  if (calendarKind(bytes) === 'calendar') {
    const { occasions, notes } = await readCalendar(bytes, reading);
    return planOf(
      occasions.map((occasion) => rowOf(occasion, whereOf(occasion))),
      notes,
    );
  }
  const items = itemsOf(decodeText(bytes));
  if (items === undefined) return failed('calendar-file.unknown');
  return planOf(
    items.flatMap((item) => rowOfItem(item, reading) ?? []),
    [],
  );
}

const planOf = (rows: readonly StayRow[], notes: readonly Note[]): Result<StayPlan> =>
  rows.length === 0 ? failed('calendar-file.empty') : ok({ rows: [...rows].sort((a, b) => (a.from < b.from ? -1 : 1)), notes });

const HOME =
  /\b(teletravail|telework(ing)?|working from home|work from home|wfh|home office|homeoffice|a la maison|a domicile|at home|home|domicile|maison)\b/;
const OFFICE = /\b(au bureau|bureau|presentiel|sur site|office|on site|onsite)\b/;
const AWAY = /\b(absent·?e?|absence|conges?|vacances|rtt|out of office|ooo|on leave|annual leave|away|indisponible)\b/;

/** What it says of where one works, by its marks first, and by plain words only where it lasts whole days. */
function whereOf({ title, categories, allDay, transparent, busy }: Occasion): Where | undefined {
  const words = fold(`${title} ${categories.join(' ')}`);
  if (busy === 'OOF') return { reach: 'off', where: null };
  const place = HOME.test(words) ? 'home' : OFFICE.test(words) ? 'office' : undefined;
  if (busy === 'WORKINGELSEWHERE') return { reach: 'reachable', where: place ?? 'elsewhere' };
  if (!allDay) return undefined;
  if (place !== undefined && (transparent || busy === 'FREE' || /teletravail/.test(words))) return { reach: 'reachable', where: place };
  return !transparent && AWAY.test(words) ? { reach: 'off', where: null } : undefined;
}

function rowOf({ title, from, to }: Pick<Occasion, 'title' | 'from' | 'to'>, where: Where | undefined): StayRow {
  const span = where === undefined ? undefined : halvesOf(from, to);
  return { title, from: from.date, stay: where === undefined || span === undefined ? undefined : { ...span, ...where } };
}

/** A half-day is one's own from two hours on. */
const LEAST = 120;
const [MORNING, MIDDAY, EVENING] = [8 * 60, 13 * 60, 19 * 60];

/** The half-days that something from one moment to another takes; undefined when it is shorter. */
function halvesOf(from: Moment, to: Moment) {
  const days = daysBetween(from.date, to.date);
  const taken: number[] = [];
  for (let day = 0; day <= days; day++) {
    const begins = day === 0 ? from.minutes : 0;
    const ends = day === days ? to.minutes : 1440;
    if (Math.min(ends, MIDDAY) - Math.max(begins, MORNING) >= LEAST) taken.push(day * 2);
    if (Math.min(ends, EVENING) - Math.max(begins, MIDDAY) >= LEAST) taken.push(day * 2 + 1);
  }
  const [first, last] = [taken[0], taken.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const half = (at: number) => (at % 2 === 0 ? ('morning' as const) : ('afternoon' as const));
  const date = (at: number) => addDays(from.date, Math.floor(at / 2));
  return { from: date(first), fromHalf: half(first), to: date(last), toHalf: half(last) };
}

/** Events as the API of one vendor lists them: `{ "items": [ … ] }`, or the list alone. */
function itemsOf(text: string): readonly Readonly<Record<string, unknown>>[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const list = isRecord(value) && Array.isArray(value.items) ? value.items : value;
  return Array.isArray(list) ? list.slice(0, 20_000).filter(isRecord) : undefined;
}

const TYPES: Readonly<Record<string, GivenStay['where']>> = { homeOffice: 'home', officeLocation: 'office', customLocation: 'elsewhere' };

function rowOfItem(item: Readonly<Record<string, unknown>>, reading: Reading): StayRow | undefined {
  const [from, to] = [momentOf(item.start, reading.zone), momentOf(item.end, reading.zone)];
  if (from === undefined || to === undefined || item.status === 'cancelled' || to.date < reading.from || from.date > reading.to)
    return undefined;
  const title = typeof item.summary === 'string' ? item.summary.slice(0, 300) : '';
  const type = isRecord(item.workingLocationProperties) ? item.workingLocationProperties.type : undefined;
  const where = typeof type === 'string' && Object.hasOwn(TYPES, type) ? (TYPES[type] ?? 'elsewhere') : 'elsewhere';
  if (item.eventType === 'workingLocation') return rowOf({ title, from, to }, { reach: 'reachable', where });
  return rowOf({ title, from, to }, item.eventType === 'outOfOffice' ? { reach: 'off', where: null } : undefined);
}

function momentOf(value: unknown, zone: string): Moment | undefined {
  if (!isRecord(value)) return undefined;
  if (typeof value.date === 'string') return isCivilDate(value.date) ? { date: value.date, minutes: 0 } : undefined;
  const instant = typeof value.dateTime === 'string' ? Date.parse(value.dateTime) : Number.NaN;
  if (Number.isNaN(instant)) return undefined;
  const { date, time } = wallClock(instant, zone);
  return { date, minutes: Math.floor(time / 60_000) };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
