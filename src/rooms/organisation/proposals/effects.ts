/** What adoption carries out: commands as data, in order, in the name of whoever wrote the proposal. */

import type { Id } from '../../../kernel/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import type { Json, Row } from '../../../replica/schema.ts';
import type { Step } from '../../room.ts';
import { effect } from './schema.ts';
import type { Proposal } from './standing.ts';

export type Effect = Row<typeof effect>;

/** Nouns and verbs that no adoption carries out: deciding about deciding, and what only a person does for themselves. */
const NOUNS = new Set(['proposal', 'option', 'effect', 'voice', 'decision', 'member']);
const VERBS = new Set(['sign', 'accept', 'decline', 'apply-import', 'capture']);

/** Whether a command may be an effect. */
export function canBeEffect(name: string): boolean {
  const [noun = '', verb = ''] = name.split('.');
  return verb !== '' && !NOUNS.has(noun) && !VERBS.has(verb);
}

/** In the order in which they were written. */
export const effectsOf = (read: Reader, proposal: Id): readonly Effect[] => read.where(effect, { proposal }).sort({ by: 'at' }).all();

/** Those that apply when `option` is chosen. */
export const applying = (effects: readonly Effect[], option: Id | undefined): readonly Effect[] =>
  effects.filter((each) => each.option === null || each.option === option);

/** The effects as steps. The ids they draw derive from proposal and effect, so that adoption on two devices applies them once. */
export const stepsOf = (row: Proposal, effects: readonly Effect[], me: Id): readonly Step[] =>
  effects.map(({ id, command, input }) => ({
    name: command ?? '',
    input: inputOf(input),
    as: { me: row.createdBy ?? me, seed: ['effect', row.id, id] },
  }));

/** Arguments are an object; anything else that merging left asks for nothing, and the command says what is missing. */
export const inputOf = (input: Json): Json => (input !== null && typeof input === 'object' && !Array.isArray(input) ? input : {});
