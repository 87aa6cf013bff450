/** What quick capture knows of the workplace when it reads a line. */

import type { Id } from '../../kernel/ids.ts';
import { role } from '../organisation/index.ts';
import { member } from '../people/index.ts';
import { place } from '../places/index.ts';
import type { QueryContext } from '../room.ts';
import { type Capture, type Named, parseCapture } from './capture/index.ts';
import { tag, taskList } from './schema.ts';

export function readCapture(read: QueryContext, line: string): Capture {
  return parseCapture(line, {
    today: read.today,
    me: read.me,
    members: named(read.where(member, { left: null }).all()),
    roles: named(read.where(role).all()),
    places: named(read.where(place).all()),
    lists: named(read.where(taskList).all()),
    tags: read
      .where(tag)
      .values('name')
      .filter((name): name is string => name !== null),
  });
}

const named = (rows: readonly { readonly id: Id; readonly name: string | null }[]): readonly Named[] =>
  rows.flatMap(({ id, name }) => (name === null || name === '' ? [] : [{ id, name }]));
