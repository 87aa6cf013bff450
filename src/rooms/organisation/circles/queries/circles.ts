/** The circles: the whole as an outline, one with what stands in it, and those in the trash. */

import type { Id } from '../../../../kernel/ids.ts';
import { optional, ref } from '../../../../replica/schema.ts';
import { byName } from '../../../by-name.ts';
import { type QueryContext, query } from '../../../room.ts';
import { type Nesting, nestingOf, ROOT } from '../nesting.ts';
import { type CircleLine, outlineOf, wholeLine } from '../outline.ts';
import { circle, role } from '../schema.ts';
import { rolesShown } from '../showing.ts';

/** Lines from the outside inwards, each circle and role once; `outline` is the name, set in by its depth. */
export const circleTree = query({
  name: 'circle.tree',
  input: {},
  shows: ['outline', 'holders', 'vacant'],
  run: (read) => outlineOf(read).map((line) => ({ ...line, outline: `${'   '.repeat(line.depth)}${line.name ?? '…'}` })),
});

/** By name, for those who choose one; `path` says where each stands. */
export const circleList = query({
  name: 'circle.list',
  input: {},
  shows: ['name', 'path', 'purpose'],
  run(read) {
    const nesting = nestingOf(read);
    const rows = byName([...nesting.circles.values()]);
    return rows.map(({ id, name, purpose, mark }) => ({
      id,
      name,
      purpose,
      mark,
      path: namesOn(read, nesting, id).map(({ name }) => name),
    }));
  },
});

/** One circle, the workplace itself unless told: where it stands, its roles and the circles in it. */
export const circleShow = query({
  name: 'circle.show',
  input: { circle: optional(ref('circle')) },
  positional: ['circle'],
  shows: ['name', 'purpose', 'domain', 'parent', 'roles', 'circles'],
  within: { roles: ['name', 'holders'], circles: ['name', 'purpose'] },
  run(read, { circle: asked }) {
    const id = asked ?? ROOT;
    const nesting = nestingOf(read);
    const row = read.row(circle, id);
    if (id !== ROOT && row === undefined) return null;
    const standing = nesting.circles.get(id);
    const line: CircleLine = id === ROOT ? wholeLine(read) : { ...wholeLine(read), ...shownOf(row), ...standing, id, kind: 'circle' };
    return {
      id,
      name: line.name,
      purpose: line.purpose,
      domain: line.domain,
      /** The workplace, or the circle around it; null for the workplace. */
      parent: standing?.parent ?? null,
      mark: standing?.mark ?? null,
      deleted: id === ROOT ? null : (row?.deleted ?? null),
      /** Somebody wrote about it: it can be changed as a row. Not so the workplace at first. */
      written: row !== undefined,
      around: namesOn(read, nesting, id).slice(0, -1),
      roles: byName(
        rolesShown(
          read,
          nesting,
          read
            .where(role)
            .all()
            .filter((one) => nesting.at(one.circle).parent === id),
        ),
      ),
      circles: byName([...nesting.circles.values()].filter(({ parent }) => parent === id)).map(({ id, name, purpose, mark }) => ({
        id,
        name,
        purpose,
        mark,
      })),
    };
  },
});

/** Circles and roles in the trash, the latest first. */
export const circleRemoved = query({
  name: 'circle.removed',
  input: {},
  shows: ['name', 'kind', 'deleted'],
  says: { kind: ['circle', 'role'] },
  run(read) {
    const circles = read.where(circle, {}, 'only').all();
    const removed = [
      ...circles.filter(({ id }) => id !== ROOT).map((row) => ({ ...removedOf(row), kind: 'circle' as const })),
      ...read
        .where(role, {}, 'only')
        .all()
        .map((row) => ({ ...removedOf(row), kind: 'role' as const })),
    ];
    return removed.sort((a, b) => (b.deleted ?? 0) - (a.deleted ?? 0) || (a.id < b.id ? -1 : 1));
  },
});

const shownOf = (row: { readonly name: string | null; readonly purpose: string | null; readonly domain: string | null } | undefined) =>
  row === undefined ? {} : { name: row.name, purpose: row.purpose, domain: row.domain };

const removedOf = ({
  id,
  name,
  purpose,
  deleted,
}: {
  readonly id: Id;
  readonly name: string | null;
  readonly purpose: string | null;
  readonly deleted: number | null;
}) => ({ id, name, purpose, deleted });

/** The circles around one, from the workplace inwards, itself last. */
export const namesOn = (read: QueryContext, nesting: Nesting, id: Id): readonly { readonly id: Id; readonly name: string | null }[] =>
  nesting.path(id).map((one) => ({ id: one, name: read.row(circle, one)?.name ?? null }));
