/** What a member is told of continuity: whether they go on with what has been quiet, and what is in danger of what they answer for. */

import { addDays } from '../../kernel/civil-date.ts';
import { startOfDay } from '../../kernel/zones.ts';
import { type Notice, notice } from '../notice.ts';
import type { QueryContext } from '../room.ts';
import { answeredBy, task } from '../tasks/index.ts';
import { withSilence } from './signals/dates.ts';
import { findSignals } from './signals/find.ts';
import type { Finding } from './signals/kinds.ts';

export function continuityNotices(read: QueryContext): readonly Notice[] {
  const found = findSignals(read, read, { tasks: answeredBy(read, read.me) }, ['asleep', 'stranded', 'blocked', 'late']);
  return [...found.values()].flat().flatMap((finding) => (finding.kind === 'asleep' ? asked(read, finding) : inDanger(read, finding)));
}

function asked(read: QueryContext, finding: Finding): readonly Notice[] {
  if (finding.members?.includes(read.me) !== true || finding.since === undefined) return [];
  const { reason } = withSilence(read, read, finding);
  const says = reason === 'offered-back' ? 'offered-back' : 'lease';
  const at = startOfDay(finding.since, read.zone);
  return [notice({ ...onTask(read, finding), kind: 'lease', says, key: `${says}/${finding.id}/${finding.since}`, at, because: 'holds' })];
}

function inDanger(read: QueryContext, finding: Finding): readonly Notice[] {
  const { kind, id, reason, date, other } = finding;
  const says = kind === 'late' || kind === 'stranded' ? kind : 'blocked';
  // What has no date of its own is told as of today.
  const since = kind === 'late' && date !== null ? addDays(date, 1) : read.today;
  const about = { kind: 'danger', says, key: `danger/${id}/${reason}/${date ?? other ?? ''}`, day: kind === 'late' ? date : null } as const;
  return [notice({ ...onTask(read, finding), ...about, at: startOfDay(since, read.zone), because: 'answers' })];
}

const onTask = (read: QueryContext, { id }: Finding) =>
  ({ table: 'task', row: id, task: id, title: read.row(task, id)?.title ?? null }) as const;
