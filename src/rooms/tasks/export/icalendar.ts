/** Tasks as iCalendar (RFC 5545): to-dos, all-day events on their due dates, or both. */

import { addDays } from '../../../kernel/civil-date.ts';
import { calendarLines, compactDate, componentsOf, escapeText, uidOf } from '../../icalendar.ts';
import { compactInstant } from '../../utc.ts';
import type { ExportInput, ExportState, ExportTask, Say } from './types.ts';

export interface CalendarOptions {
  /** The instant (ms) of the export: DTSTAMP of everything in it. */
  readonly at: number;
  /** `todos`: every task; `events`: the tasks with a due date, as all-day events; `both`. */
  readonly as?: 'todos' | 'events' | 'both';
}

const STATUS: Readonly<Record<ExportState, string>> = {
  open: 'NEEDS-ACTION',
  doing: 'IN-PROCESS',
  waiting: 'NEEDS-ACTION',
  done: 'COMPLETED',
  dropped: 'CANCELLED',
};
/** The file, with CRLF line ends, folded at 75 octets. */
export function exportCalendar(input: ExportInput, say: Say, options: CalendarOptions): string {
  const { at, as = 'todos' } = options;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Relais//Tasks//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${escapeText(input.name)}`,
    `X-WR-CALNAME:${escapeText(input.name)}`,
    ...componentsOf(
      input.tasks.flatMap((task) => [...(as === 'events' ? [] : todo(task, at, say)), ...(as === 'todos' ? [] : event(task, at, say))]),
    ),
    'END:VCALENDAR',
  ];
  return calendarLines(lines);
}

function todo(task: ExportTask, at: number, say: Say): readonly string[] {
  return [
    'BEGIN:VTODO',
    `UID:${uidOf(task.id)}`,
    `DTSTAMP:${compactInstant(at)}`,
    ...described(task, say),
    `STATUS:${STATUS[task.state]}`,
    ...(task.due === undefined ? [] : [`DUE;VALUE=DATE:${compactDate(task.due)}`]),
    ...(task.createdAt === undefined ? [] : [`CREATED:${compactInstant(task.createdAt)}`]),
    ...(task.state === 'done' && task.doneAt !== undefined ? [`COMPLETED:${compactInstant(task.doneAt)}`] : []),
    ...(task.state === 'done' ? ['PERCENT-COMPLETE:100'] : []),
    ...task.partOf.map((id) => `RELATED-TO;RELTYPE=PARENT:${uidOf(id)}`),
    ...task.waitsOn.map((id) => `RELATED-TO;RELTYPE=DEPENDS-ON:${uidOf(id)}`),
    'END:VTODO',
  ];
}

/** What is dropped has no day any more. */
function event(task: ExportTask, at: number, say: Say): readonly string[] {
  if (task.due === undefined || task.state === 'dropped') return [];
  return [
    'BEGIN:VEVENT',
    `UID:due-${uidOf(task.id)}`,
    `DTSTAMP:${compactInstant(at)}`,
    ...described(task, say),
    `DTSTART;VALUE=DATE:${compactDate(task.due)}`,
    `DTEND;VALUE=DATE:${compactDate(addDays(task.due, 1))}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function described(task: ExportTask, say: Say): readonly string[] {
  const line = (name: string, text: string | undefined) =>
    text === undefined || text === '' ? [] : [say('export.line', { label: say(`export.column.${name}`), text })];
  const description = [
    ...line('why', task.why),
    ...line('next-step', task.nextStep),
    ...(task.details === undefined ? [] : [task.details]),
  ].join('\n\n');
  return [
    `SUMMARY:${escapeText(task.title)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escapeText(description)}`]),
    ...(task.place === undefined ? [] : [`LOCATION:${escapeText(task.place)}`]),
    ...(task.tags.length === 0 ? [] : [`CATEGORIES:${task.tags.map(escapeText).join(',')}`]),
    ...task.holders.map((holder) => `CONTACT:${escapeText(holder)}`),
  ];
}
