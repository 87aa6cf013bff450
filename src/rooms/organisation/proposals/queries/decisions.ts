/** The registry of decisions: as a log, one of them whole, all of them to take out. */

import type { Reader } from '../../../../replica/read.ts';
import { boolean, optional, type Row, ref, string } from '../../../../replica/schema.ts';
import { fold } from '../../../fold.ts';
import { query } from '../../../room.ts';
import { countedIn } from '../counting.ts';
import { DOINGS, effectsIn, groundsOf } from '../grounds.ts';
import { numbersOf } from '../numbering.ts';
import { processOf } from '../process.ts';
import { decision, decisionReview, option, proposal } from '../schema.ts';
import { circleNamed, decisionNamed, electedRole, namesOf, roundsOf } from '../shown.ts';
import { roundOf } from '../standing.ts';
import { successors } from '../succession.ts';

type Decision = Row<typeof decision>;

/** The latest first. `text` looks into title, tension, words and number, without minding accents and case. */
export const decisionList = query({
  name: 'decision.list',
  input: { text: optional(string({ max: 200 })), circle: optional(ref('circle')), standing: optional(boolean()), due: optional(boolean()) },
  positional: ['text'],
  shows: ['number', 'title', 'adoptedAt', 'supersededBy'],
  run(read, { text, circle, standing, due }) {
    const numbers = numbersOf(read);
    const after = successors(read);
    const wanted = text === undefined ? undefined : fold(text);
    return read
      .where(decision, circle === undefined ? {} : { circle })
      .sort({ by: 'number', descending: true }, { by: 'adoptedAt', descending: true })
      .all()
      .map((row) => ({
        id: row.id,
        number: numbers.get(row.id) ?? '–',
        title: row.title,
        tension: row.tension,
        process: processOf(row.process),
        circle: circleNamed(read, row.circle),
        adoptedAt: row.adoptedAt,
        supersededBy: decisionNamed(read, after.get(row.id) ?? null),
        reviewOn: reviewsOf(read, row).next,
        words: fold(`${numbers.get(row.id) ?? ''} ${row.title ?? ''} ${row.tension ?? ''} ${row.text ?? ''} ${row.statement ?? ''}`),
      }))
      .filter((row) => wanted === undefined || row.words.includes(wanted))
      .filter((row) => standing === undefined || standing === (row.supersededBy === null))
      .filter((row) => due !== true || (row.supersededBy === null && row.reviewOn !== null && row.reviewOn <= read.today))
      .map(({ words: _, ...row }) => row);
  },
});

export const decisionShow = query({
  name: 'decision.show',
  input: { decision: ref('decision') },
  positional: ['decision'],
  shows: [
    ...['number', 'title', 'tension', 'process', 'adoptedAt', 'adoptedBy', 'circle', 'supersedes', 'supersededBy', 'election', 'candidate'],
    ...['option', 'statement', 'reviewOn', 'text', 'effects', 'counted', 'late', 'reviews'],
  ],
  within: {
    effects: ['command', 'input'],
    counted: ['member', 'position', 'nominee', 'choices', 'reason', 'how'],
    late: ['member', 'position', 'nominee', 'reason'],
    reviews: ['at', 'by', 'note', 'next'],
  },
  says: { position: ['silence'] },
  run(read, { decision: id }) {
    const row = read.row(decision, id);
    return row === undefined ? null : wholeDecision(read, row, read.today);
  },
});

/** Every decision whole, the oldest first: what a folder of them is written from. */
export const decisionAll = query({
  name: 'decision.all',
  input: {},
  run: (read) =>
    read
      .where(decision)
      .sort({ by: 'number' }, { by: 'adoptedAt' })
      .all()
      .map((row) => wholeDecision(read, row, read.today)),
});

/** Since which decision a role, a circle, an agreement or a task is as it is: the first one first. */
export const decisionAbout = query({
  name: 'decision.about',
  input: {
    role: optional(ref('role')),
    circle: optional(ref('circle')),
    agreement: optional(ref('agreement')),
    task: optional(ref('task')),
  },
  shows: ['number', 'title', 'how', 'elected', 'adoptedAt', 'supersededBy'],
  says: { how: DOINGS },
  run: (read, { role, circle, agreement, task }) => {
    const id = role ?? circle ?? agreement ?? task;
    return id === undefined ? [] : groundsOf(read, id);
  },
});

export type WholeDecision = ReturnType<typeof wholeDecision>;

function wholeDecision(read: Reader, row: Decision, today: string) {
  const named = namesOf(read);
  const from = row.proposal === null ? undefined : read.row(proposal, row.proposal);
  const rounds = from === undefined ? [] : roundsOf(read, from, roundOf(read, from, today), named);
  const { counted: _, effects, ...cells } = row;
  const { reviews, next } = reviewsOf(read, row);
  return {
    ...cells,
    process: processOf(row.process),
    circle: circleNamed(read, row.circle),
    number: numbersOf(read).get(row.id) ?? '–',
    adoptedBy: row.adoptedBy === null ? null : named(row.adoptedBy),
    author: from?.createdBy == null ? null : named(from.createdBy),
    candidate: row.process !== 'election' || from?.candidate == null ? null : named(from.candidate),
    election: from === undefined ? null : electedRole(read, from),
    counted: countedIn(row).map((each) => ({
      ...each,
      member: named(each.member),
      nominee: each.nominee === null ? null : named(each.nominee),
      choices: each.choices.map((one) => read.row(option, one)?.title ?? '–'),
    })),
    late: rounds.flatMap(({ voices }) => voices.filter(({ isLate }) => isLate)),
    effects: effectsIn(effects),
    supersedes: decisionNamed(read, row.supersedes),
    supersededBy: decisionNamed(read, successors(read).get(row.id) ?? null),
    reviews: reviews.map(({ id, at, by, note, next }) => ({ id, at, by: by === null ? null : named(by), note, next })),
    reviewOn: next,
  };
}

/** When it was looked at again, and when it will be. */
function reviewsOf(read: Reader, { id, reviewOn }: Pick<Decision, 'id' | 'reviewOn'>) {
  const reviews = read.where(decisionReview, { decision: id }).sort({ by: 'at' }).all();
  const last = reviews.at(-1);
  return { reviews, next: last === undefined ? reviewOn : last.next };
}
