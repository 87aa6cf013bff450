/** How iCalendar (RFC 5545) is written: lines folded, text that cannot break out of its line, names and dates. */

import type { CivilDate } from '../kernel/civil-date.ts';

/** Octets of a line without its end. */
const LINE = 75;

/** Content lines as a file has them: folded, with CRLF ends. */
export const calendarLines = (lines: readonly string[]): string => lines.map((line) => `${fold(line)}\r\n`).join('');

/** A zone without clock changes, in which nothing here is told otherwise. */
const UTC = [
  'BEGIN:VTIMEZONE',
  'TZID:UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
] as const;

/** What stands in a calendar: one component at least (RFC 5545, 3.4 and 3.6.5), or strict readers refuse it whole. */
export const componentsOf = (lines: readonly string[]): readonly string[] => (lines.length > 0 ? lines : UTC);

/** `20270131` */
export const compactDate = (date: CivilDate): string => date.replaceAll('-', '');

/** [A25] A text value: no line break or control character gets through as itself. */
export function escapeText(text: string): string {
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

/** A name of its own for what a row tells; whoever reads the calendar again knows it by that. */
export function uidOf(id: string): string {
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
