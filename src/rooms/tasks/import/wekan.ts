/** Wekan's board export (`wekan-board-1.0.0`, JSON): flat collections that point at each other by id. */

import { failed, ok, type Result } from '../../../kernel/result.ts';
import { readDay, readInstant } from './instants.ts';
import { type Json, type JsonRecord, parseJson } from './json.ts';
import { createPlan, type PlanBuilder, type Row } from './plan.ts';
import { asShown, at, first, flagAt, isRecord, itemsAt, numberAt, textAt, textsAt } from './reading.ts';
import { stateOfList } from './states.ts';
import type { ImportedTask, ImportOptions, ImportPlan } from './types.ts';

type Index = ReadonlyMap<string, JsonRecord>;

interface Board {
  readonly lists: Index;
  readonly swimlanes: Index;
  readonly users: Index;
  readonly labels: Index;
  readonly customFields: Index;
  readonly comments: ReadonlyMap<string, readonly JsonRecord[]>;
  readonly checklists: ReadonlyMap<string, readonly JsonRecord[]>;
  readonly items: ReadonlyMap<string, readonly JsonRecord[]>;
}

export function importWekan(text: string, options: ImportOptions): Result<ImportPlan> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const json = parsed.value;
  if (!isRecord(json) || !(textAt(json, '_format') ?? '').startsWith('wekan-board') || !Array.isArray(at(json, 'cards')))
    return failed('import.not-wekan');
  const board: Board = {
    lists: byId(json, 'lists'),
    swimlanes: byId(json, 'swimlanes'),
    users: byId(json, 'users'),
    labels: byId(json, 'labels'),
    customFields: byId(json, 'customFields'),
    comments: grouped(json, 'comments', 'cardId'),
    checklists: grouped(json, 'checklists', 'cardId'),
    items: grouped(json, 'checklistItems', 'checklistId'),
  };
  const plan = createPlan('wekan');
  const attachments = itemsAt(json, 'attachments').length;
  if (attachments > 0) plan.note(undefined, 'lost', 'import.files-elsewhere', { count: attachments });
  for (const list of [...board.lists.values()].toSorted(bySort)) {
    const title = textAt(list, 'title') ?? '';
    plan.list(title);
    if (flagAt(list, 'archived')) plan.note(undefined, 'changed', 'import.list-archived', { list: title });
  }
  itemsAt(json, 'cards').forEach((card, index) => {
    if (isRecord(card)) addCard(card, index + 1, board, options.zone, plan);
    else plan.note(index + 1, 'skipped', 'import.row-shape');
  });
  return ok(plan.finish({ name: textAt(json, 'title') }));
}

function addCard(card: JsonRecord, row: Row, board: Board, zone: string, plan: PlanBuilder): void {
  const id = textAt(card, '_id');
  const list = board.lists.get(textAt(card, 'listId') ?? '');
  if (list === undefined) plan.note(row, 'changed', 'import.list-unknown', { title: textAt(card, 'title') ?? '' });
  const due = readDay(first(card, 'dueAt'), zone);
  if (due?.time !== undefined) plan.note(row, 'changed', 'import.due-time', { time: due.time, date: due.date });
  const ended = readInstant(first(card, 'endAt'), zone);
  const dropped = flagAt(card, 'archived') || flagAt(list, 'archived');
  const state = dropped ? 'dropped' : ended !== undefined ? 'done' : (stateOfList(textAt(list, 'title') ?? '') ?? 'open');
  const parent = textAt(card, 'parentId');
  const checklists = board.checklists.get(id ?? '') ?? [];
  if (checklists.length > 1) plan.note(row, 'changed', 'import.checklists-joined', { count: checklists.length });
  plan.task(row, {
    key: id,
    title: textAt(card, 'title'),
    body: textAt(card, 'description'),
    state,
    list: textAt(list, 'title'),
    position: numberAt(card, 'sort'),
    due: due?.date,
    createdAt: readInstant(first(card, 'createdAt'), zone),
    doneAt: state === 'done' ? ended : undefined,
    tags: textsAt(card, 'labelIds').flatMap((label) => textAt(board.labels.get(label), 'name', 'color') ?? []),
    holders: [...textsAt(card, 'members'), ...textsAt(card, 'assignees')].flatMap((user) => userName(board, user) ?? []),
    checklist: checklists.flatMap((checklist) => checklistOf(checklist, checklists.length > 1, board)),
    comments: commentsOf(board.comments.get(id ?? '') ?? [], board, zone),
    links: parent === undefined ? [] : [{ kind: 'part-of', key: parent }],
    extra: [
      ['dueAt', due?.time === undefined ? undefined : textAt(card, 'dueAt')],
      ['startAt', textAt(card, 'startAt')],
      ['swimlane', board.swimlanes.size > 1 ? textAt(board.swimlanes.get(textAt(card, 'swimlaneId') ?? ''), 'title') : undefined],
      ['requestedBy', textAt(card, 'requestedBy')],
      ['assignedBy', textAt(card, 'assignedBy')],
      ...itemsAt(card, 'customFields').map(
        (field) =>
          [textAt(board.customFields.get(textAt(field, '_id') ?? ''), 'name') ?? 'custom field', asShown(at(field, 'value'))] as const,
      ),
    ],
  });
}

function checklistOf(checklist: JsonRecord, several: boolean, board: Board): ImportedTask['checklist'] {
  const before = several ? `${textAt(checklist, 'title') ?? ''} – ` : '';
  return [...(board.items.get(textAt(checklist, '_id') ?? '') ?? [])]
    .toSorted(bySort)
    .map((item) => ({ title: before + (textAt(item, 'title') ?? ''), done: flagAt(item, 'isFinished') }));
}

function commentsOf(comments: readonly JsonRecord[], board: Board, zone: string): ImportedTask['comments'] {
  const read = comments.map((comment) => {
    const author = userName(board, textAt(comment, 'userId') ?? '');
    const when = readInstant(first(comment, 'createdAt'), zone);
    return {
      text: textAt(comment, 'text') ?? '',
      ...(author === undefined ? {} : { author }),
      ...(when === undefined ? {} : { at: when }),
    };
  });
  return read.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
}

function userName(board: Board, id: string): string | undefined {
  const user = board.users.get(id);
  return textAt(at(user, 'profile'), 'fullname') ?? textAt(user, 'username');
}

function byId(json: Json, key: string): Index {
  return new Map(itemsAt(json, key).flatMap((item) => (isRecord(item) ? [[textAt(item, '_id') ?? '', item] as const] : [])));
}

function grouped(json: Json, key: string, by: string): ReadonlyMap<string, readonly JsonRecord[]> {
  const groups = new Map<string, JsonRecord[]>();
  for (const item of itemsAt(json, key)) {
    if (!isRecord(item)) continue;
    const group = groups.get(textAt(item, by) ?? '');
    if (group === undefined) groups.set(textAt(item, by) ?? '', [item]);
    else group.push(item);
  }
  return groups;
}

function bySort(a: JsonRecord, b: JsonRecord): number {
  return (numberAt(a, 'sort') ?? 0) - (numberAt(b, 'sort') ?? 0);
}
