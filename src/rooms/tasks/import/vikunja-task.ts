/** One Vikunja task. */

import { cut } from './clean.ts';
import { htmlToText, looksLikeHtml } from './html.ts';
import { readDay, readInstant } from './instants.ts';
import type { Json, JsonRecord } from './json.ts';
import type { PlanBuilder, Row } from './plan.ts';
import { asShown, at, first, flagAt, isRecord, itemsAt, numberAt, textAt } from './reading.ts';
import type { ImportedAttachment, ImportedLink, ImportedState, ImportedTask, ImportOptions } from './types.ts';
import type { Project } from './vikunja-projects.ts';

const DAY = 86_400;
/** What `related_tasks` calls a relation, as seen from the task that has it. */
const RELATIONS: ReadonlyMap<string, ImportedLink['kind']> = new Map([
  ['parenttask', 'part-of'],
  ['blocked', 'waits-on'],
  ['follows', 'waits-on'],
  ['related', 'relates'],
  ['duplicateof', 'relates'],
  ['duplicates', 'relates'],
  ['copiedfrom', 'relates'],
  ['copiedto', 'relates'],
]);
/** Seen from the other side: the other task has them too. */
const MIRRORED = new Set(['subtask', 'blocking', 'precedes']);

/** Adds the task; gives the names of the files in the zip that belong to it. */
export function addTask(
  json: Json,
  row: Row,
  project: Project,
  files: ReadonlyMap<string, Uint8Array>,
  options: ImportOptions,
  plan: PlanBuilder,
): readonly string[] {
  if (!isRecord(json)) {
    plan.note(row, 'skipped', 'import.row-shape');
    return [];
  }
  const { zone } = options;
  const id = numberAt(json, 'id');
  const due = readDay(first(json, 'due_date'), zone);
  if (due?.time !== undefined) plan.note(row, 'changed', 'import.due-time', { time: due.time, date: due.date });
  const bucket = project.buckets.get(project.bucketOfTask.get(id ?? -1) ?? numberAt(json, 'bucket_id') ?? -1);
  const state = stateOf(json, project, bucket?.state);
  const description = textAt(json, 'description') ?? '';
  const rule = repeatOf(json, row, plan);
  const attachments = attachmentsOf(json, row, files, plan);
  plan.task(row, {
    key: id === undefined ? undefined : String(id),
    title: textAt(json, 'title'),
    body: looksLikeHtml(description) ? htmlToText(description) : description,
    state,
    list: project.name,
    position: project.positionOfTask.get(id ?? -1) ?? numberAt(json, 'position'),
    due: due?.date,
    createdAt: readInstant(at(json, 'created'), zone),
    doneAt: flagAt(json, 'done') ? readInstant(at(json, 'done_at'), zone) : undefined,
    tags: itemsAt(json, 'labels').flatMap((label) => textAt(label, 'title') ?? []),
    holders: itemsAt(json, 'assignees').flatMap((person) => textAt(person, 'name', 'username') ?? []),
    comments: commentsOf(json, zone),
    links: linksOf(json),
    attachments,
    recurrence: rule,
    extra: othersOf(json, bucket?.name, due?.time, rule, zone),
  });
  noteOthers(json, row, description, plan);
  return attachments.flatMap(({ file }) => file ?? []);
}

function stateOf(json: JsonRecord, project: Project, inBucket: ImportedState | undefined): ImportedState {
  if (project.archived) return 'dropped';
  if (flagAt(json, 'done')) return 'done';
  if (inBucket !== undefined && inBucket !== 'open') return inBucket;
  return (numberAt(json, 'percent_done') ?? 0) > 0 ? 'doing' : 'open';
}

function commentsOf(json: JsonRecord, zone: string): ImportedTask['comments'] {
  return itemsAt(json, 'comments').flatMap((comment) => {
    const text = textAt(comment, 'comment');
    const author = textAt(at(comment, 'author'), 'name', 'username');
    const when = readInstant(at(comment, 'created'), zone);
    if (text === undefined) return [];
    return [
      {
        text: looksLikeHtml(text) ? htmlToText(text) : text,
        ...(author === undefined ? {} : { author }),
        ...(when === undefined ? {} : { at: when }),
      },
    ];
  });
}

function linksOf(json: JsonRecord): readonly ImportedLink[] {
  const related = at(json, 'related_tasks');
  if (!isRecord(related)) return [];
  return Object.keys(related).flatMap((name) => {
    const kind = RELATIONS.get(name) ?? 'relates';
    if (MIRRORED.has(name)) return [];
    return itemsAt(related, name).flatMap((other) => {
      const id = numberAt(other, 'id');
      return id === undefined ? [] : [{ kind, key: String(id) }];
    });
  });
}

function attachmentsOf(
  json: JsonRecord,
  row: Row,
  files: ReadonlyMap<string, Uint8Array>,
  plan: PlanBuilder,
): readonly ImportedAttachment[] {
  return itemsAt(json, 'attachments').flatMap((attachment) => {
    const file = at(attachment, 'file');
    const name = textAt(file, 'name') ?? 'file';
    const path = `files/${numberAt(file, 'id') ?? numberAt(attachment, 'file_id') ?? ''}`;
    const bytes = files.get(path);
    if (bytes === undefined) {
      plan.note(row, 'lost', 'import.file-missing', { name: cut(name, 80) });
      return [];
    }
    const size = numberAt(file, 'size');
    if (size !== undefined && size !== bytes.length) plan.note(row, 'changed', 'import.file-size', { name: cut(name, 80) });
    return [{ name, file: path, size: bytes.length }];
  });
}

/** `repeat_mode` 1 is monthly; else the task comes again after so many seconds. */
function repeatOf(json: JsonRecord, row: Row, plan: PlanBuilder): string | undefined {
  const seconds = numberAt(json, 'repeat_after') ?? 0;
  if (numberAt(json, 'repeat_mode') === 1) return 'FREQ=MONTHLY';
  if (seconds <= 0) return undefined;
  const days = seconds / DAY;
  if (!Number.isInteger(days) || days > 1000) {
    plan.note(row, 'changed', 'import.recurrence-unknown', { text: `${seconds} s` });
    return undefined;
  }
  if (numberAt(json, 'repeat_mode') === 2) plan.note(row, 'changed', 'import.repeat-from-done', { days });
  if (days % 7 === 0) return days === 7 ? 'FREQ=WEEKLY' : `FREQ=WEEKLY;INTERVAL=${days / 7}`;
  return days === 1 ? 'FREQ=DAILY' : `FREQ=DAILY;INTERVAL=${days}`;
}

function othersOf(
  json: JsonRecord,
  bucket: string | undefined,
  time: string | undefined,
  rule: string | undefined,
  zone: string,
): readonly (readonly [string, string | undefined])[] {
  const positive = (name: string) => ((numberAt(json, name) ?? 0) > 0 ? asShown(at(json, name)) : undefined);
  const date = (name: string) => (readInstant(at(json, name), zone) === undefined ? undefined : textAt(json, name));
  return [
    ['bucket', bucket],
    ['due_date', time === undefined ? undefined : textAt(json, 'due_date')],
    ['start_date', date('start_date')],
    ['end_date', date('end_date')],
    ['priority', positive('priority')],
    ['percent_done', flagAt(json, 'done') ? undefined : positive('percent_done')],
    ['color', textAt(json, 'hex_color')],
    ['repeat_after', rule === undefined ? positive('repeat_after') : undefined],
    ['identifier', /[A-Z]/.test(textAt(json, 'identifier') ?? '') ? textAt(json, 'identifier') : undefined],
  ];
}

function noteOthers(json: JsonRecord, row: Row, description: string, plan: PlanBuilder): void {
  if (looksLikeHtml(description)) plan.note(row, 'changed', 'import.html');
  const reminders = itemsAt(json, 'reminders').length + itemsAt(json, 'reminder_dates').length;
  if (reminders > 0) plan.note(row, 'lost', 'import.reminders', { count: reminders });
  if (flagAt(json, 'is_favorite')) plan.note(row, 'lost', 'import.favourite');
  const reactions = itemsAt(json, 'reactions').length;
  if (reactions > 0) plan.note(row, 'lost', 'import.reactions', { count: reactions });
}
