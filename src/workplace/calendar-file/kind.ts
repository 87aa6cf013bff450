/** Whether a file is a calendar, told by how it begins. */

import { decodeText } from '../../rooms/tasks/index.ts';

/** `calendar`: iCalendar; `table`: school holidays as data.education.gouv.fr has them; `items`: events of a calendar's API. */
export type CalendarKind = 'calendar' | 'table' | 'items';

export function calendarKind(bytes: Uint8Array): CalendarKind | undefined {
  const head = decodeText(bytes.subarray(0, 2000));
  if (/^\s*BEGIN:VCALENDAR/i.test(head)) return 'calendar';
  if (/^\s*[{[]/.test(head)) return /"(?:calendar#events?|eventType|workingLocationProperties)"/.test(head) ? 'items' : undefined;
  const columns = (/^[^\r\n]*/.exec(head)?.[0] ?? '').toLowerCase();
  return /start_?date|vacances_/.test(columns) && /end_?date|nom_?vacances/.test(columns) ? 'table' : undefined;
}
