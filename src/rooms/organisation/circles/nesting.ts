/** Where each circle and role stands, whatever merging made of it: nothing is hidden, what is out of place is marked. */

import type { Id } from '../../../kernel/ids.ts';
import { deriveId } from '../../../replica/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import type { Row } from '../../../replica/schema.ts';
import { circle } from './schema.ts';

/** The workplace as a whole. It always stands; a row under this id says its name and purpose. */
export const ROOT: Id = deriveId(circle.name, 'the whole workplace');

/**
 * Why something does not stand where it was put: the circles around it contain one another (moved apart from each other
 * off-line), the one around it is in the trash, or has not arrived on this device.
 */
export type Mark = 'loop' | 'above-removed' | 'above-unknown';

export interface Standing {
  /** A circle that stands, or the workplace. */
  readonly parent: Id;
  readonly mark: Mark | null;
}

export interface Nesting {
  /** Every circle that is not in the trash, the workplace left out. */
  readonly circles: ReadonlyMap<Id, Row<typeof circle> & Standing>;
  /** Where a circle or role stands that was put into `above`. */
  at(above: Id | null): Standing;
  /** The circles around it, from the workplace inwards; itself last. */
  path(id: Id): readonly Id[];
}

export function nestingOf(read: Reader): Nesting {
  const rows = new Map(
    read
      .where(circle, {}, 'with')
      .all()
      .map((row) => [row.id, row]),
  );
  const at = (above: Id | null): Standing => standingAt(rows, above);
  const live = [...rows.values()].filter((row) => row.id !== ROOT && row.deleted === null);
  const above = new Map(live.map((row) => [row.id, at(row.parent)]));
  const loops = inLoops(new Map([...above].map(([id, { parent }]) => [id, parent])));
  const circles = new Map(
    live.map((row) => {
      const standing = above.get(row.id);
      const known = standing === undefined || loops.has(row.id) ? ({ parent: ROOT, mark: 'loop' } as const) : standing;
      return [row.id, { ...row, ...known }] as const;
    }),
  );
  const path = (id: Id): readonly Id[] => {
    const found = circles.get(id);
    return found === undefined ? [ROOT] : [...path(found.parent), id];
  };
  return { circles, at, path };
}

/** Up through what is in the trash, to the first circle that stands. */
function standingAt(rows: ReadonlyMap<Id, Row<typeof circle>>, above: Id | null): Standing {
  const seen = new Set<Id>();
  let at = above;
  let mark: Mark | null = null;
  while (at !== null && at !== ROOT) {
    const row = rows.get(at);
    if (row === undefined) return { parent: ROOT, mark: mark ?? 'above-unknown' };
    if (row.deleted === null) return { parent: at, mark };
    if (seen.has(at)) break;
    seen.add(at);
    mark = 'above-removed';
    at = row.parent;
  }
  return { parent: ROOT, mark };
}

/** Those that would come back to themselves on the way up. */
function inLoops(above: ReadonlyMap<Id, Id>): ReadonlySet<Id> {
  const loops = new Set<Id>();
  const settled = new Set<Id>();
  for (const start of above.keys()) {
    const way: Id[] = [];
    const onWay = new Set<Id>();
    let at: Id | undefined = start;
    while (at !== undefined && !settled.has(at) && !onWay.has(at)) {
      way.push(at);
      onWay.add(at);
      at = above.get(at);
    }
    if (at !== undefined && onWay.has(at)) for (const id of way.slice(way.indexOf(at))) loops.add(id);
    for (const id of way) settled.add(id);
  }
  return loops;
}

/** Whether `id` is `around`, or stands somewhere inside it. */
export const isWithin = ({ path }: Nesting, id: Id, around: Id): boolean => path(id).includes(around);
