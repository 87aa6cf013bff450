/** What a task is, who holds it and held it, and what hangs on it. */

import { boolean, date, instant, integer, joining, json, long, oneOf, ref, string, table, text } from '../../replica/schema.ts';

export const STATES = ['open', 'doing', 'waiting', 'done', 'dropped'] as const;
export type State = (typeof STATES)[number];
export const LINK_KINDS = ['waits-on', 'relates', 'part-of'] as const;

export const task = table('task', {
  title: string(),
  /** Asked for first; imported tasks may lack it (R7). */
  why: long({ max: 5000 }),
  nextStep: long({ max: 2000 }),
  state: oneOf(STATES),
  /** While `waiting`: what for, and from when it is worth another look. */
  waitingFor: string(),
  waitUntil: date(),
  role: ref('role'),
  place: ref('place'),
  due: date(),
  list: ref('list'),
  /** Where it stands among its neighbours, by hand: see position.ts. */
  position: string({ max: 200 }),
  createdAt: instant(),
  createdBy: ref('member'),
  doneAt: instant(),
  series: ref('series'),
  /** Which date of its series it is. */
  occurrence: date(),
  /** Something should happen every so many days; without it the task is asleep. */
  rhythm: integer({ min: 1, max: 3660 }),
  pinned: boolean(),
  details: text(),
  /** Where an imported task comes from: `format:key`, so that a second import finds it. */
  source: string(),
  import: ref('import'),
});

/**
 * One stretch during which a member holds a task; the relay line is drawn from these. Its id derives from task, member
 * and `turn` (how many stretches of theirs on it had ended), so that the same member taking it on two devices meets,
 * different members both stand (R2), and a stretch once ended is never written over.
 */
export const holding = table('holding', {
  task: ref('task'),
  member: ref('member'),
  turn: integer({ min: 0 }),
  from: instant(),
  /** Null while it lasts. */
  until: instant(),
  /** When the holder last said that they go on with it. */
  keptAt: instant(),
  ended: oneOf(['released', 'handed-over']),
  /** What the holder left behind when releasing. */
  note: long({ max: 5000 }),
  /** The hand-over it began with. */
  handOver: ref('hand-over'),
});

/** An offer of the baton. It releases nothing: whoever accepts ends `from`'s stretch and begins their own. */
export const handOver = table('hand-over', {
  task: ref('task'),
  from: ref('member'),
  to: oneOf(['members', 'role', 'anyone']),
  role: ref('role'),
  state: long({ max: 5000 }),
  nextStep: long({ max: 2000 }),
  traps: long({ max: 5000 }),
  offeredAt: instant(),
  offeredBy: ref('member'),
  withdrawnAt: instant(),
});

/** Whom a hand-over addresses by name, and what anybody answered. */
export const handOverTo = joining(
  'hand-over-to',
  { handOver: ref('hand-over'), member: ref('member') },
  { addressed: boolean(), answer: oneOf(['accepted', 'declined']), answeredAt: instant(), word: long({ max: 2000 }) },
);

export const taskList = table('list', { name: string({ max: 200 }), position: string({ max: 200 }) });

/** Its id derives from the name without accents and case, so that a tag made twice is one. */
export const tag = table('tag', { name: string({ max: 80 }) });
export const taskTag = joining('task-tag', { task: ref('task'), tag: ref('tag') }, {});

export const checklistItem = table('checklist-item', {
  task: ref('task'),
  title: string(),
  done: boolean(),
  position: string({ max: 200 }),
});

export const comment = table('comment', {
  task: ref('task'),
  author: ref('member'),
  /** The author's name in the source, when an import found no member for it. */
  signed: string({ max: 200 }),
  body: long(),
  at: instant(),
  editedAt: instant(),
  /** Anyone may mend anything, and it is said who did. */
  editedBy: ref('member'),
});
export const mention = joining('mention', { comment: ref('comment'), member: ref('member') }, { task: ref('task'), at: instant() });

/** `task` waits on, relates to or is part of `other`. Circles can come about by merging; queries cope. */
export const taskLink = joining('task-link', { task: ref('task'), other: ref('task'), kind: oneOf(LINK_KINDS) }, {});

/** The bytes live beside the replica, by hash (S12). */
export const attachment = table('attachment', {
  task: ref('task'),
  name: string({ max: 255 }),
  /** Bytes. */
  size: integer({ min: 0 }),
  /** Media type as declared; never trusted when served. */
  type: string({ max: 127 }),
  hash: string({ max: 64 }),
  addedAt: instant(),
  addedBy: ref('member'),
});

export const template = table('template', {
  name: string({ max: 200 }),
  title: string(),
  why: long({ max: 5000 }),
  nextStep: long({ max: 2000 }),
  details: long(),
  role: ref('role'),
  place: ref('place'),
  list: ref('list'),
  /** Days from use to due date. */
  dueIn: integer({ min: 0, max: 3660 }),
  /** Names of tags, titles of checklist items. */
  tags: json(),
  checklist: json(),
});

/** A search one comes back to. Without `owner` it is everybody's. */
export const filter = table('filter', { name: string({ max: 200 }), owner: ref('member'), query: json(), position: string({ max: 200 }) });

/** A recurring task: RFC 5545 rule and first date. Occurrences are tasks; their ids derive from series and date (R4). */
export const series = table('series', { rule: string(), start: date(), stoppedAt: instant() });

/** What came from elsewhere at once. */
export const taskImport = table('import', {
  format: string({ max: 40 }),
  name: string({ max: 255 }),
  at: instant(),
  by: ref('member'),
});
