/** Whether anything is being decided: asked before all else is loaded, so it knows two tables and nothing of rounds. */

import type { Id } from '../../../kernel/ids.ts';
import { deriveId } from '../../../replica/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import { decision, proposal } from './schema.ts';

/** A proposal has one decision, wherever it is adopted. */
export const decisionId = (id: Id): Id => deriveId('decision', id);

/** Whether the proposal was adopted, and nobody took that back. */
export function isAdopted(read: Reader, id: Id): boolean {
  const row = read.row(decision, decisionId(id));
  return row !== undefined && row.deleted === null;
}

/** Some proposal is neither closed nor adopted. */
export const isDeciding = (read: Reader): boolean =>
  read
    .where(proposal, { closed: null })
    .ids()
    .some((id) => !isAdopted(read, id));
