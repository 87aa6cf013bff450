/** The arrangements of the workplace with their history, and the figures that count. */

import { boolean, optional, ref } from '../../replica/schema.ts';
import { departed, member } from '../people/index.ts';
import { query } from '../room.ts';
import { AGREED, agreedIn } from './agreed.ts';
import { dayQueries } from './days/queries.ts';
import { figuresOf } from './figures/figures.ts';
import { arrangement } from './schema.ts';
import { arrangementsOf, countingOn, isSuspendedOn, lastingOf } from './standing.ts';

/** By name, each with what came before and what comes; `all`: also of those who left. */
export const arrangementList = query({
  name: 'arrangement.list',
  input: { member: optional(ref('member')), all: optional(boolean()) },
  shows: ['name', 'kind', 'days', 'from', 'until', 'state', 'counts'],
  says: { state: AGREED },
  run(read, { member: one, all = false }) {
    const gone = departed(read);
    const members = new Set(read.where(arrangement, one === undefined ? {} : { member: one }).values('member'));
    const people = [...members].flatMap((id) =>
      id === null || (gone.has(id) && !all) ? [] : [{ id, name: read.row(member, id)?.name ?? null }],
    );
    people.sort((a, b) => compare(a.name ?? '', b.name ?? '') || compare(a.id, b.id));
    return people.flatMap(({ id: who, name }) => {
      const own = arrangementsOf(read, who);
      const [now, lasting] = [countingOn(own, read.today), lastingOf(own)];
      return own
        .map((row, at) => {
          const { state, title, review } = agreedIn(read, row.agreement);
          return {
            ...row,
            name,
            until: lasting[at]?.until ?? null,
            overlaps: lasting[at]?.overlaps ?? false,
            counts: row === now,
            suspended: isSuspendedOn(row, read.today),
            state,
            agreementTitle: title,
            review,
          };
        })
        .reverse();
    });
  },
});

export const figureList = query({
  name: 'figure.list',
  input: {},
  shows: ['name', 'scheme', 'hundredths', 'from', 'to', 'source', 'confirmed'],
  run: (read) => figuresOf(read),
});

export const queries = [arrangementList, figureList, ...dayQueries];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
