/** Roles as lists and pages show them: with those who hold them, who offered to, and what one can expect of them. */

import type { Id } from '../../../kernel/ids.ts';
import type { Row } from '../../../replica/schema.ts';
import { departed, member, skill } from '../../people/index.ts';
import type { QueryContext } from '../../room.ts';
import { type Hold, holdsOf } from './holders.ts';
import type { Mark, Nesting } from './nesting.ts';
import { accountability, type role, roleOffer, roleSkill } from './schema.ts';

export interface HolderView {
  /** The member. */
  readonly id: Id;
  readonly name: string | null;
  readonly focus: string | null;
  readonly since: number | null;
  /** The last day of the term. */
  readonly until: string | null;
  /** The term is over, and nobody was asked yet. */
  readonly ended: boolean;
}

export interface OfferView {
  /** The member. */
  readonly id: Id;
  readonly name: string | null;
  readonly word: string | null;
  readonly at: number | null;
}

export interface RoleView {
  readonly id: Id;
  readonly name: string | null;
  readonly purpose: string | null;
  readonly domain: string | null;
  /** Where it stands: a circle, or the workplace. */
  readonly circle: Id;
  readonly mark: Mark | null;
  readonly holders: readonly HolderView[];
  readonly deputies: readonly HolderView[];
  readonly offers: readonly OfferView[];
  readonly accountabilities: readonly { readonly id: Id; readonly text: string }[];
  /** What whoever holds it should be able to do, by name. */
  readonly skills: readonly { readonly id: Id; readonly name: string }[];
  /** Nobody holds it; perhaps somebody stands in. */
  readonly vacant: boolean;
  readonly mine: boolean;
}

/** These roles, in the order given; everything around them is read once. */
export function rolesShown(read: QueryContext, nesting: Nesting, rows: readonly Row<typeof role>[]): readonly RoleView[] {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const holds = holdsOf(read, ids);
  const gone = departed(read);
  const offers = byRole(
    read
      .where(roleOffer, { role: ids })
      .sort({ by: 'at' })
      .all()
      .filter((row) => row.member !== null && !gone.has(row.member)),
  );
  const texts = byRole(read.where(accountability, { role: ids }).sort({ by: 'position' }).all());
  const skills = byRole(read.where(roleSkill, { role: ids }).all());
  const named = (id: Id) => ({ id, name: read.row(member, id)?.name ?? null });
  const held = ({ member: id, focus, since, until }: Hold): HolderView => ({
    ...named(id),
    focus,
    since,
    until,
    ended: until !== null && until < read.today,
  });
  return rows.map((row) => {
    const own = holds.get(row.id) ?? [];
    const holders = own.filter(({ deputy }) => deputy !== true).map(held);
    const { parent, mark } = nesting.at(row.circle);
    return {
      id: row.id,
      name: row.name,
      purpose: row.purpose,
      domain: row.domain,
      circle: parent,
      mark,
      holders,
      deputies: own.filter(({ deputy }) => deputy === true).map(held),
      offers: (offers.get(row.id) ?? []).flatMap((offer) =>
        offer.member === null ? [] : [{ ...named(offer.member), word: offer.word, at: offer.at }],
      ),
      skills: (skills.get(row.id) ?? [])
        .flatMap(({ skill: id }) => (id === null ? [] : { id, name: read.row(skill, id)?.name ?? '' }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      accountabilities: (texts.get(row.id) ?? []).map(({ id, text }) => ({ id, text: text ?? '' })),
      vacant: holders.length === 0,
      mine: holders.some(({ id }) => id === read.me),
    };
  });
}

function byRole<T extends { readonly role: Id | null }>(rows: readonly T[]): ReadonlyMap<Id, readonly T[]> {
  const groups = new Map<Id, T[]>();
  for (const row of rows) {
    if (row.role === null) continue;
    const group = groups.get(row.role);
    if (group === undefined) groups.set(row.role, [row]);
    else group.push(row);
  }
  return groups;
}
