/** What a vote says: for or against, the option most approve of, the option that wins the ranking. */

import type { Json } from '../../../../replica/schema.ts';
import type { Process } from '../schema.ts';
import type { Voice } from '../standing.ts';
import { schulze } from './schulze.ts';

export interface Outcome {
  /** Ids of the options nothing beats, several when they tie; for a majority, none. */
  readonly winners: readonly string[];
  readonly isCarried: boolean;
  /** Votes by option, or by `for`, `against`, `abstain`. */
  readonly votes: Readonly<Record<string, number>>;
}

/** `options` are ids; a choice of an option that is not among them is left out. */
export function outcomeOfVote(way: Process, options: readonly string[], voices: readonly Pick<Voice, 'position' | 'choices'>[]): Outcome {
  const ballots = voices.filter(({ position }) => position === 'choice').map(({ choices }) => choicesOf(choices, options));
  if (way === 'approval') return approval(options, ballots);
  if (way === 'ranked') return ranked(options, ballots);
  const count = (wanted: Voice['position']) => voices.filter(({ position }) => position === wanted).length;
  const votes = { for: count('for'), against: count('against'), abstain: count('abstain') };
  return { winners: [], isCarried: votes.for > votes.against, votes };
}

/** The options of a ballot that there are, each once. */
export function choicesOf(choices: Json, options: readonly string[]): readonly string[] {
  const given: readonly Json[] = Array.isArray(choices) ? (choices as readonly Json[]) : [];
  return [...new Set(given.filter((choice): choice is string => typeof choice === 'string' && options.includes(choice)))];
}

function approval(options: readonly string[], ballots: readonly (readonly string[])[]): Outcome {
  const votes = Object.fromEntries(options.map((id) => [id, ballots.filter((ballot) => ballot.includes(id)).length]));
  const most = Math.max(0, ...Object.values(votes));
  const winners = most === 0 ? [] : options.filter((id) => votes[id] === most);
  return { winners, isCarried: winners.length > 0, votes };
}

/** `votes` says how many ballots put the option first; the duels decide. */
function ranked(options: readonly string[], ballots: readonly (readonly string[])[]): Outcome {
  const said = ballots.filter((ballot) => ballot.length > 0);
  const winners = said.length === 0 ? [] : schulze(options, said).winners;
  const votes = Object.fromEntries(options.map((id) => [id, said.filter(([first]) => first === id).length]));
  return { winners, isCarried: winners.length > 0, votes };
}
