/** Which program a file comes from, by what is in it; its name only helps. */

import { decodeText } from './encoding.ts';
import { isIssue } from './github-issue.ts';
import { type Json, parseJsonValues } from './json.ts';
import { asItems, at, isRecord, textAt } from './reading.ts';
import type { ImportFormat } from './types.ts';

/** `relais`: our own complete export, which is not read by these importers. */
export type DetectedFormat = ImportFormat | 'relais';

/** `undefined` when the file is none that can be read. */
export function detectFormat(bytes: Uint8Array, name = ''): DetectedFormat | undefined {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'vikunja';
  if (looksBinary(bytes)) return undefined;
  const text = decodeText(bytes);
  if (/^\s*</.test(text)) return undefined;
  if (!/^\s*[{[]/.test(text)) return text.trim() === '' ? undefined : 'csv';
  const values = parseJsonValues(text);
  const [first] = values.ok ? values.value.flatMap(({ value }) => (value === undefined ? [] : [value])) : [];
  const found = first === undefined ? undefined : formatOf(first, values.ok ? values.value.length : 0);
  return found ?? (/\.(?:csv|tsv|txt)$/i.test(name) ? 'csv' : undefined);
}

function formatOf(value: Json, count: number): DetectedFormat | undefined {
  if ((textAt(value, 'format') ?? '').startsWith('relais-export/')) return 'relais';
  if ((textAt(value, '_format') ?? '').startsWith('wekan-board')) return 'wekan';
  if (asItems(at(value, 'boards')).some((board) => at(board, 'stacks') !== undefined) || Array.isArray(at(value, 'stacks'))) return 'deck';
  if (Array.isArray(at(value, 'cards')) && Array.isArray(at(value, 'lists'))) return 'trello';
  if (
    at(value, 'description') !== undefined &&
    (at(value, 'uuid') !== undefined || at(value, 'entry') !== undefined || at(value, 'status') !== undefined)
  )
    return 'taskwarrior';
  if (holdsIssue(value, 0)) return 'github';
  return isRecord(value) && Array.isArray(at(value, 'cards')) && count === 1 ? 'trello' : undefined;
}

function holdsIssue(value: Json, depth: number): boolean {
  if (depth > 6) return false;
  if (isIssue(value)) return true;
  if (Array.isArray(value)) return value.slice(0, 50).some((item) => holdsIssue(item, depth + 1));
  return ['response', 'items', 'issues', 'nodes', 'data'].some((key) => {
    const inner = at(value, key);
    return inner !== undefined && typeof inner === 'object' && holdsIssue(inner, depth + 1);
  });
}

/** Pictures, office files and the like: zeros that are not those of UTF-16 text. */
function looksBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 1024);
  return head.includes(0) && decodeText(head).includes('\0');
}
