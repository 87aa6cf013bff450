/** Tasks as iCalendar (RFC 5545): to-dos, all-day events on their due dates, or both. */

import { addDays } from '../../../kernel/civil-date.ts';
import type { ExportInput, ExportState, ExportTask, Say } from './types.ts';
import { compactInstant } from './utc.ts';

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
/** Octets of a line without its end. */
const LINE = 75;

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
    ...input.tasks.flatMap((task) => [...(as === 'events' ? [] : todo(task, at, say)), ...(as === 'todos' ? [] : event(task, at, say))]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function todo(task: ExportTask, at: number, say: Say): readonly string[] {
  return [
    'BEGIN:VTODO',
    `UID:${uidOf(task.id)}`,
    `DTSTAMP:${compactInstant(at)}`,
    ...described(task, say),
    `STATUS:${STATUS[task.state]}`,
    ...(task.due === undefined ? [] : [`DUE;VALUE=DATE:${task.due.replaceAll('-', '')}`]),
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
    `DTSTART;VALUE=DATE:${task.due.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${addDays(task.due, 1).replaceAll('-', '')}`,
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

/** [A25] A text value: no line break or control character gets through as itself. */
function escapeText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
      .replace(/[\\;,]/g, '\\$&')
      .replaceAll('\n', '\\n')
  );
}

function uidOf(id: string): string {
  return `${id.replace(/[^\w.~-]/g, (character) => `_${character.codePointAt(0)?.toString(16) ?? ''}_`)}@relais`;
}

/** At most 75 octets a line; what goes on begins with a space. Never within a character. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = sizeOf(character.codePointAt(0) ?? 0);
    if (octets + size > LINE) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

/** Octets of a character in UTF-8. */
function sizeOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
