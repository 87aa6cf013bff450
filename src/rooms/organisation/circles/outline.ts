/** The whole organisation as lines, from the outside inwards: a circle, its roles, then the circles in it. */

import type { Id } from '../../../kernel/ids.ts';
import { byName } from '../../by-name.ts';
import type { QueryContext } from '../../room.ts';
import { type Mark, type Nesting, nestingOf, ROOT } from './nesting.ts';
import { circle, role } from './schema.ts';
import { type RoleView, rolesShown } from './showing.ts';

export interface CircleLine {
  readonly kind: 'circle';
  readonly id: Id;
  /** Null: the workplace itself, as long as nobody named it. */
  readonly name: string | null;
  readonly purpose: string | null;
  readonly domain: string | null;
  /** Null for the workplace. */
  readonly parent: Id | null;
  readonly mark: Mark | null;
  /** 0 for the workplace. */
  readonly depth: number;
}

export interface RoleLine extends RoleView {
  readonly kind: 'role';
  readonly depth: number;
}

export type OutlineLine = CircleLine | RoleLine;

/** Every circle and role that is not in the trash, each once. */
export function outlineOf(read: QueryContext, nesting: Nesting = nestingOf(read)): readonly OutlineLine[] {
  const roles = grouped(rolesShown(read, nesting, read.where(role).all()), ({ circle: id }) => id);
  const circles = grouped([...nesting.circles.values()], ({ parent }) => parent);
  const lines: OutlineLine[] = [];
  const add = (line: CircleLine): void => {
    lines.push(line);
    const depth = line.depth + 1;
    for (const one of byName(roles.get(line.id) ?? [])) lines.push({ kind: 'role', depth, ...one });
    for (const one of byName(circles.get(line.id) ?? [])) {
      const { id, name, purpose, domain, parent, mark } = one;
      add({ kind: 'circle', id, name, purpose, domain, parent, mark, depth });
    }
  };
  add(wholeLine(read));
  return lines;
}

/** The workplace itself, as a circle. */
export function wholeLine(read: QueryContext): CircleLine {
  const row = read.row(circle, ROOT);
  const { name = null, purpose = null, domain = null } = row ?? {};
  return { kind: 'circle', id: ROOT, name, purpose, domain, parent: null, mark: null, depth: 0 };
}

function grouped<T>(items: readonly T[], by: (item: T) => Id): ReadonlyMap<Id, readonly T[]> {
  const groups = new Map<Id, T[]>();
  for (const item of items) {
    const known = groups.get(by(item));
    if (known === undefined) groups.set(by(item), [item]);
    else known.push(item);
  }
  return groups;
}
