/**
 * Where one is, as finely as it was said here, where the others are told less: this device keeps it for itself, as a browser does
 * beside its drafts, and counts one's own days from it. Nothing of it is ever shared.
 */

import { type GivenStay, keepPrecise, member, preciseIn, type presenceDeclared, type Said, stayId } from '../rooms/people/index.ts';
import type { AnswerOf } from '../rooms/room.ts';
import type { Home } from './home.ts';

/** What a query about one's own days is asked with beside what was given. */
export const withFiner = ({ workplace, kept }: Home, name: string, input: unknown): unknown =>
  workplace.registry.queries.get(name)?.input.precise === undefined ? input : { precise: preciseIn(kept), ...(input as object) };

interface Saying {
  readonly member?: string;
  readonly sharing?: string;
  readonly where?: string | null;
  readonly place?: string | null;
  readonly stays?: readonly GivenStay[];
}

/**
 * Keeps what a command said more finely than the others are told; true when something of it stays here only. `input` is what was
 * asked, `answer` what the command answered.
 */
export async function keepFiner({ workplace, account, kept }: Home, name: string, input: unknown, answer: unknown): Promise<boolean> {
  const said = input as Saying;
  const me = account.member.id;
  const rows = rowsSaid(name, said, answer, me);
  if (rows.length === 0 || (said.member ?? me) !== me) return false;
  const sharing = said.sharing ?? (await workplace.reading((read) => read.row(member, me)?.sharing)) ?? 'place';
  const finer = rows.some(
    ({ where, place }) => (place ?? null) !== null || ((where ?? null) !== null && !(sharing === 'elsewhere' && where === 'elsewhere')),
  );
  keepPrecise(kept, rows, sharing === 'place');
  return finer && sharing !== 'place';
}

/** Before the others' copy grows coarser: what is coarse already is known finer here, if at all. */
export async function keepBeforeSharingLess({ workplace, kept }: Home, name: string, input: unknown): Promise<void> {
  const { sharing } = input as Saying;
  if (name !== 'presence.share' || sharing === undefined || sharing === 'place') return;
  const said = await workplace.ask('presence.declared', {});
  if (!said.ok) return;
  const { spans, usual } = said.value as AnswerOf<typeof presenceDeclared>;
  const known = preciseIn(kept);
  const finer = [...spans, ...usual].filter(({ id, where, place }) => !(where === 'elsewhere' && place === null) && !(id in known));
  keepPrecise(kept, finer, false);
}

function rowsSaid(name: string, { where, place, stays }: Saying, answer: unknown, me: string): readonly Said[] {
  switch (name) {
    case 'presence.declare':
      return [{ id: String((answer as { readonly id?: unknown } | null)?.id), where, place }];
    case 'usual-presence.set':
      return Array.isArray(answer) ? answer.map((id) => ({ id: String(id), where, place })) : [];
    case 'presence.import':
      return (stays ?? []).map((stay) => ({ id: stayId(me, stay), where: stay.where }));
    default:
      return [];
  }
}
