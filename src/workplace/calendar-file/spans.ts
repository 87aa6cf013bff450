/** School holidays and other calendars of days, as files have them: iCalendar, or the tables of data.education.gouv.fr. */

import { addDays, type CivilDate, isCivilDate } from '../../kernel/civil-date.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { civilDateAt } from '../../kernel/zones.ts';
import { fold } from '../../rooms/fold.ts';
import type { GivenCalendar, GivenSpan } from '../../rooms/people/index.ts';
import { decodeText, findDelimiter, readCsv } from '../../rooms/tasks/index.ts';
import { calendarKind } from './kind.ts';
import { type Note, Notes } from './notes.ts';
import { type Reading, readCalendar } from './occasions.ts';

export interface CalendarPlan {
  readonly calendars: readonly GivenCalendar[];
  readonly notes: readonly Note[];
}

/** Bytes: what a browser reads at once, and no calendar is larger than. */
export const LARGEST = 5 * 1024 * 1024;

export async function readSpans(bytes: Uint8Array, file: string, reading: Reading): Promise<Result<CalendarPlan>> {
  if (bytes.length > LARGEST) return failed('calendar-file.large', { megabytes: LARGEST / 1024 / 1024 });
  const plan = calendarKind(bytes) === 'calendar' ? await fromCalendar(bytes, file, reading) : fromTable(decodeText(bytes), reading);
  if (plan === undefined) return failed('calendar-file.unknown');
  return plan.calendars.some(({ spans }) => spans.length > 0) ? ok(plan) : failed('calendar-file.empty');
}

async function fromCalendar(bytes: Uint8Array, file: string, reading: Reading): Promise<CalendarPlan> {
  const { name, occasions, notes } = await readCalendar(bytes, reading);
  const spans = occasions.map(({ title, from, to }) => ({ name: title || file, from: from.date, to: lastDay(from.date, to) }));
  return { calendars: [{ name: (name ?? file.replace(/\.[^.]*$/, '')).slice(0, 200), spans: together(spans) }], notes };
}

/** What ends at midnight ended the day before. */
const lastDay = (from: CivilDate, to: { readonly date: CivilDate; readonly minutes: number }): CivilDate => {
  const last = to.minutes === 0 ? addDays(to.date, -1) : to.date;
  return last < from ? from : last;
};

/** Either a row for each holiday of each académie, or a row for each day with a column for each zone. */
function fromTable(text: string, reading: Reading): CalendarPlan | undefined {
  const { records } = readCsv(text, findDelimiter(text));
  const [head, ...rows] = records;
  const columns = (head?.cells ?? []).map((cell) => fold(cell.replace(/^\ufeff/, '').trim()).replace(/[^a-z]+/g, '_'));
  const at = (name: string) => columns.findIndex((column) => column === name || column.startsWith(`${name}_`));
  const cells = (row: { readonly cells: readonly string[] }, name: string): string => (row.cells[at(name)] ?? '').trim();
  const notes = new Notes();
  const found = new Map<string, GivenSpan[]>();
  const add = (calendar: string, span: GivenSpan) => {
    const known = found.get(calendar);
    if (known === undefined) found.set(calendar, [span]);
    else known.push(span);
  };
  const zones = columns.flatMap((column, index) => {
    const zone = /^vacances_(.+)$/.exec(column)?.[1];
    return zone === undefined || column === 'vacances_nom' ? [] : [{ index, name: calendarName(zone.replaceAll('_', ' ')) }];
  });
  const daily = at('date') >= 0 && zones.length > 0 && at('nom_vacances') >= 0;
  const spanning = at('start_date') >= 0 && at('end_date') >= 0;
  if (!daily && !spanning) return undefined;
  for (const row of rows) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    if (daily) {
      const date = cells(row, 'date');
      if (!isCivilDate(date)) notes.add('lost', 'calendar-file.row', row.line);
      else
        for (const { index, name } of zones)
          if (/^(true|1|vrai|oui)$/i.test(row.cells[index]?.trim() ?? ''))
            add(name, { name: cells(row, 'nom_vacances'), from: date, to: date });
      continue;
    }
    // Teachers come back a day earlier; everybody else is meant by both other words.
    if (/^enseignants$/i.test(cells(row, 'population'))) continue;
    const place = cells(row, 'zones') || cells(row, 'location');
    const [from, end] = [dayOf(cells(row, 'start_date'), place), dayOf(cells(row, 'end_date'), place)];
    if (from === undefined || place === '') {
      notes.add('lost', 'calendar-file.row', row.line);
      continue;
    }
    // The day of the end is the one on which school begins again.
    const to = end === undefined || end <= from ? from : addDays(end, -1);
    add(calendarName(place), { name: cells(row, 'description'), from, to });
  }
  const calendars = [...found].flatMap(([name, spans]) => {
    const shown = together(spans).filter(({ from, to }) => to >= reading.from && from <= reading.to);
    return shown.length === 0 ? [] : [{ name, spans: shown }];
  });
  return { calendars: calendars.sort((a, b) => (a.name < b.name ? -1 : 1)), notes: notes.all() };
}

/** The same name however a file says it: "zone_a", "Zone A". */
const calendarName = (text: string): string =>
  text.replace(/^zone (\w)$/i, (_, letter: string) => `Zone ${letter.toUpperCase()}`).slice(0, 200);

/** Overseas an instant of the table is another day than in Paris. */
const ZONES: readonly (readonly [RegExp, string])[] = [
  [/reunion/, 'Indian/Reunion'],
  [/mayotte/, 'Indian/Mayotte'],
  [/guadeloupe/, 'America/Guadeloupe'],
  [/martinique/, 'America/Martinique'],
  [/guyane/, 'America/Cayenne'],
  [/miquelon/, 'America/Miquelon'],
  [/caledonie/, 'Pacific/Noumea'],
  [/polynesie/, 'Pacific/Tahiti'],
  [/wallis/, 'Pacific/Wallis'],
];

/** A date, or an instant that is one there. */
function dayOf(written: string, place: string): CivilDate | undefined {
  if (isCivilDate(written)) return written;
  const [, date = '', hours, minutes, offset] =
    /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/.exec(written) ?? [];
  if (!isCivilDate(date)) return undefined;
  if (offset === undefined) return date;
  const [, sign, oh = '0', om = '0'] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? [];
  const shift = (Number(oh) * 60 + Number(om)) * (sign === '-' ? -1 : 1);
  const instant = Date.UTC(
    Number(date.slice(0, 4)),
    Number(date.slice(5, 7)) - 1,
    Number(date.slice(8)),
    Number(hours),
    Number(minutes) - shift,
  );
  const folded = fold(place);
  return civilDateAt(instant, ZONES.find(([pattern]) => pattern.test(folded))?.[1] ?? 'Europe/Paris');
}

/** Each once, and days of the same name that follow each other as one. */
function together(spans: readonly GivenSpan[]): readonly GivenSpan[] {
  const sorted = spans.map((span) => ({ ...span, name: span.name.trim().slice(0, 300) || '–' }));
  sorted.sort((a, b) => (a.name === b.name ? (a.from < b.from ? -1 : a.from > b.from ? 1 : 0) : a.name < b.name ? -1 : 1));
  const found: { name: string; from: CivilDate; to: CivilDate }[] = [];
  for (const span of sorted) {
    const last = found.at(-1);
    if (last !== undefined && last.name === span.name && span.from <= addDays(last.to, 1)) last.to = span.to > last.to ? span.to : last.to;
    else found.push({ ...span });
  }
  return found.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}
