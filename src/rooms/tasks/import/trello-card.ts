/** One Trello card as a task. */

import { readDay, readInstant } from './instants.ts';
import type { Json, JsonRecord } from './json.ts';
import type { PlanBuilder, Row } from './plan.ts';
import { at, first, flagAt, isRecord, itemsAt, numberAt, textAt, textsAt } from './reading.ts';
import { type Board, type BoardList, byPosition, labelName } from './trello-board.ts';
import type { ImportedAttachment, ImportedLink, ImportedState, ImportedTask } from './types.ts';

export function addCard(card: Json, row: Row, board: Board, zone: string, plan: PlanBuilder): void {
  if (!isRecord(card)) {
    plan.note(row, 'skipped', 'import.row-shape');
    return;
  }
  const id = textAt(card, 'id', 'shortLink');
  const list = board.lists.get(textAt(card, 'idList') ?? board.nested.get(card) ?? '');
  if (list === undefined) plan.note(row, 'changed', 'import.list-unknown', { title: textAt(card, 'name') ?? '' });
  const due = readDay(first(card, 'due'), zone);
  if (first(card, 'due') !== undefined && due === undefined)
    plan.note(row, 'changed', 'import.date-unknown', { text: textAt(card, 'due') ?? '' });
  if (due?.time !== undefined) plan.note(row, 'changed', 'import.due-time', { time: due.time, date: due.date });
  const state = stateOf(card, list);
  const comments = board.comments.get(id ?? '') ?? [];
  noteMissing(card, row, comments.length, plan);
  const { attachments, links } = attachmentsOf(card, row, board, plan);
  plan.task(row, {
    key: id,
    title: textAt(card, 'name'),
    body: textAt(card, 'desc'),
    state,
    list: list?.name,
    position: numberAt(card, 'pos'),
    due: due?.date,
    createdAt: board.createdAt.get(id ?? '') ?? bornFromId(id, zone),
    doneAt: state === 'done' ? board.finishedAt.get(id ?? '') : undefined,
    tags: labelsOf(card, board),
    holders: holdersOf(card, row, board, plan),
    checklist: checklistOf(card, row, board, plan),
    comments,
    attachments,
    links,
    extra: [
      ['due', due === undefined || due.time !== undefined ? textAt(card, 'due') : undefined],
      ['start', textAt(card, 'start')],
      ['url', textAt(card, 'shortUrl', 'url')],
      ['location', [textAt(card, 'locationName'), textAt(card, 'address')].filter((part) => part !== undefined).join(', ')],
      ...customFieldsOf(card, board),
    ],
  });
}

function stateOf(card: JsonRecord, list: BoardList | undefined): ImportedState {
  if (flagAt(card, 'closed') || list?.closed === true) return 'dropped';
  if (flagAt(card, 'dueComplete')) return 'done';
  return list?.state ?? 'open';
}

/** Trello's ids begin with the second they were made in. */
function bornFromId(id: string | undefined, zone: string): number | undefined {
  return id !== undefined && /^[0-9a-f]{24}$/i.test(id) ? readInstant(String(Number.parseInt(id.slice(0, 8), 16)), zone) : undefined;
}

function labelsOf(card: JsonRecord, board: Board): readonly string[] {
  const own = itemsAt(card, 'labels').flatMap((label) => (isRecord(label) ? (labelName(label) ?? []) : []));
  return [...new Set([...textsAt(card, 'idLabels').flatMap((id) => board.labels.get(id) ?? []), ...own])];
}

function holdersOf(card: JsonRecord, row: Row, board: Board, plan: PlanBuilder): readonly string[] {
  return textsAt(card, 'idMembers').flatMap((id) => {
    const member = board.members.get(id);
    if (member === undefined) plan.note(row, 'lost', 'import.member-unknown', { member: id });
    return member ?? [];
  });
}

function checklistOf(card: JsonRecord, row: Row, board: Board, plan: PlanBuilder): ImportedTask['checklist'] {
  const checklists = board.checklists.get(textAt(card, 'id') ?? '') ?? [];
  if (checklists.length > 1) plan.note(row, 'changed', 'import.checklists-joined', { count: checklists.length });
  return checklists.flatMap((checklist) => {
    const before = checklists.length > 1 ? `${textAt(checklist, 'name') ?? ''} – ` : '';
    return itemsAt(checklist, 'checkItems')
      .filter(isRecord)
      .toSorted(byPosition)
      .map((item) => ({
        title: `${before}${textAt(item, 'name') ?? ''}${detailsOf(item, row, board, plan)}`,
        done: textAt(item, 'state') === 'complete',
      }));
  });
}

/** Who and when of one item: it has no place but its own line. */
function detailsOf(item: JsonRecord, row: Row, board: Board, plan: PlanBuilder): string {
  const member = board.members.get(textAt(item, 'idMember') ?? '');
  const details = [member, textAt(item, 'due')?.slice(0, 10)].filter((detail) => detail !== undefined);
  if (details.length === 0) return '';
  plan.note(row, 'changed', 'import.checklist-details', { item: textAt(item, 'name') ?? '' });
  return ` (${details.join(', ')})`;
}

function customFieldsOf(card: JsonRecord, board: Board): readonly (readonly [string, string | undefined])[] {
  return itemsAt(card, 'customFieldItems').map((item) => {
    const field = board.customFields.get(textAt(item, 'idCustomField') ?? '');
    const options = [...itemsAt(field, 'options'), ...itemsAt(at(field, 'display'), 'options')];
    const option = options.find(
      (candidate) => textAt(candidate, 'id') === textAt(item, 'idValue') && textAt(item, 'idValue') !== undefined,
    );
    const value = at(option, 'value') ?? at(item, 'value');
    return [
      textAt(field, 'name') ?? textAt(item, 'idCustomField') ?? 'custom field',
      textAt(value, 'text', 'number', 'date', 'checked'),
    ] as const;
  });
}

function attachmentsOf(
  card: JsonRecord,
  row: Row,
  board: Board,
  plan: PlanBuilder,
): { attachments: ImportedAttachment[]; links: ImportedLink[] } {
  const attachments: ImportedAttachment[] = [];
  const links: ImportedLink[] = [];
  for (const item of itemsAt(card, 'attachments')) {
    const url = textAt(item, 'url');
    const other = board.byShortLink.get(/^https?:\/\/(?:www\.)?trello\.com\/c\/([^/?#]+)/.exec(url ?? '')?.[1] ?? '');
    if (!isRecord(item) || url === undefined) plan.note(row, 'lost', 'import.attachment-shape');
    else if (other !== undefined) links.push({ kind: 'relates', key: other });
    else {
      const size = numberAt(item, 'bytes');
      if (flagAt(item, 'isUpload'))
        plan.note(row, 'changed', 'import.attachment-remote', { name: textAt(item, 'name', 'fileName') ?? url });
      attachments.push({ name: textAt(item, 'name', 'fileName') ?? url, url, ...(size === undefined ? {} : { size }) });
    }
  }
  return { attachments, links };
}

function noteMissing(card: JsonRecord, row: Row, comments: number, plan: PlanBuilder): void {
  const expected = numberAt(at(card, 'badges'), 'comments') ?? 0;
  if (expected > comments) plan.note(row, 'lost', 'import.comments-missing', { count: expected - comments });
  const votes = itemsAt(card, 'idMembersVoted').length;
  if (votes > 0) plan.note(row, 'lost', 'import.votes', { count: votes });
  if (flagAt(card, 'isTemplate')) plan.note(row, 'changed', 'import.template', { title: textAt(card, 'name') ?? '' });
  if (itemsAt(card, 'stickers').length > 0) plan.note(row, 'lost', 'import.stickers', { count: itemsAt(card, 'stickers').length });
}
