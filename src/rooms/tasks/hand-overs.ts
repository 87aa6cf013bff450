/** Hand-overs as they are shown: names looked up, the outcome computed. */

import type { Id } from '../../kernel/ids.ts';
import type { Reader } from '../../replica/read.ts';
import { role } from '../organisation/index.ts';
import { type Answer, type HandOver, type HandOverOutcome, outcomeOf } from './offering.ts';
import { type Named, namesOf } from './rows.ts';
import { handOverTo, task } from './schema.ts';

export interface HandOverView {
  readonly id: Id;
  readonly task: Id | null;
  readonly title: string | null;
  readonly from: Named | null;
  /** An invitation to hold it too has no `from`: it is by `offeredBy`. */
  readonly offeredBy: Named | null;
  readonly to: HandOver['to'];
  readonly role: Named | null;
  readonly state: string | null;
  readonly nextStep: string | null;
  readonly traps: string | null;
  readonly offeredAt: number | null;
  readonly withdrawnAt: number | null;
  readonly outcome: HandOverOutcome;
  readonly answers: readonly {
    readonly member: Named;
    readonly addressed: boolean;
    readonly answer: Answer['answer'];
    readonly answeredAt: number | null;
    readonly word: string | null;
  }[];
}

export interface ShownHandOver {
  readonly row: HandOver;
  readonly answers: readonly Answer[];
  readonly view: HandOverView;
}

export function handOversShown(read: Reader, rows: readonly HandOver[]): readonly ShownHandOver[] {
  if (rows.length === 0) return [];
  const named = namesOf(read);
  const all = read.where(handOverTo, { handOver: rows.map(({ id }) => id) }).all();
  return rows.map((row) => {
    const answers = all.filter((answer) => answer.handOver === row.id);
    const view: HandOverView = {
      id: row.id,
      task: row.task,
      title: row.task === null ? null : (read.row(task, row.task)?.title ?? null),
      from: row.from === null ? null : named(row.from),
      offeredBy: row.offeredBy === null ? null : named(row.offeredBy),
      to: row.to,
      role: row.role === null ? null : { id: row.role, name: read.row(role, row.role)?.name ?? null },
      state: row.state,
      nextStep: row.nextStep,
      traps: row.traps,
      offeredAt: row.offeredAt,
      withdrawnAt: row.withdrawnAt,
      outcome: outcomeOf(row, answers),
      answers: answers.flatMap(({ member, addressed, answer, answeredAt, word }) =>
        member === null ? [] : [{ member: named(member), addressed: addressed === true, answer, answeredAt, word }],
      ),
    };
    return { row, answers, view };
  });
}
