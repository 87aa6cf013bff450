/** Where each party stands: what is signed, what awaits a signature, who is leaving and when. States of words, never a rank. */

import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { departed, member } from '../../people/index.ts';
import type { QueryContext } from '../../room.ts';
import { agreement, agreementParty, agreementSignature } from './schema.ts';
import { readMark } from './signing.ts';
import { currentVersions, type Version } from './versions.ts';

export const STATES = ['waiting', 'to-sign', 'signed', 'signed-before', 'leaving', 'left', 'departed'] as const;
export type State = (typeof STATES)[number];

export interface PartyState {
  readonly member: Id;
  readonly name: string | null;
  readonly state: State;
  /** The last version that the member signed, and when. */
  readonly signed: { readonly version: Id; readonly label: string; readonly date: CivilDate | null } | null;
  /** When their notice ends. */
  readonly leaves: CivilDate | null;
}

/** By name. */
export function partiesOf(read: QueryContext, id: Id, versions: readonly Version[]): readonly PartyState[] {
  const gone = departed(read);
  const signed = signaturesOf(read, versions);
  const parties = read.where(agreementParty, { agreement: id }).all();
  return parties
    .flatMap((party): PartyState[] => {
      if (party.member === null) return [];
      const last = signed.get(party.member) ?? null;
      const leaves = party.leaves;
      const state = stateOf({ last, leaves, current: versions[0], isGone: gone.has(party.member), today: read.today });
      return [{ member: party.member, name: read.row(member, party.member)?.name ?? null, state, signed: last, leaves }];
    })
    .sort((a, b) => compare(a.name ?? '', b.name ?? '') || compare(a.member, b.member));
}

interface Known {
  readonly last: PartyState['signed'];
  readonly leaves: CivilDate | null;
  readonly current: Version | undefined;
  readonly isGone: boolean;
  readonly today: CivilDate;
}

function stateOf({ last, leaves, current, isGone, today }: Known): State {
  if (isGone) return 'departed';
  if (leaves !== null) return leaves <= today ? 'left' : 'leaving';
  if (current === undefined) return 'waiting';
  if (last === null) return 'to-sign';
  return last.version === current.id ? 'signed' : 'signed-before';
}

/** The newest version that each member signed. */
function signaturesOf(read: QueryContext, versions: readonly Version[]): ReadonlyMap<Id, NonNullable<PartyState['signed']>> {
  const order = new Map(versions.map(({ id }, at) => [id, at]));
  const newest = new Map<Id, NonNullable<PartyState['signed']>>();
  for (const row of read.where(agreementSignature, { version: [...order.keys()] }).all()) {
    if (row.version === null || row.member === null) continue;
    const before = newest.get(row.member);
    const at = order.get(row.version) ?? 0;
    if (before !== undefined && (order.get(before.version) ?? 0) <= at) continue;
    newest.set(row.member, { version: row.version, label: versions[at]?.label ?? '', date: readMark(row.mark)?.date ?? null });
  }
  return newest;
}

export interface Awaiting {
  readonly agreement: Id;
  readonly title: string | null;
  readonly version: Id;
  readonly number: number;
}

/** The agreements whose current version awaits my signature. */
export function awaitingMe(read: QueryContext): readonly Awaiting[] {
  const parties = read.where(agreementParty, { member: read.me, leaves: null }).values('agreement');
  const current = currentVersions(
    read,
    parties.filter((id): id is Id => id !== null),
  );
  const signed = new Set(
    read.where(agreementSignature, { member: read.me, version: [...current.values()].map(({ id }) => id) }).values('version'),
  );
  return [...current].flatMap(([id, { id: version, number }]) => {
    const row = read.row(agreement, id);
    return row === undefined || row.deleted !== null || signed.has(version) ? [] : [{ agreement: id, title: row.title, version, number }];
  });
}

/** By UTF-16 code units, as queries sort. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
