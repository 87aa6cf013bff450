/** Making a task, whichever gesture asks for it: the form, quick capture, a template. */

import type { Id } from '../../kernel/ids.ts';
import type { Cells } from '../../replica/schema.ts';
import { lastPosition } from '../position.ts';
import type { Transaction } from '../room.ts';
import { beginHolding } from './holding.ts';
import { offer } from './offering.ts';
import { checklistItem, task } from './schema.ts';
import { addTags } from './tagging.ts';

export interface NewTask extends Omit<Cells<typeof task>, 'details' | 'deleted'> {
  readonly details?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly checklist?: readonly string[] | undefined;
  /** The asker holds it from the start. */
  readonly take?: boolean | undefined;
  /** Invited to hold it: nobody is made a holder by somebody else. */
  readonly offerTo?: readonly Id[] | undefined;
}

/**
 * Writes the task and what hangs on it. With an `id` that was derived, devices that make it meet: then how far it is
 * stays unwritten, as nothing done elsewhere may be undone by hearing of it late.
 */
export function createTask(tx: Transaction, { details, tags, checklist, take, offerTo, ...cells }: NewTask, id?: Id): Id {
  const made = tx.insert(
    task,
    {
      ...(id === undefined ? { state: 'open' as const } : {}),
      position: lastPosition(tx.now),
      createdAt: tx.now,
      createdBy: tx.me,
      ...withoutMissing(cells),
    },
    id,
  );
  if (details !== undefined && details !== '') tx.setText(task, made, 'details', details);
  addTags(tx, made, tags ?? []);
  (checklist ?? []).forEach((title, index) => {
    const item = { task: made, title, position: lastPosition(tx.now, index) };
    if (id === undefined) tx.insert(checklistItem, { ...item, done: false });
    else tx.insert(checklistItem, item, tx.deriveId(checklistItem.name, made, index, title));
  });
  const others = (offerTo ?? []).filter((member) => member !== tx.me);
  if (take === true || others.length < (offerTo ?? []).length) beginHolding(tx, made, tx.me, { known: [] });
  if (others.length > 0) offer(tx, made, { to: 'members', members: others });
  return made;
}

function withoutMissing<T extends object>(cells: T): T {
  // Only keys without a value are left out.
  return Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== undefined && value !== null)) as T;
}
