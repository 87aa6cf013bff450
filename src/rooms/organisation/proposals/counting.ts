/** The voices a decision rests on, kept in it as they were: what arrives or changes later is seen to be late. */

import type { Id } from '../../../kernel/ids.ts';
import type { Json, Row } from '../../../replica/schema.ts';
import { type decision, POSITIONS, type Position } from './schema.ts';
import { isMet, isWithdrawn, type Round, type Voice } from './standing.ts';

/** Characters of all reasons together that a decision keeps; longer ones are cut, the voice itself keeps them whole. */
const ROOM = 60_000;

export interface Counted {
  /** None for a silence that counted as consent. */
  readonly voice: Id | null;
  readonly member: Id;
  readonly position: Position | 'silence';
  readonly reason: string;
  readonly alternative: string;
  /** How an objection was met; empty when it was not. */
  readonly how: string;
  readonly withdrawn: boolean;
  readonly nominee: Id | null;
  readonly choices: readonly string[];
  /** When it was said. */
  readonly at: number;
}

/** The voices of the round that decided, and the silences that its process counts. */
export function countedOf({ voices, unheard }: Round, silenceConsents: boolean): readonly Counted[] {
  const length = Math.floor(ROOM / Math.max(1, voices.length * 3));
  const spoken = voices.flatMap((each) => (each.member === null || each.position === null ? [] : [asCounted(each, each.member, length)]));
  const silent = silenceConsents ? unheard.map((member): Counted => ({ ...NOTHING, voice: null, member, position: 'silence' })) : [];
  return [...spoken, ...silent];
}

const NOTHING = { reason: '', alternative: '', how: '', withdrawn: false, nominee: null, choices: [], at: 0 } as const;

function asCounted(each: Voice, member: Id, length: number): Counted {
  const cut = (text: string | null): string => cutText(text ?? '', length);
  return {
    voice: each.id,
    member,
    position: each.position ?? 'pass',
    reason: cut(each.reason),
    alternative: cut(each.alternative),
    how: isMet(each) ? cut(each.how) : '',
    withdrawn: isWithdrawn(each),
    nominee: each.nominee,
    choices: Array.isArray(each.choices) ? (each.choices as readonly Json[]).filter((one) => typeof one === 'string') : [],
    at: each.at ?? 0,
  };
}

const cutText = (text: string, length: number): string => {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
};

/** What a decision says it counted, whatever its cell holds (R7). */
export function countedIn({ counted }: Pick<Row<typeof decision>, 'counted'>): readonly Counted[] {
  const rows: readonly Json[] = Array.isArray(counted) ? (counted as readonly Json[]) : [];
  return rows.flatMap((row): Counted[] => {
    if (row === null || typeof row !== 'object' || Array.isArray(row)) return [];
    const { voice, member, position, reason, alternative, how, withdrawn, nominee, choices, at } = row as { readonly [key: string]: Json };
    const said = position === 'silence' ? position : POSITIONS.find((each) => each === position);
    if (typeof member !== 'string' || said === undefined) return [];
    return [
      {
        voice: typeof voice === 'string' ? voice : null,
        member,
        position: said,
        reason: typeof reason === 'string' ? reason : '',
        alternative: typeof alternative === 'string' ? alternative : '',
        how: typeof how === 'string' ? how : '',
        withdrawn: withdrawn === true,
        nominee: typeof nominee === 'string' ? nominee : null,
        choices: Array.isArray(choices) ? (choices as readonly Json[]).filter((one) => typeof one === 'string') : [],
        at: typeof at === 'number' ? at : 0,
      },
    ];
  });
}

/** Not counted, or said anew after it was. */
export function isLate(each: Pick<Voice, 'id' | 'at'>, counted: readonly Counted[]): boolean {
  const known = counted.find(({ voice }) => voice === each.id);
  return known === undefined || (each.at ?? 0) !== known.at;
}
