/** Since which decision something is as it is: the decisions whose adoption made it, changed it, or gave it to somebody. */

import type { Id } from '../../../kernel/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import type { Json, Row } from '../../../replica/schema.ts';
import { accountability } from '../circles/index.ts';
import { numbersOf } from './numbering.ts';
import { decision, proposal } from './schema.ts';
import { decisionNamed, type Named, namesOf } from './shown.ts';
import { successors } from './succession.ts';

/** What a decision did to something; `review`: the task brings the decision back. */
export const DOINGS = ['made', 'changed', 'elected', 'review'] as const;

export interface Ground {
  /** The decision. */
  readonly id: Id;
  readonly number: string;
  readonly title: string | null;
  readonly tension: string | null;
  readonly adoptedAt: number | null;
  readonly how: (typeof DOINGS)[number];
  /** Who was elected. */
  readonly elected: Named | null;
  readonly supersededBy: { readonly id: Id; readonly number: string; readonly title: string | null } | null;
}

/** Of a row, the first decision first. */
export function groundsOf(read: Reader, id: Id): readonly Ground[] {
  const own = new Set([id, ...read.where(accountability, { role: id }, 'with').ids()]);
  const numbers = numbersOf(read);
  const after = successors(read);
  const named = namesOf(read);
  return read
    .where(decision)
    .sort({ by: 'number' }, { by: 'adoptedAt' })
    .all()
    .flatMap((row): Ground[] => {
      const elected = electionOf(read, row, id);
      const how = elected === undefined ? howOf(row, id, own) : 'elected';
      if (how === undefined) return [];
      const { title, tension, adoptedAt } = row;
      const number = numbers.get(row.id) ?? '–';
      const supersededBy = decisionNamed(read, after.get(row.id) ?? null);
      const who = elected?.candidate == null ? null : named(elected.candidate);
      return [{ id: row.id, number, title, tension, adoptedAt, how, elected: who, supersededBy }];
    });
}

function electionOf(read: Reader, row: Row<typeof decision>, id: Id): Row<typeof proposal> | undefined {
  if (row.process !== 'election' || row.proposal === null) return undefined;
  const from = read.row(proposal, row.proposal);
  return from?.role === id ? from : undefined;
}

function howOf({ effects, reviewTask }: Row<typeof decision>, id: Id, own: ReadonlySet<Id>): Ground['how'] | undefined {
  if (reviewTask === id) return 'review';
  const done = effectsIn(effects);
  if (done.some(({ input, row }) => row === id && !namesAny(input, own))) return 'made';
  return done.some(({ input, row }) => row === id || namesAny(input, own)) ? 'changed' : undefined;
}

export interface DoneEffect {
  readonly command: string;
  readonly input: Json;
  /** What it made or changed; null where it does not say. */
  readonly table: string | null;
  readonly row: Id | null;
}

/** What a decision says it carried out, whatever its cell holds (R7). */
export function effectsIn(effects: Json): readonly DoneEffect[] {
  if (!Array.isArray(effects)) return [];
  return (effects as readonly Json[]).flatMap((each): DoneEffect[] => {
    if (each === null || typeof each !== 'object' || Array.isArray(each)) return [];
    const { command, input, table, row } = each as { readonly [key: string]: Json };
    if (typeof command !== 'string') return [];
    const made = typeof table === 'string' && typeof row === 'string' ? { table, row } : { table: null, row: null };
    return [{ command, input: input ?? {}, ...made }];
  });
}

/** Whether one of the ids stands among the arguments. */
function namesAny(input: Json, ids: ReadonlySet<Id>): boolean {
  if (typeof input === 'string') return ids.has(input);
  if (typeof input !== 'object' || input === null) return false;
  return Object.values(input as { readonly [key: string]: Json }).some((inner) => namesAny(inner, ids));
}
