/** Signals as they are shown: with names, who answers, and the one gesture that mends each. */

import { addDays, type CivilDate, compareDates } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Rows } from '../../../replica/read.ts';
import type { Json, Row } from '../../../replica/schema.ts';
import { byName } from '../../by-name.ts';
import { role } from '../../organisation/index.ts';
import { afterWorkingDays, member } from '../../people/index.ts';
import type { QueryContext } from '../../room.ts';
import { handOver, handOversShown, task, taskRows } from '../../tasks/index.ts';
import { withSilence } from './dates.ts';
import type { Signalled } from './find.ts';
import type { Finding, Kind, Reason } from './kinds.ts';

export interface Named {
  readonly id: Id;
  readonly name: string | null;
}

/** A command with its arguments, and `how` it is said: the message `continuity.mend.<how>`. */
export interface Mend {
  readonly how: 'take' | 'take-role' | 'take-other' | 'unlink' | 'go-on' | 'new-date' | 'keep' | 'stand-in' | 'together' | 'offer';
  readonly command: string;
  readonly input: { readonly [key: string]: Json };
}

export interface Signal extends Omit<Finding, 'other'> {
  readonly title: string | null;
  readonly nextStep: string | null;
  readonly due: string | null;
  readonly role: Named | null;
  readonly other: Named | null;
  /** Who answers for it; of a role, who holds it; of what one person alone did, they. */
  readonly answers: readonly Named[];
  /** Null where only another person can mend it. */
  readonly mend: Mend | null;
}

/** The first `limit` of each kind: of tasks by due date, of roles by name, tasks first. */
export function dressed(read: QueryContext, found: readonly Signalled[], limit: number): readonly (readonly Signal[])[] {
  // Many are found and few are shown: these are read, and looked up for all kinds at once.
  const shown = found.map(({ ofTasks, ofRoles }) => {
    const tasks = ofTasks === undefined ? undefined : firstDue(ofTasks.tasks, limit);
    const told = tasks === undefined ? [] : (ofTasks?.tell(tasks) ?? []);
    return { rows: tasks?.all() ?? [], told, roles: rolesByName(read, ofRoles).slice(0, Math.max(0, limit - told.length)) };
  });
  const carried = new Map(
    taskRows(
      read,
      shown.flatMap(({ rows }) => rows),
    ).map((row) => [row.id, row.answers.members]),
  );
  return shown.map(({ rows, told, roles }) => [
    ...rows.flatMap((row, at) => {
      const finding = told[at];
      return finding === undefined ? [] : ofTask(read, row, withSilence(read, read, finding), carried.get(row.id) ?? []);
    }),
    ...roles.map(({ row, finding }) => ofRole(read, row, finding)),
  ]);
}

/** The first by due date: only those of the days that are reached are put in order. */
function firstDue(tasks: Rows<typeof task>, limit: number): Rows<typeof task> {
  let reached = 0;
  for (const [due, count] of [...tasks.tally('due')].toSorted(([a], [b]) => compareDue(a, b))) {
    reached += count;
    if (due !== null && reached >= limit) return inOrder(tasks.where({ due: (one) => one !== null && one <= due }));
  }
  return inOrder(tasks);

  function inOrder(some: Rows<typeof task>): Rows<typeof task> {
    return some.sort({ by: 'due' }).slice(0, limit);
  }
}

const compareDue = (a: CivilDate | null, b: CivilDate | null): number => (a === null ? 1 : b === null ? -1 : compareDates(a, b));

function rolesByName(read: QueryContext, findings: readonly Finding[]) {
  const about = new Map(findings.map((finding) => [finding.id, finding]));
  return byName(read.where(role, { id: [...about.keys()] }).all()).flatMap((row) => {
    const finding = about.get(row.id);
    return finding === undefined ? [] : { row, finding };
  });
}

function ofTask(
  read: QueryContext,
  { title, nextStep, due, role: own }: Row<typeof task>,
  finding: Finding,
  carriers: readonly Named[],
): Signal {
  const answers = finding.kind === 'single' ? namesOf(read, finding.members ?? []) : carriers;
  const shown = { title, nextStep, due, role: roleNamed(read, own), other: taskNamed(read, finding.other), answers };
  return { ...finding, ...shown, mend: mendOf(read, finding, answers) };
}

function ofRole(read: QueryContext, row: Row<typeof role>, finding: Finding): Signal {
  const answers = namesOf(read, finding.members ?? []);
  const shown = { title: row.name, nextStep: row.purpose, due: null, role: null, other: null, answers };
  return { ...finding, ...shown, mend: mendOf(read, finding, answers) };
}

const namesOf = (read: QueryContext, ids: readonly Id[]): readonly Named[] =>
  ids.map((id) => ({ id, name: read.row(member, id)?.name ?? null }));

const roleNamed = (read: QueryContext, id: Id | null): Named | null =>
  id === null ? null : { id, name: read.row(role, id)?.name ?? null };

const taskNamed = (read: QueryContext, id: Id | null): Named | null =>
  id === null ? null : { id, name: read.row(task, id)?.title ?? null };

const kindMends: Readonly<Partial<Record<Kind, Mend['how']>>> = { stranded: 'take', late: 'new-date' };
const mends: Readonly<Partial<Record<Reason, Mend['how']>>> = {
  'nobody-holds': 'take-role',
  circle: 'unlink',
  'other-dropped': 'unlink',
  'other-unattended': 'take-other',
  'others-done': 'go-on',
  'waited-out': 'go-on',
  'one-holder': 'stand-in',
};

function mendOf(read: QueryContext, { kind, reason, id, other }: Finding, answers: readonly Named[]): Mend | null {
  const isMine = answers.some((one) => one.id === read.me);
  const alone = reason === 'one-doer' ? (isMine ? 'offer' : 'together') : undefined;
  const how = alone ?? kindMends[kind] ?? mends[reason] ?? (kind === 'asleep' && isMine ? 'keep' : 'take');
  switch (how) {
    case 'take-role':
      return { how, command: 'role.take', input: { role: id } };
    case 'stand-in':
      return isMine ? null : { how, command: 'role.deputise', input: { role: id } };
    case 'together':
      return { how, command: 'task.take', input: { task: id } };
    case 'unlink':
      return other === null ? null : { how, command: 'link.remove', input: { task: id, other, kind: 'waits-on' } };
    case 'take-other':
      return other === null ? null : { how, command: 'task.take', input: { task: other } };
    case 'go-on':
      return { how, command: 'task.start', input: { task: id } };
    case 'keep':
      return { how, command: 'task.keep', input: { task: id } };
    case 'new-date':
      return { how, command: 'task.edit', input: { task: id, due: nextWorkingDay(read) } };
    case 'offer':
      return offerOf(read, id);
    case 'take':
      // Whoever answers and is away cannot take it from afar.
      return isMine ? null : { how, command: 'task.take', input: { task: id } };
  }
}

/** Offered once: until somebody answers there is nothing more to do. */
function offerOf(read: QueryContext, id: Id): Mend | null {
  const offers = handOversShown(read, read.where(handOver, { task: id }).all());
  if (offers.some(({ view }) => view.outcome === 'offered')) return null;
  return { how: 'offer', command: 'task.hand-over', input: { task: id, anyone: true } };
}

function nextWorkingDay(read: QueryContext): string {
  const own = read.row(member, read.me);
  return own === undefined ? addDays(read.today, 1) : afterWorkingDays([own], read.today, 1);
}
