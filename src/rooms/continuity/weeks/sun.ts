/** Follow the sun: who could take a task or a role now, by their hours where they are, and who comes on next. */

import type { Id } from '../../../kernel/ids.ts';
import { timeOfDayAt } from '../../../kernel/zones.ts';
import { holdsOf, role } from '../../organisation/index.ts';
import { departed, member, workOf } from '../../people/index.ts';
import type { QueryContext } from '../../room.ts';
import { holding, task } from '../../tasks/index.ts';
import type { Named } from '../signals/dress.ts';
import { skilledFor } from '../skilled.ts';

/** What one has to do with it: holds it, carries its role or stands in, had it before, can do what it asks for, or none of these. */
export const BONDS = ['holder', 'role', 'deputy', 'before', 'skill', 'none'] as const;
export type Bond = (typeof BONDS)[number];

export interface Awake extends Named {
  readonly bond: Bond;
  /** IANA. */
  readonly zone: string;
  /** The clock there, "HH:MM". */
  readonly clock: string;
  /** Working now, until when; or, with `from`, the next time they work. Instants, ms. */
  readonly isThere: boolean;
  readonly from: number;
  readonly until: number;
}

/** How far ahead one looks, in days. */
const AHEAD = 3;

/** Whoever works now, those nearest to it first and then those who stay longest; after them who comes on next. */
export function awakeFor(read: QueryContext, about: { readonly task?: Id | undefined; readonly role?: Id | undefined }): readonly Awake[] {
  const bonds = bondsOf(read, about);
  const gone = departed(read);
  return read
    .where(member)
    .all()
    .flatMap((row): Awake[] => {
      if (gone.has(row.id)) return [];
      const next = workOf(read, row.id, read.today, AHEAD, read.zone).find((span) => span.to > read.now);
      if (next === undefined) return [];
      const zone = row.zone ?? read.zone;
      const isThere = next.from <= read.now;
      const bond = bonds.get(row.id) ?? 'none';
      return [{ id: row.id, name: row.name, bond, zone, clock: timeOfDayAt(read.now, zone), isThere, from: next.from, until: next.to }];
    })
    .toSorted(
      (a, b) =>
        Number(b.isThere) - Number(a.isThere) ||
        BONDS.indexOf(a.bond) - BONDS.indexOf(b.bond) ||
        (a.isThere ? b.until - a.until : a.from - b.from) ||
        (a.id < b.id ? -1 : 1),
    );
}

/** The nearest bond of each. */
export function bondsOf(
  read: QueryContext,
  { task: about, role: given }: { readonly task?: Id | undefined; readonly role?: Id | undefined },
) {
  const bonds = new Map<Id, Bond>();
  const tie = (id: Id | null, bond: Bond) => {
    const known = id === null ? undefined : bonds.get(id);
    if (id !== null && (known === undefined || BONDS.indexOf(bond) < BONDS.indexOf(known))) bonds.set(id, bond);
  };
  const of = given ?? (about === undefined ? null : (read.row(task, about)?.role ?? null));
  if (of !== null && read.row(role, of)?.deleted === null)
    for (const hold of holdsOf(read, [of]).get(of) ?? []) tie(hold.member, hold.deputy === true ? 'deputy' : 'role');
  for (const id of skilledFor(read, { task: about, role: of })) tie(id, 'skill');
  if (about !== undefined)
    for (const stretch of read.where(holding, { task: about }).all()) tie(stretch.member, stretch.until === null ? 'holder' : 'before');
  return bonds;
}
