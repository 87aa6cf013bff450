/** Reads arguments from outside against their fields: every bound is checked, every refusal names its field. */

import { isId } from '../kernel/ids.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import { type Arguments, canonicalJson, type Field, type Fields, type Json } from './schema.ts';
import { daysOfDate } from './value.ts';

/** Deepest nesting of a JSON argument. */
const DEPTH = 32;
/** An `instant` lies within what a date can hold, in ms. */
const INSTANT_LIMIT = 8.64e15;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The arguments that `fields` describe. Text is tidied: line ends are `\n`, control characters go, one-line text is
 * trimmed and a line break in it becomes a space. Refused with `argument-…` and the field's name as `field`.
 */
export function parseArguments<F extends Fields>(fields: F, input: unknown): Result<Arguments<F>> {
  if (!isRecord(input)) return failed('arguments-not-an-object');
  for (const key of Object.keys(input)) {
    if (!Object.hasOwn(fields, key)) return failed('argument-unknown', { field: key.slice(0, 80) });
  }
  const found: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const given = Object.hasOwn(input, name) ? input[name] : undefined;
    if (field.clearable === true && (given === null || given === '')) {
      found[name] = null;
      continue;
    }
    if (given === undefined || given === null) {
      if (!field.optional) return failed('argument-missing', { field: name });
      continue;
    }
    const parsed = parseArgument(name, field, given);
    if (!parsed.ok) return parsed;
    if (parsed.value !== '') found[name] = parsed.value;
    else if (field.clearable === true) found[name] = null;
    else if (!field.optional) return failed('argument-missing', { field: name });
  }
  // Every key was checked against its field just above.
  return ok(found as Arguments<F>);
}

function parseArgument(name: string, field: Field, given: unknown): Result<unknown> {
  switch (field.kind) {
    case 'string':
    case 'long':
    case 'text':
      return parseText(name, field, given);
    case 'enum':
      if (typeof given === 'string' && field.values?.includes(given) === true) return ok(given);
      return failed('argument-choice', { field: name, given: brief(given), choices: (field.values ?? []).join(', ') });
    case 'ref':
      return typeof given === 'string' && isId(given) ? ok(given) : failed('argument-ref', { field: name, given: brief(given) });
    case 'date':
      return typeof given === 'string' && daysOfDate(given) !== undefined
        ? ok(given)
        : failed('argument-date', { field: name, given: brief(given) });
    case 'instant':
    case 'number':
    case 'integer':
      return parseNumber(name, field, given);
    case 'boolean':
      return typeof given === 'boolean' ? ok(given) : failed('argument-kind', { field: name, kind: field.kind, given: brief(given) });
    case 'json':
      return parseJson(name, field, given);
    case 'list':
      return parseList(name, field, given);
  }
}

function parseText(name: string, field: Field, given: unknown): Result<string> {
  if (typeof given !== 'string') return failed('argument-kind', { field: name, kind: field.kind, given: brief(given) });
  const tidied = tidyText(given, field.kind === 'string');
  const max = field.max ?? Number.POSITIVE_INFINITY;
  if (tidied.length <= max) return ok(tidied);
  const length = characters(tidied);
  return length <= max ? ok(tidied) : failed('argument-too-long', { field: name, length, max });
}

function parseNumber(name: string, field: Field, given: unknown): Result<number> {
  const whole = field.kind !== 'number';
  if (typeof given !== 'number' || !Number.isFinite(given) || (whole && !Number.isSafeInteger(given))) {
    return failed('argument-kind', { field: name, kind: field.kind, given: brief(given) });
  }
  const min = field.min ?? (field.kind === 'instant' ? -INSTANT_LIMIT : Number.NEGATIVE_INFINITY);
  const max = field.max ?? (field.kind === 'instant' ? INSTANT_LIMIT : Number.POSITIVE_INFINITY);
  if (given < min) return failed('argument-too-small', { field: name, given, min });
  return given > max ? failed('argument-too-large', { field: name, given, max }) : ok(given);
}

function parseJson(name: string, field: Field, given: unknown): Result<Json> {
  if (!isJson(given, DEPTH)) return failed('argument-kind', { field: name, kind: field.kind, given: brief(given) });
  const length = canonicalJson(given).length;
  const max = field.max ?? Number.POSITIVE_INFINITY;
  return length <= max ? ok(given) : failed('argument-too-long', { field: name, length, max });
}

function parseList(name: string, field: Field, given: unknown): Result<readonly unknown[]> {
  const of = field.of;
  if (!Array.isArray(given) || of === undefined) return failed('argument-kind', { field: name, kind: field.kind, given: brief(given) });
  const max = field.max ?? Number.POSITIVE_INFINITY;
  if (given.length > max) return failed('argument-too-many', { field: name, count: given.length, max });
  const items: unknown[] = [];
  for (const item of given) {
    const parsed = parseArgument(name, of, item);
    if (!parsed.ok) return parsed;
    if (parsed.value !== '') items.push(parsed.value);
  }
  return ok(items);
}

/** Text as it is kept: blank text is empty. `oneLine` turns every run of control characters into a space. */
export function tidyText(given: string, oneLine: boolean): string {
  const whole = given.toWellFormed();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out here.
  if (oneLine) return whole.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the same, but tabs and line ends stay.
  const lines = whole.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
  return lines.trim() === '' ? '' : lines;
}

/** JSON Schema (2020-12) of an object with these fields. */
export function jsonSchema(fields: Fields): Json {
  const properties: Record<string, Json> = {};
  for (const [name, field] of Object.entries(fields)) properties[name] = fieldSchema(field);
  const required = Object.keys(fields).filter((name) => fields[name]?.optional === false);
  return { type: 'object', properties, required, additionalProperties: false };
}

function fieldSchema(field: Field): Json {
  const schema = valueSchema(field);
  return field.clearable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}

function valueSchema(field: Field): Json {
  switch (field.kind) {
    case 'string':
      return { type: 'string', ...(field.optional ? {} : { minLength: 1 }), ...limit('maxLength', field.max) };
    case 'long':
    case 'text':
      return { type: 'string', ...limit('maxLength', field.max), 'x-lines': true };
    case 'enum':
      return { type: 'string', enum: [...(field.values ?? [])] };
    case 'ref':
      return { type: 'string', pattern: '^[A-Za-z0-9_-]{22}$', 'x-table': field.table ?? '' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'instant':
      return { type: 'integer', description: 'ms since 1970-01-01T00:00Z', 'x-instant': true };
    case 'number':
    case 'integer':
      return { type: field.kind, ...limit('minimum', field.min), ...limit('maximum', field.max) };
    case 'boolean':
      return { type: 'boolean' };
    case 'json':
      return {};
    case 'list':
      return { type: 'array', items: field.of === undefined ? {} : valueSchema(field.of), ...limit('maxItems', field.max) };
  }
}

const limit = (name: string, value: number | undefined): { readonly [key: string]: Json } => (value === undefined ? {} : { [name]: value });

function isJson(value: unknown, depth: number): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (depth === 0 || typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth - 1));
  return isRecord(value) && Object.entries(value).every(([key, item]) => !FORBIDDEN.has(key) && isJson(item, depth - 1));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

/** Counts code points, as JSON Schema does. */
function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** What was given, short enough for a sentence. */
function brief(given: unknown): string {
  if (Array.isArray(given)) return '[…]';
  if (typeof given === 'object') return given === null ? 'null' : '{…}';
  const text = tidyText(String(given), true);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
