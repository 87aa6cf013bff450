/** A proposal that is still open, or why nothing can be done with it. */

import type { Id } from '../../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../../kernel/result.ts';
import type { Transaction } from '../../../room.ts';
import { proposal } from '../schema.ts';
import { outcomeOf, type Proposal } from '../standing.ts';

export function openProposal(tx: Transaction, id: Id | null): Result<Proposal> {
  const row = id === null ? undefined : tx.row(proposal, id);
  if (row === undefined) return failed('row-unknown', { field: 'proposal', table: proposal.name, id: id ?? '' });
  const title = row.title ?? '';
  if (row.deleted !== null) return failed('proposal-in-trash', { title });
  const outcome = outcomeOf(tx, row);
  if (outcome === 'adopted') return failed('proposal-adopted', { title });
  return outcome === 'open' ? ok(row) : failed('proposal-closed', { title });
}
