/** Forms as data: the description of a command's arguments, what is typed into them, and what is wrong with it. No DOM. */

import { isCivilDate } from '../../kernel/civil-date.ts';
import type { Problem } from '../../kernel/result.ts';

export const fieldKinds = [
  'string',
  'long',
  'text',
  'enum',
  'ref',
  'date',
  'instant',
  'number',
  'integer',
  'boolean',
  'json',
  'list',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

export interface FieldSpec {
  readonly name: string;
  readonly kind: FieldKind;
  /** Translated. */
  readonly label: string;
  readonly hint?: string | undefined;
  readonly required?: boolean | undefined;
  /** The values of an `enum`, with their words. */
  readonly values?: readonly { readonly value: string; readonly label: string }[] | undefined;
  /** Of a `ref`, and of a `list` of refs: the table whose rows are offered. */
  readonly table?: string | undefined;
  /** Longest text, in characters, or greatest number. */
  readonly max?: number | undefined;
}

/** As typed: texts for what is written, booleans, lists of texts. A draft is this. */
export type Draft = Readonly<Record<string, string | boolean | readonly string[]>>;

/** As a command takes it; a field left empty is absent. */
export type Values = Readonly<Record<string, unknown>>;

/** `why` comes first, then the order given. */
export function inOrder(fields: readonly FieldSpec[]): readonly FieldSpec[] {
  return [...fields.filter((field) => field.name === 'why'), ...fields.filter((field) => field.name !== 'why')];
}

/** The values a draft stands for, and the problem of each field that has one. */
export function readDraft(
  fields: readonly FieldSpec[],
  draft: Draft,
): { readonly values: Values; readonly problems: Readonly<Record<string, Problem>> } {
  const values: Record<string, unknown> = {};
  const problems: Record<string, Problem> = {};
  for (const field of fields) {
    const answer = readField(field, draft[field.name]);
    if (answer.problem !== undefined) problems[field.name] = answer.problem;
    else if (answer.value !== undefined) values[field.name] = answer.value;
  }
  return { values, problems };
}

/** What a draft shows for values known already (an edit). */
export function draftOf(fields: readonly FieldSpec[], values: Values): Draft {
  const draft: Record<string, string | boolean | readonly string[]> = {};
  for (const { name, kind } of fields) {
    const value = values[name];
    if (value === undefined || value === null) continue;
    if (kind === 'boolean') draft[name] = value === true;
    else if (kind === 'list') draft[name] = Array.isArray(value) ? value.map(String) : [];
    else if (kind === 'json') draft[name] = JSON.stringify(value, null, 2);
    else if (kind === 'instant') draft[name] = localInstant(Number(value));
    else draft[name] = String(value);
  }
  return draft;
}

/** A draft as a form kept it on the device; anything else begins empty. */
export function keptDraft(text: string | undefined): Draft {
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Draft) : {};
  } catch {
    return {};
  }
}

interface Answer {
  readonly value?: unknown;
  readonly problem?: Problem;
}

function readField(field: FieldSpec, typed: Draft[string] | undefined): Answer {
  if (field.kind === 'boolean') return typed === undefined ? {} : { value: typed === true };
  if (field.kind === 'list') {
    const items = Array.isArray(typed) ? typed.map((item) => item.trim()).filter((item) => item !== '') : [];
    return items.length > 0 ? { value: items } : field.required ? { problem: { code: 'field-missing' } } : {};
  }
  const text = typeof typed === 'string' ? typed.trim() : '';
  if (text === '') return field.required ? { problem: { code: 'field-missing' } } : {};
  return readText(field, text);
}

function readText(field: FieldSpec, text: string): Answer {
  switch (field.kind) {
    case 'number':
    case 'integer': {
      const number = Number(text.replace(/[\s\u00A0\u202F]/g, '').replace(',', '.'));
      if (!Number.isFinite(number)) return { problem: { code: 'field-number', params: { text } } };
      if (field.kind === 'integer' && !Number.isInteger(number)) return { problem: { code: 'field-integer', params: { text } } };
      return field.max !== undefined && number > field.max
        ? { problem: { code: 'field-too-great', params: { max: field.max } } }
        : { value: number };
    }
    case 'date':
      return !isCivilDate(text) ? { problem: { code: 'field-date', params: { text } } } : { value: text };
    case 'instant': {
      const at = new Date(text).getTime();
      return Number.isNaN(at) ? { problem: { code: 'field-instant', params: { text } } } : { value: at };
    }
    case 'enum':
      return field.values?.some((known) => known.value === text) === false
        ? { problem: { code: 'field-choice', params: { text } } }
        : { value: text };
    case 'json':
      return readJson(text);
    default:
      return field.max !== undefined && text.length > field.max
        ? { problem: { code: 'field-too-long', params: { max: field.max, length: text.length } } }
        : { value: text };
  }
}

function readJson(text: string): Answer {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: { code: 'field-json' } };
  }
}

/** `2026-03-12T14:02` in the device's zone, as the browser's field wants it. */
function localInstant(at: number): string {
  const date = new Date(at);
  return Number.isNaN(at) ? '' : new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
