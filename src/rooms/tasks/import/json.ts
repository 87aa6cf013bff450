/** JSON from outside: read in part where it is damaged, and looked into without trusting any of it. */

import { failed, ok, type Result } from '../../../kernel/result.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonRecord;
export interface JsonRecord {
  readonly [key: string]: Json;
}

/** Deeper than any tracker nests, shallow enough for every reader. */
const DEEPEST = 200;

/** Looking for the end of a damaged item may cost the whole file: after so many, lines are all that is looked at. */
const MOST_DAMAGED = 200;

/** One value of a file that holds several: pages one after the other, an object a line. */
export interface JsonValue {
  /** The line it begins on, from 1; always 1 in a file that is whole. */
  readonly line: number;
  /** `undefined` when it is damaged. */
  readonly value: Json | undefined;
}

/** The one value the text is. */
export function parseJson(text: string): Result<Json> {
  const deep = tooDeep(text);
  if (deep) return failed('import.json-deep', { levels: DEEPEST });
  const value = tryParse(text);
  return value === undefined ? failed('import.not-json') : ok(value);
}

/**
 * All values of the text, whole or damaged: the items of one array, or what stands side by side, with or without
 * commas. A damaged item costs only itself: reading goes on after its closing bracket or at the next line that begins
 * an object.
 */
export function parseJsonValues(text: string): Result<readonly JsonValue[]> {
  const deep = tooDeep(text);
  const whole = deep ? undefined : tryParse(text);
  if (whole !== undefined) return ok((Array.isArray(whole) ? whole : [whole]).map((value) => ({ line: 1, value })));
  const values = fragmentsOf(text);
  if (values.some(({ value }) => value !== undefined)) return ok(values);
  return deep ? failed('import.json-deep', { levels: DEEPEST }) : failed('import.not-json');
}

function tryParse(text: string): Json | undefined {
  try {
    // The one place where the parser's answer gets its type: JSON.parse gives nothing else.
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function tooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (inString) {
      if (character === 0x5c) at += 1;
      else if (character === 0x22) inString = false;
    } else if (character === 0x22) inString = true;
    else if (character === 0x7b || character === 0x5b) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
  return false;
}

/** Objects and arrays at the top of the text or of its outer array. */
function fragmentsOf(text: string): readonly JsonValue[] {
  const values: JsonValue[] = [];
  const outer = /^\s*\[\s*(?:\{|\[)/.test(text) && !/^\s*\[\s*\[/.test(text);
  let at = outer ? text.indexOf('[') + 1 : 0;
  let line = 1 + countLines(text, 0, at);
  let readable = 0;
  while (at < text.length) {
    const start = nextBracket(text, at);
    if (start === undefined) {
      if (/[^\s,\]]/.test(text.slice(at))) values.push({ line, value: undefined });
      break;
    }
    if (/[^\s,\]]/.test(text.slice(at, start))) values.push({ line, value: undefined });
    line += countLines(text, at, start);
    const end = endOf(text, start, values.length - readable < MOST_DAMAGED ? text.length : endOfLine(text, start));
    const item = end === undefined ? '' : text.slice(start, end);
    const value = tooDeep(item) ? undefined : tryParse(item);
    values.push({ line, value });
    if (value !== undefined) readable += 1;
    const next = value === undefined ? resume(text, start, end) : (end ?? text.length);
    line += countLines(text, start, next);
    at = next;
  }
  return values;
}

function nextBracket(text: string, from: number): number | undefined {
  const bracket = /[{[]/g;
  bracket.lastIndex = from;
  return bracket.exec(text)?.index;
}

/** Where the bracket at `start` closes; `undefined` when it does not, or when a string runs over the end of its line. */
function endOf(text: string, start: number, to: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = start; at < to; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '\n') return undefined;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** After a damaged item: its end, or sooner the next line that begins an object at the margin of this one. */
function resume(text: string, start: number, end: number | undefined): number {
  const margin = start - (text.lastIndexOf('\n', start) + 1);
  const next = new RegExp(`\\n[ \\t]{0,${Math.min(margin, 200)}}\\{`, 'g');
  next.lastIndex = start;
  const found = next.exec(text);
  const line = found === null ? text.length : found.index + 1;
  return end === undefined ? line : Math.min(end, line);
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
