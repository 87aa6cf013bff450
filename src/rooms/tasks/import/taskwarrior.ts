/** Taskwarrior's export: an array, or one object a line with or without commas; dates as seconds or compact UTC. */

import { ok, type Result } from '../../../kernel/result.ts';
import { cut } from './clean.ts';
import { readDay, readInstant } from './instants.ts';
import { type JsonRecord, parseJsonValues } from './json.ts';
import { createPlan, type PlanBuilder, type Row } from './plan.ts';
import { asShown, asText, at, first, isRecord, itemsAt, textAt } from './reading.ts';
import { rhythmOf } from './rhythms.ts';
import type { ImportedLink, ImportedState, ImportedTask, ImportOptions, ImportPlan } from './types.ts';

const STATES: ReadonlyMap<string, ImportedState> = new Map([
  ['pending', 'open'],
  ['waiting', 'waiting'],
  ['recurring', 'open'],
  ['completed', 'done'],
  ['deleted', 'dropped'],
]);
/** Have a place of their own, or are worked out by Taskwarrior from the others. */
const PLACED = new Set([
  'uuid',
  'description',
  'status',
  'entry',
  'modified',
  'end',
  'due',
  'project',
  'tags',
  'depends',
  'annotations',
  'parent',
  'recur',
  'id',
  'urgency',
  'mask',
  'imask',
  'rtype',
  'template',
  'last',
]);
const DATES = new Set(['start', 'wait', 'scheduled', 'until']);

export function importTaskwarrior(text: string, options: ImportOptions): Result<ImportPlan> {
  const values = parseJsonValues(text);
  if (!values.ok) return values;
  const plan = createPlan('taskwarrior');
  values.value.forEach(({ value, line }, index) => {
    if (value === undefined) plan.note(index + 1, 'skipped', 'import.json-damaged', { line });
    else if (!isRecord(value)) plan.note(index + 1, 'skipped', 'import.row-shape');
    else addTask(value, index + 1, options, plan);
  });
  return ok(plan.finish());
}

function addTask(json: JsonRecord, row: Row, options: ImportOptions, plan: PlanBuilder): void {
  const { zone } = options;
  const due = readDay(first(json, 'due'), zone);
  if (first(json, 'due') !== undefined && due === undefined)
    plan.note(row, 'changed', 'import.date-unknown', { text: cut(textAt(json, 'due') ?? '', 80) });
  if (due?.time !== undefined) plan.note(row, 'changed', 'import.due-time', { time: due.time, date: due.date });
  const state = stateOf(json, row, plan);
  const ended = state === 'done' || state === 'dropped' ? readInstant(first(json, 'end'), zone) : undefined;
  const recurrence = recurrenceOf(json, row, options, plan);
  plan.task(row, {
    key: textAt(json, 'uuid'),
    title: textAt(json, 'description'),
    state,
    list: textAt(json, 'project'),
    due: due?.date,
    createdAt: readInstant(first(json, 'entry'), zone),
    doneAt: ended,
    tags: tagsOf(json),
    comments: commentsOf(json, zone),
    links: linksOf(json),
    recurrence: recurrence.rule,
    extra: [
      ['due', due === undefined || due.time !== undefined ? shownDate(json, 'due', zone) : undefined],
      ...recurrence.kept,
      ...othersOf(json, zone),
    ],
  });
  const kept = Object.keys(json).filter((name) => !PLACED.has(name) && name !== 'start');
  if (kept.length > 0) plan.note(row, 'changed', 'import.fields-kept', { fields: cut(kept.join(', '), 200) });
}

function stateOf(json: JsonRecord, row: Row, plan: PlanBuilder): ImportedState {
  const status = (textAt(json, 'status') ?? 'pending').toLowerCase();
  const state = STATES.get(status);
  if (state === undefined) plan.note(row, 'changed', 'import.state-unknown', { state: cut(status, 80) });
  return (state ?? 'open') === 'open' && first(json, 'start') !== undefined ? 'doing' : (state ?? 'open');
}

/** Only the recurring task itself recurs; the ones made from it are tasks that belong to it. */
function recurrenceOf(
  json: JsonRecord,
  row: Row,
  options: ImportOptions,
  plan: PlanBuilder,
): { readonly rule: string | undefined; readonly kept: readonly (readonly [string, string])[] } {
  const recur = textAt(json, 'recur');
  if (recur === undefined || first(json, 'parent') !== undefined) return { rule: undefined, kept: [] };
  const rule = rhythmOf(recur, options.today ?? '1970-01-01');
  if (rule === undefined) plan.note(row, 'changed', 'import.recurrence-unknown', { text: cut(recur, 80) });
  return { rule, kept: rule === undefined ? [['recur', recur]] : [] };
}

function tagsOf(json: JsonRecord): readonly string[] {
  const tags = at(json, 'tags');
  return typeof tags === 'string' ? tags.split(',') : itemsAt(json, 'tags').flatMap((tag) => asText(tag) ?? []);
}

function commentsOf(json: JsonRecord, zone: string): ImportedTask['comments'] {
  return itemsAt(json, 'annotations').flatMap((annotation) => {
    const text = textAt(annotation, 'description') ?? asText(annotation);
    const when = readInstant(at(annotation, 'entry'), zone);
    return text === undefined ? [] : [{ text, ...(when === undefined ? {} : { at: when }) }];
  });
}

function linksOf(json: JsonRecord): readonly ImportedLink[] {
  const depends = at(json, 'depends');
  const keys = typeof depends === 'string' ? depends.split(',') : itemsAt(json, 'depends').flatMap((key) => asText(key) ?? []);
  const parent = textAt(json, 'parent');
  const waits = keys
    .map((key) => key.trim())
    .filter((key) => key !== '')
    .map((key) => ({ kind: 'waits-on', key }) as const);
  return parent === undefined ? waits : [...waits, { kind: 'part-of', key: parent }];
}

/** Priority, the other dates and whatever fields people defined for themselves. */
function othersOf(json: JsonRecord, zone: string): readonly (readonly [string, string | undefined])[] {
  return Object.keys(json)
    .filter((name) => !PLACED.has(name))
    .map((name) => [name, DATES.has(name) ? shownDate(json, name, zone) : asShown(at(json, name))] as const);
}

/** A date a person can read, where Taskwarrior wrote seconds. */
function shownDate(json: JsonRecord, name: string, zone: string): string | undefined {
  const day = readDay(first(json, name), zone);
  return day === undefined ? asShown(at(json, name)) : [day.date, day.time].filter((part) => part !== undefined).join(' ');
}
