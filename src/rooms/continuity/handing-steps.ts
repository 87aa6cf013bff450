/** Offering several tasks at once, each with a word: what leaving for a night and leaving for weeks have in common. */

import type { Id } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { list, long, optional, ref } from '../../replica/schema.ts';
import type { Transaction } from '../room.ts';

export const MOST = 500;

/** Each of `tasks` goes to the member at the same place in `takers` with the note there; `anyone` to whoever comes on next. */
export const offering = {
  tasks: optional(list(ref('task'), { max: MOST })),
  takers: optional(list(ref('member'), { max: MOST })),
  notes: optional(list(long({ max: 5000 }), { max: MOST })),
  anyone: optional(list(ref('task'), { max: MOST })),
};

interface Offering {
  readonly tasks?: readonly Id[];
  readonly takers?: readonly Id[];
  readonly notes?: readonly string[];
  readonly anyone?: readonly Id[];
}

/** A command with its arguments. */
export type Step = readonly [name: string, input: object];

export function offers({ tasks = [], takers = [], notes = [], anyone = [] }: Offering): Result<readonly Step[]> {
  if (tasks.length !== takers.length) return failed('absence-taker-missing', { field: 'takers' });
  const named = tasks.map((task, at): Step => {
    const state = notes[at]?.trim() ?? '';
    return ['task.hand-over', { task, to: [takers[at]], ...(state === '' ? {} : { state }) }];
  });
  return ok([...named, ...anyone.map((task): Step => ['task.hand-over', { task, anyone: true }])]);
}

/** All of them or none. */
export function performAll(tx: Transaction, steps: readonly Step[]): Result<void> {
  for (const [name, input] of steps) {
    const done = tx.perform(name, input, { me: tx.me, seed: [tx.newId()] });
    if (!done.ok) return done;
  }
  return ok(undefined);
}
