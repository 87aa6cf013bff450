/** A Trello board's parts, indexed by the cards they belong to. */

import { failed, ok, type Result } from '../../../kernel/result.ts';
import type { Json, JsonRecord } from './json.ts';
import { at, flagAt, isRecord, itemsAt, numberAt, textAt } from './reading.ts';
import { stateOfList } from './states.ts';
import { type Actions, actionsOf } from './trello-actions.ts';
import type { ImportedState } from './types.ts';

export interface BoardList {
  readonly name: string;
  readonly closed: boolean;
  /** What its name says about its cards. */
  readonly state: ImportedState | undefined;
  /** Most cards it should hold. */
  readonly limit: number | undefined;
}

export interface Board extends Actions {
  readonly json: JsonRecord;
  /** As they stand in the file, the ones that are no objects included. */
  readonly cards: readonly Json[];
  /** List id of the cards that stand inside their list, as exports made through the API have them. */
  readonly nested: ReadonlyMap<Json, string>;
  /** By id, in the board's order. */
  readonly lists: ReadonlyMap<string, BoardList>;
  readonly members: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
  readonly customFields: ReadonlyMap<string, JsonRecord>;
  readonly checklists: ReadonlyMap<string, readonly JsonRecord[]>;
  /** Card id by the short link in a card's address. */
  readonly byShortLink: ReadonlyMap<string, string>;
  /** Parts other than cards that are no objects. */
  readonly unreadable: number;
}

export function boardOf(json: Json, zone: string): Result<Board> {
  if (!isRecord(json)) return failed('import.not-trello');
  const lists = itemsAt(json, 'lists').filter(isRecord);
  const nested = new Map(lists.flatMap((list) => itemsAt(list, 'cards').map((card) => [card, textAt(list, 'id') ?? ''] as const)));
  const cards = [...itemsAt(json, 'cards'), ...lists.flatMap((list) => itemsAt(list, 'cards'))];
  if (!Array.isArray(at(json, 'cards')) && !lists.some((list) => Array.isArray(at(list, 'cards')))) return failed('import.not-trello');
  const parts = ['lists', 'labels', 'members', 'checklists', 'customFields', 'actions'].flatMap((name) => itemsAt(json, name));
  const ordered = lists.toSorted((a, b) => (numberAt(a, 'pos') ?? 0) - (numberAt(b, 'pos') ?? 0));
  return ok({
    json,
    cards,
    nested,
    lists: new Map(ordered.map((list) => [textAt(list, 'id') ?? '', listOf(list)])),
    members: named(json, 'members', (member) => textAt(member, 'fullName', 'username')),
    labels: named(json, 'labels', labelName),
    customFields: byId(json, 'customFields'),
    checklists: checklistsByCard([...itemsAt(json, 'checklists'), ...cards.flatMap((card) => itemsAt(card, 'checklists'))]),
    byShortLink: new Map(cards.flatMap((card) => shortLinkOf(card))),
    unreadable: parts.filter((part) => !isRecord(part)).length,
    ...actionsOf(json, zone),
  });
}

/** Labels often have only a colour. */
export function labelName(label: Json): string | undefined {
  return textAt(label, 'name') ?? textAt(label, 'color');
}

function listOf(list: JsonRecord): BoardList {
  const listName = textAt(list, 'name') ?? '';
  return { name: listName, closed: flagAt(list, 'closed'), state: stateOfList(listName), limit: numberAt(list, 'softLimit') };
}

function byId(json: JsonRecord, key: string): ReadonlyMap<string, JsonRecord> {
  return new Map(itemsAt(json, key).flatMap((item) => (isRecord(item) ? [[textAt(item, 'id') ?? '', item] as const] : [])));
}

function named(json: JsonRecord, key: string, nameOf: (item: JsonRecord) => string | undefined): ReadonlyMap<string, string> {
  return new Map(
    [...byId(json, key)].flatMap(([id, item]) => {
      const text = nameOf(item);
      return text === undefined ? [] : [[id, text] as const];
    }),
  );
}

function checklistsByCard(checklists: readonly Json[]): ReadonlyMap<string, readonly JsonRecord[]> {
  const byCard = new Map<string, Map<string, JsonRecord>>();
  checklists.forEach((checklist, index) => {
    if (!isRecord(checklist)) return;
    const card = textAt(checklist, 'idCard') ?? '';
    const held = byCard.get(card) ?? new Map<string, JsonRecord>();
    held.set(textAt(checklist, 'id') ?? `#${index}`, checklist);
    byCard.set(card, held);
  });
  return new Map([...byCard].map(([card, held]) => [card, [...held.values()].toSorted(byPosition)]));
}

export function byPosition(a: JsonRecord, b: JsonRecord): number {
  return (numberAt(a, 'pos') ?? 0) - (numberAt(b, 'pos') ?? 0);
}

function shortLinkOf(card: Json): readonly (readonly [string, string])[] {
  const shortLink = textAt(card, 'shortLink');
  const id = textAt(card, 'id');
  return shortLink === undefined || id === undefined ? [] : [[shortLink, id]];
}
