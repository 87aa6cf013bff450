/** The roles: by name, one in full, those of a member, terms that end, and who is responsible for what. */

import { addDays } from '../../../../kernel/civil-date.ts';
import { boolean, integer, optional, ref, string } from '../../../../replica/schema.ts';
import { byName } from '../../../by-name.ts';
import { fold } from '../../../fold.ts';
import { query } from '../../../room.ts';
import { holdersOfRoles } from '../holders.ts';
import { nestingOf } from '../nesting.ts';
import { circle, role } from '../schema.ts';
import { rolesShown } from '../showing.ts';
import { namesOn } from './circles.ts';

/** `vacant`: nobody holds it; its deputies, if any, are there still. */
export const roleList = query({
  name: 'role.list',
  input: { holder: optional(ref('member')), vacant: optional(boolean()), circle: optional(ref('circle')) },
  shows: ['name', 'holders', 'circleName', 'purpose'],
  run(read, { holder, vacant, circle: within }) {
    const nesting = nestingOf(read);
    return rolesShown(read, nesting, byName(read.where(role).all()))
      .filter((row) => holder === undefined || row.holders.some(({ id }) => id === holder))
      .filter((row) => vacant === undefined || vacant === row.vacant)
      .filter((row) => within === undefined || row.circle === within)
      .map((row) => ({ ...row, circleName: read.row(circle, row.circle)?.name ?? null }));
  },
});

/** In full, also when it lies in the trash. */
export const roleShow = query({
  name: 'role.show',
  input: { role: ref('role') },
  positional: ['role'],
  shows: ['name', 'purpose', 'domain', 'circle', 'vacant', 'holders', 'deputies', 'offers', 'accountabilities', 'skills'],
  within: { holders: ['name', 'focus', 'until'], deputies: ['name', 'focus', 'until'], offers: ['name', 'word'], skills: ['name'] },
  run(read, { role: id }) {
    const row = read.row(role, id);
    if (row === undefined) return null;
    const nesting = nestingOf(read);
    const [shown] = rolesShown(read, nesting, [row]);
    if (shown === undefined) return null;
    return {
      ...shown,
      deleted: row.deleted,
      around: namesOn(read, nesting, shown.circle),
      /** Whether a task of it falls to me. */
      answering: holdersOfRoles(read, [id]).get(id)?.includes(read.me) === true,
      offered: shown.offers.some(({ id: member }) => member === read.me),
    };
  },
});

/** What a member is responsible for, oneself unless told: with focus, term, and whether they only stand in. */
export const roleHeld = query({
  name: 'role.held',
  input: { member: optional(ref('member')) },
  positional: ['member'],
  shows: ['name', 'circleName', 'focus', 'until', 'deputy'],
  run(read, { member = read.me }) {
    const rows = byName(rolesShown(read, nestingOf(read), read.where(role).all()));
    return rows.flatMap((row) => {
      const hold = row.holders.find(({ id }) => id === member);
      const deputy = row.deputies.find(({ id }) => id === member);
      const own = hold ?? deputy;
      if (own === undefined) return [];
      const { focus, since, until, ended } = own;
      const { id, name, purpose, accountabilities } = row;
      const circleName = read.row(circle, row.circle)?.name ?? null;
      return [
        { id, name, purpose, accountabilities, circle: row.circle, circleName, focus, since, until, ended, deputy: hold === undefined },
      ];
    });
  },
});

/** Terms that are over, or will be within so many days (30 unless told), the first to end first. */
export const roleTerms = query({
  name: 'role.terms',
  input: { within: optional(integer({ min: 0, max: 3660 })) },
  shows: ['name', 'holder', 'until', 'ended'],
  run(read, { within = 30 }) {
    const horizon = addDays(read.today, within);
    const rows = rolesShown(read, nestingOf(read), read.where(role).all());
    return byName(rows)
      .flatMap(({ id, name, holders, deputies }) =>
        [...holders, ...deputies].flatMap(({ id: member, name: known, until, ended }) =>
          until === null || until > horizon ? [] : [{ id, name, holder: { id: member, name: known }, until, ended }],
        ),
      )
      .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
  },
});

/** Who is responsible for what, and why: the roles in whose name, purpose, domain or accountabilities all the words stand. */
export const roleFind = query({
  name: 'role.find',
  input: { text: string({ max: 200 }) },
  positional: ['text'],
  shows: ['name', 'holders', 'because'],
  run(read, { text }) {
    const words = fold(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '');
    if (words.length === 0) return [];
    const found = rolesShown(read, nestingOf(read), read.where(role).all()).flatMap((row) => {
      const said = [row.name, row.purpose, ...row.accountabilities.map(({ text: each }) => each), row.domain].filter(
        (each) => each !== null,
      );
      const folded = said.map((each) => fold(each));
      if (!words.every((word) => folded.some((each) => each.includes(word)))) return [];
      /** What of it speaks of the words: why this role. */
      const because = said
        .filter((_, index) => index > 0 || row.name === null)
        .filter((each) => words.some((word) => fold(each).includes(word)));
      return [{ ...row, because, circleName: read.row(circle, row.circle)?.name ?? null }];
    });
    const inName = ({ name }: { readonly name: string | null }) => words.every((word) => fold(name ?? '').includes(word));
    return [...byName(found.filter(inName)), ...byName(found.filter((row) => !inName(row)))];
  },
});
