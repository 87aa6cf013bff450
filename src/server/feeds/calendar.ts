/** A calendar of events as programs subscribe to it (RFC 5545, RFC 7986). */

import { addDays, type CivilDate } from '../../kernel/civil-date.ts';
import { calendarLines, compactDate, componentsOf, escapeText } from '../../rooms/icalendar.ts';
import { compactInstant } from '../../rooms/utc.ts';

/** How a day counts when others look for a free hour; only one's own absence takes it. */
export type Standing = 'free' | 'away' | 'working-elsewhere';

export interface CalendarEvent {
  /** The same for the same thing, whenever it is told. */
  readonly uid: string;
  /**
   * A whole day, or instants (ms). Instants are written in UTC: nothing here recurs, so that they say the same as local hours with
   * the rules of their zone, which programs know better or worse.
   */
  readonly when: CivilDate | { readonly from: number; readonly to: number };
  readonly summary: string;
  readonly description?: string | undefined;
  readonly location?: string | undefined;
  readonly category?: string | undefined;
  readonly standing: Standing;
  /** When what it tells was last written (ms). */
  readonly changed: number;
}

export interface CalendarHead {
  readonly name: string;
  /** Zone of whoever made it, for programs that show one. */
  readonly zone: string;
}

/** How often a program should come again. */
const REFRESH = 'PT1H';

export const calendarOf = (head: CalendarHead, body: readonly string[]): string =>
  calendarLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Relais//Feeds//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(head.name)}`,
    `X-WR-CALNAME:${escapeText(head.name)}`,
    `X-WR-TIMEZONE:${escapeText(head.zone)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...componentsOf(body),
    'END:VCALENDAR',
  ]);

export function eventLines(event: CalendarEvent): readonly string[] {
  const { standing, when } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    ...revisionLines(event.changed),
    ...(typeof when === 'string'
      ? [`DTSTART;VALUE=DATE:${compactDate(when)}`, `DTEND;VALUE=DATE:${compactDate(addDays(when, 1))}`]
      : [`DTSTART:${compactInstant(when.from)}`, `DTEND:${compactInstant(when.to)}`]),
    `SUMMARY:${escapeText(event.summary)}`,
    ...line('DESCRIPTION', event.description),
    ...line('LOCATION', event.location),
    ...line('CATEGORIES', event.category),
    `TRANSP:${standing === 'away' ? 'OPAQUE' : 'TRANSPARENT'}`,
    `X-MICROSOFT-CDO-BUSYSTATUS:${BUSY[standing]}`,
    'END:VEVENT',
  ];
}

/** As programs of one large vendor tell it; whoever works elsewhere is not away. */
const BUSY: Readonly<Record<Standing, string>> = { free: 'FREE', away: 'OOF', 'working-elsewhere': 'WORKINGELSEWHERE' };

/** Without METHOD, or published, DTSTAMP is when it was last revised; the sequence counts minutes, so that it rises and fits. */
export const revisionLines = (changed: number): readonly string[] => [
  `DTSTAMP:${compactInstant(changed)}`,
  `LAST-MODIFIED:${compactInstant(changed)}`,
  `SEQUENCE:${Math.max(0, Math.floor(changed / 60_000))}`,
];

const line = (name: string, text: string | undefined) => (text === undefined || text === '' ? [] : [`${name}:${escapeText(text)}`]);
