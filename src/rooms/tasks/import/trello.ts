/** Trello's board export (JSON): every card becomes a task, archived cards and those of archived lists as dropped. */

import { ok, type Result } from '../../../kernel/result.ts';
import { parseJson } from './json.ts';
import { createPlan, type PlanBuilder } from './plan.ts';
import { itemsAt, textAt } from './reading.ts';
import { type Board, boardOf } from './trello-board.ts';
import { addCard } from './trello-card.ts';
import type { ImportOptions, ImportPlan } from './types.ts';

/** What Trello puts into an export at most; older actions are not in the file. */
const MOST_ACTIONS = 1000;

export function importTrello(text: string, options: ImportOptions): Result<ImportPlan> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const board = boardOf(parsed.value, options.zone);
  if (!board.ok) return board;
  const plan = createPlan('trello');
  noteBoard(board.value, plan);
  for (const list of board.value.lists.values()) plan.list(list.name);
  board.value.cards.forEach((card, index) => {
    addCard(card, index + 1, board.value, options.zone, plan);
  });
  return ok(plan.finish({ name: textAt(board.value.json, 'name') }));
}

function noteBoard(board: Board, plan: PlanBuilder): void {
  const description = textAt(board.json, 'desc');
  if (description !== undefined) plan.note(undefined, 'lost', 'import.board-description', { characters: description.length });
  const actions = itemsAt(board.json, 'actions').length;
  if (actions >= MOST_ACTIONS) plan.note(undefined, 'lost', 'import.trello-actions', { count: actions });
  const used = new Set(board.cards.flatMap((card) => textAt(card, 'idList') ?? board.nested.get(card) ?? []));
  for (const [id, list] of board.lists) {
    const { name: listName, state } = list;
    if (list.closed) plan.note(undefined, 'changed', 'import.list-archived', { list: listName });
    else if (state !== undefined && state !== 'open' && used.has(id))
      plan.note(undefined, 'changed', 'import.state-from-list', { list: listName, state });
    if (list.limit !== undefined) plan.note(undefined, 'lost', 'import.list-limit', { list: listName, limit: list.limit });
  }
  noteOrphans(board, plan);
  if (board.unreadable > 0) plan.note(undefined, 'lost', 'import.parts-shape', { count: board.unreadable });
}

/** Comments and checklists of cards that were deleted, or are on another board. */
function noteOrphans(board: Board, plan: PlanBuilder): void {
  const ids = new Set(board.cards.flatMap((card) => textAt(card, 'id', 'shortLink') ?? []));
  const orphaned = (byCard: ReadonlyMap<string, readonly unknown[]>) =>
    [...byCard].reduce((sum, [card, parts]) => sum + (ids.has(card) || card === '' ? 0 : parts.length), 0);
  const count = orphaned(board.comments) + orphaned(board.checklists);
  if (count > 0) plan.note(undefined, 'lost', 'import.trello-orphans', { count });
}
