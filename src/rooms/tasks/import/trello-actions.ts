/** What Trello's log of actions tells about cards: their comments, when they were made and when they were finished. */

import { readInstant } from './instants.ts';
import type { Json, JsonRecord } from './json.ts';
import { at, isRecord, itemsAt, textAt } from './reading.ts';
import { stateOfList } from './states.ts';
import type { ImportedTask } from './types.ts';

export interface Actions {
  /** By card id, oldest first. */
  readonly comments: ReadonlyMap<string, ImportedTask['comments']>;
  readonly createdAt: ReadonlyMap<string, number>;
  /** When a card was last marked complete, or moved to a list whose name says so. */
  readonly finishedAt: ReadonlyMap<string, number>;
}

const CREATING = new Set(['createCard', 'copyCard', 'convertToCardFromCheckItem', 'emailCard']);

export function actionsOf(board: JsonRecord, zone: string): Actions {
  const comments = new Map<string, { readonly author?: string; readonly at?: number; readonly text: string }[]>();
  const createdAt = new Map<string, number>();
  const finishedAt = new Map<string, number>();
  for (const action of itemsAt(board, 'actions')) {
    const data = at(action, 'data');
    const card = textAt(at(data, 'card'), 'id');
    const when = readInstant(at(action, 'date'), zone);
    const type = textAt(action, 'type') ?? '';
    if (!isRecord(action) || card === undefined) continue;
    if (type === 'commentCard' || type === 'copyCommentCard') keep(comments, card, commentOf(action, data, when));
    if (when === undefined) continue;
    if (CREATING.has(type)) createdAt.set(card, Math.min(when, createdAt.get(card) ?? when));
    if (type === 'updateCard' && finishes(data)) finishedAt.set(card, Math.max(when, finishedAt.get(card) ?? when));
  }
  for (const [card, found] of comments)
    comments.set(
      card,
      found.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)),
    );
  return { comments, createdAt, finishedAt };
}

function commentOf(action: JsonRecord, data: Json | undefined, when: number | undefined) {
  const author = textAt(at(action, 'memberCreator'), 'fullName', 'username');
  return { ...(author === undefined ? {} : { author }), ...(when === undefined ? {} : { at: when }), text: textAt(data, 'text') ?? '' };
}

function finishes(data: Json | undefined): boolean {
  if (at(at(data, 'old'), 'dueComplete') === false) return true;
  return stateOfList(textAt(at(data, 'listAfter'), 'name') ?? '') === 'done';
}

function keep<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
