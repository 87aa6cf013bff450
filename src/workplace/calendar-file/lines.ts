/** A calendar file cut into its events, without trusting it: what is broken is left out and told, the rest stays [A25]. */

import { decodeText } from '../../rooms/tasks/index.ts';

export interface Block {
  /** The line of the file on which the event begins, from 1. */
  readonly line: number;
  /** Whole content lines, of the properties that matter here. */
  readonly lines: readonly string[];
}

export interface Scanned {
  readonly name: string | undefined;
  readonly blocks: readonly Block[];
  /** Lines that are no content lines. */
  readonly broken: readonly number[];
  /** Events beyond what is looked at. */
  readonly more: number;
}

/** All that is read of an event; attachments, alarms, people and whatever else stays outside never come in. */
const READ = new Set([
  ...['UID', 'RECURRENCE-ID', 'DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'EXDATE', 'SUMMARY', 'CATEGORIES'],
  ...['TRANSP', 'STATUS', 'X-MICROSOFT-CDO-BUSYSTATUS', 'X-MICROSOFT-CDO-ALLDAYEVENT'],
]);

const MOST_EVENTS = 20_000;
const MOST_BROKEN = 1000;
/** Nothing that is read here is longer. */
const LONGEST = 20_000;
/** Deeper than calendar, event and alarm nothing means anything. */
const DEEPEST = 8;

const CONTENT = /^([A-Za-z0-9-]+)[;:]/;

export function scan(bytes: Uint8Array): Scanned {
  const blocks: Block[] = [];
  const broken: number[] = [];
  const open: string[] = [];
  let event: { line: number; lines: string[] } | undefined;
  let name: string | undefined;
  let more = 0;
  const close = () => {
    if (event === undefined) return;
    if (blocks.length < MOST_EVENTS) blocks.push(event);
    else more += 1;
    event = undefined;
  };
  for (const { line, text } of contentLines(bytes)) {
    if (text === '') continue;
    const property = CONTENT.exec(text)?.[1]?.toUpperCase();
    if (property === undefined || text.length > LONGEST) {
      if (broken.length < MOST_BROKEN) broken.push(line);
      continue;
    }
    if (property === 'BEGIN') {
      const kind = text.slice(6).trim().toUpperCase();
      // An event within an event: the first one has lost its end.
      if (kind === 'VEVENT') {
        close();
        open.length = Math.min(open.length, 1);
        event = { line, lines: [] };
      }
      if (open.length < DEEPEST) open.push(kind);
    } else if (property === 'END') {
      const kind = text.slice(4).trim().toUpperCase();
      const at = open.lastIndexOf(kind);
      if (at >= 0) open.length = at;
      if (kind === 'VEVENT') close();
    } else if (event !== undefined && open.at(-1) === 'VEVENT') {
      if (READ.has(property)) event.lines.push(text);
    } else if (event === undefined && (property === 'X-WR-CALNAME' || (property === 'NAME' && name === undefined))) {
      name = text
        .slice(text.indexOf(':') + 1)
        .replace(/\\[nN]/g, ' ')
        .replace(/\\(.)/g, '$1')
        .trim();
    }
  }
  close();
  return { name: name === '' ? undefined : name, blocks, broken, more };
}

/** Lines put together again where they were folded: as bytes, since a fold may have cut a character in two. */
function* contentLines(bytes: Uint8Array): Generator<{ readonly line: number; readonly text: string }> {
  const unfolded = new Uint8Array(bytes.length);
  const numbers: number[] = [1];
  let length = 0;
  let line = 1;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const ends = byte === 10 || (byte === 13 && bytes[at + 1] !== 10);
    if (byte === 13 && !ends) continue;
    if (!ends) {
      unfolded[length++] = byte;
      continue;
    }
    line += 1;
    const next = bytes[at + 1];
    if (next === 32 || next === 9) at += 1;
    else {
      unfolded[length++] = 10;
      numbers.push(line);
    }
  }
  const texts = decodeText(unfolded.subarray(0, length)).split('\n');
  for (const [index, text] of texts.entries()) yield { line: numbers[index] ?? line, text: text.replace(/^\ufeff/, '') };
}
