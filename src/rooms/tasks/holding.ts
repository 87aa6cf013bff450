/** Taking and letting go: the stretches from which the relay line is drawn. */

import type { Id } from '../../kernel/ids.ts';
import type { Reader } from '../../replica/read.ts';
import type { Row } from '../../replica/schema.ts';
import type { Transaction } from '../room.ts';
import { holding } from './schema.ts';

export type Stretch = Row<typeof holding>;

/** How a stretch began or ended, beside who and when. */
export interface Beginning {
  readonly from?: number;
  readonly handOver?: Id;
  /** This member's stretches on the task, where the caller has them: a scan for each of many tasks is saved. */
  readonly known?: readonly Stretch[];
}
export interface Ending {
  readonly ended: 'released' | 'handed-over';
  readonly note?: string;
  readonly known?: readonly Stretch[];
}

/** Begins a stretch; when one of this member's lasts already, nothing is written. */
export function beginHolding(
  tx: Transaction,
  task: Id,
  member: Id,
  { from, handOver, known = stretchesOf(tx, task, member) }: Beginning = {},
): void {
  if (known.some(lasts)) return;
  const turn = Math.max(-1, ...known.map((stretch) => stretch.turn ?? 0)) + 1;
  const cells = { task, member, turn, from: from ?? tx.now, until: null, handOver: handOver ?? null };
  tx.insert(holding, cells, tx.deriveId(holding.name, task, member, turn));
}

/** Ends a member's stretch; false when none lasts. */
export function endHolding(tx: Transaction, task: Id, member: Id, { ended, note, known = stretchesOf(tx, task, member) }: Ending): boolean {
  const lasting = known.filter(lasts);
  for (const { id } of lasting) tx.update(holding, id, { until: tx.now, ended, note: note ?? null });
  return lasting.length > 0;
}

/** A member's stretches on each of many tasks, found by one scan. */
export function stretchesOn(read: Reader, tasks: readonly Id[], member: Id): (task: Id) => readonly Stretch[] {
  const found = new Map<Id, Stretch[]>();
  for (const stretch of read.where(holding, { member, task: tasks }).all()) {
    if (stretch.task === null) continue;
    const own = found.get(stretch.task);
    if (own === undefined) found.set(stretch.task, [stretch]);
    else own.push(stretch);
  }
  return (task) => found.get(task) ?? [];
}

export const holds = (read: Reader, task: Id, member: Id): boolean => stretchesOf(read, task, member).some(lasts);

export const lasts = (stretch: Pick<Stretch, 'until' | 'deleted'>): boolean => stretch.until === null && stretch.deleted === null;

/** As they are now, with what a transaction wrote to them: scans do not see it. */
const stretchesOf = (read: Reader, task: Id, member: Id): readonly Stretch[] =>
  read
    .where(holding, { task, member })
    .ids()
    .flatMap((id) => read.row(holding, id) ?? []);
