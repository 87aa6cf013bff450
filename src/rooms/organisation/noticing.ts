/** What a member is told of the organisation: a voice that is awaited, an agreement to sign, a term that ends. */

import { addDays, daysBetween } from '../../kernel/civil-date.ts';
import { startOfDay } from '../../kernel/zones.ts';
import { type Notice, notice } from '../notice.ts';
import type { QueryContext } from '../room.ts';
import { agreementPublished, awaitingMe } from './agreements/index.ts';
import { circle, role, roleHolder } from './circles/index.ts';
import { awaitingVoices } from './proposals/index.ts';

/** Days before its end on which one is told of a term. */
const BEFORE = 14;

export const organisationNotices = (read: QueryContext): readonly Notice[] => [...voices(read), ...toSign(read), ...terms(read)];

function voices(read: QueryContext): readonly Notice[] {
  return awaitingVoices(read).map(({ row, awaiting, round, named }) => {
    const about = { table: 'proposal', row: row.id, title: row.title, day: row.deadline } as const;
    const because = awaiting !== round ? 'leads' : named ? 'asked' : row.circle !== null ? 'circle' : 'everybody';
    const of = because !== 'circle' || row.circle === null ? null : { id: row.circle, name: read.row(circle, row.circle)?.name ?? null };
    const key = `${row.id}/${row.turn ?? 1}/${awaiting}`;
    // The day before and the last day it is new again.
    const isLast = row.deadline !== null && row.deadline >= read.today && daysBetween(read.today, row.deadline) <= 1;
    return isLast
      ? notice({ ...about, kind: 'voice-last', key: `voice-last/${key}/${read.today}`, at: startOfDay(read.today, read.zone), because, of })
      : notice({ ...about, kind: 'voice', key: `voice/${key}`, at: row.since ?? row.createdAt ?? 0, because, of });
  });
}

const toSign = (read: QueryContext): readonly Notice[] =>
  awaitingMe(read).map(({ agreement, title, version }) => {
    const published = agreementPublished(read, version);
    const at = published === null ? 0 : startOfDay(published, read.zone);
    return notice({ kind: 'sign', key: `sign/${version}`, table: 'agreement', row: agreement, title, at, because: 'party' });
  });

/** Of a role that one holds: nothing ends by itself, so somebody has to think of it. */
const terms = (read: QueryContext): readonly Notice[] =>
  read
    .where(roleHolder, { member: read.me, until: (day) => day !== null && day <= addDays(read.today, BEFORE) })
    .all()
    .flatMap(({ role: id, until }) => {
      const row = id === null ? undefined : read.row(role, id);
      if (row === undefined || row.deleted !== null || until === null) return [];
      const about = {
        kind: 'role',
        says: 'role-ends',
        key: `role/${row.id}/${until}`,
        table: 'role',
        row: row.id,
        title: row.name,
      } as const;
      return notice({ ...about, day: until, at: startOfDay(addDays(until, -BEFORE), read.zone), because: 'role' });
    });
