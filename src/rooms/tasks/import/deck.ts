/** Nextcloud Deck's export (JSON): boards, their stacks as lists, their cards as tasks. */

import { failed, ok, type Result } from '../../../kernel/result.ts';
import { cut } from './clean.ts';
import { readDay, readInstant } from './instants.ts';
import { type Json, type JsonRecord, parseJson } from './json.ts';
import { createPlan, type PlanBuilder, type Row } from './plan.ts';
import { asItems, asShown, at, first, flagAt, isRecord, itemsAt, numberAt, textAt } from './reading.ts';
import { stateOfList } from './states.ts';
import type { ImportedState, ImportedTask, ImportOptions, ImportPlan } from './types.ts';

interface Stack {
  readonly list: string;
  readonly state: ImportedState | undefined;
  readonly archived: boolean;
  readonly cards: readonly Json[];
}

export function importDeck(text: string, options: ImportOptions): Result<ImportPlan> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const boards = asItems(
    at(parsed.value, 'boards') ?? (isRecord(parsed.value) && Array.isArray(at(parsed.value, 'stacks')) ? [parsed.value] : []),
  ).filter(isRecord);
  if (!boards.some((board) => at(board, 'stacks') !== undefined)) return failed('import.not-deck');
  const plan = createPlan('deck');
  let row = 0;
  for (const board of boards) {
    for (const stack of stacksOf(board, boards.length > 1)) {
      plan.list(stack.list);
      if (stack.archived) plan.note(undefined, 'changed', 'import.list-archived', { list: stack.list });
      else if (stack.state !== undefined && stack.state !== 'open' && stack.cards.length > 0)
        plan.note(undefined, 'changed', 'import.state-from-list', { list: stack.list, state: stack.state });
      for (const card of stack.cards) {
        row += 1;
        addCard(card, row, stack, options.zone, plan);
      }
    }
  }
  const [only] = boards;
  return ok(plan.finish({ name: boards.length === 1 ? textAt(only, 'title') : undefined }));
}

function stacksOf(board: JsonRecord, several: boolean): readonly Stack[] {
  const stacks = itemsAt(board, 'stacks')
    .filter(isRecord)
    .toSorted((a, b) => (numberAt(a, 'order') ?? 0) - (numberAt(b, 'order') ?? 0));
  return stacks.map((stack) => {
    const title = textAt(stack, 'title') ?? '';
    return {
      list: several ? `${textAt(board, 'title') ?? ''} / ${title}` : title,
      state: stateOfList(title),
      archived: flagAt(board, 'archived') || (numberAt(stack, 'deletedAt') ?? 0) > 0 || (numberAt(board, 'deletedAt') ?? 0) > 0,
      cards: itemsAt(stack, 'cards'),
    };
  });
}

function addCard(card: Json, row: Row, stack: Stack, zone: string, plan: PlanBuilder): void {
  if (!isRecord(card)) {
    plan.note(row, 'skipped', 'import.row-shape');
    return;
  }
  const due = readDay(first(card, 'duedate'), zone);
  if (due?.time !== undefined) plan.note(row, 'changed', 'import.due-time', { time: due.time, date: due.date });
  if (first(card, 'duedate') !== undefined && due === undefined)
    plan.note(row, 'changed', 'import.date-unknown', { text: cut(textAt(card, 'duedate') ?? '', 80) });
  const state = stateOf(card, stack);
  const comments = commentsOf(card, zone);
  const missing = Math.max(0, (numberAt(card, 'commentsCount') ?? 0) - comments.length);
  if (missing > 0) plan.note(row, 'lost', 'import.comments-missing', { count: missing });
  const files = Math.max(numberAt(card, 'attachmentCount') ?? 0, itemsAt(card, 'attachments').length);
  if (files > 0) plan.note(row, 'lost', 'import.files-elsewhere', { count: files });
  plan.task(row, {
    key: textAt(card, 'id'),
    title: textAt(card, 'title'),
    body: textAt(card, 'description'),
    state,
    list: stack.list,
    position: numberAt(card, 'order'),
    due: due?.date,
    createdAt: readInstant(first(card, 'createdAt'), zone),
    doneAt: state === 'done' ? readInstant(first(card, 'done'), zone) : undefined,
    tags: itemsAt(card, 'labels').flatMap((label) => textAt(label, 'title') ?? []),
    holders: itemsAt(card, 'assignedUsers').flatMap((user) => personOf(at(user, 'participant') ?? user) ?? []),
    comments,
    extra: [
      ['duedate', due?.time === undefined && due !== undefined ? undefined : textAt(card, 'duedate')],
      ['startdate', textAt(card, 'startdate')],
      ['color', textAt(card, 'color')],
      ['owner', asShown(personOf(at(card, 'owner')))],
    ],
  });
}

function stateOf(card: JsonRecord, stack: Stack): ImportedState {
  if (flagAt(card, 'archived') || stack.archived || (numberAt(card, 'deletedAt') ?? 0) > 0) return 'dropped';
  const done = first(card, 'done');
  return done !== undefined && done !== false ? 'done' : (stack.state ?? 'open');
}

function personOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : textAt(value, 'displayname', 'displayName', 'uid', 'primaryKey');
}

function commentsOf(card: JsonRecord, zone: string): ImportedTask['comments'] {
  return itemsAt(card, 'comments').flatMap((comment) => {
    const text = textAt(comment, 'message', 'text');
    const author = textAt(comment, 'actorDisplayName', 'actorId');
    const when = readInstant(first(comment, 'creationDateTime', 'createdAt'), zone);
    return text === undefined ? [] : [{ text, ...(author === undefined ? {} : { author }), ...(when === undefined ? {} : { at: when }) }];
  });
}
