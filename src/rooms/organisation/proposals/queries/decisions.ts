/** The registry of decisions: as a log, one of them whole, all of them to take out. */

import type { Id } from '../../../../kernel/ids.ts';
import type { Reader } from '../../../../replica/read.ts';
import { boolean, type Json, optional, type Row, ref, string } from '../../../../replica/schema.ts';
import { fold } from '../../../fold.ts';
import { query } from '../../../room.ts';
import { countedIn } from '../counting.ts';
import { numbersOf } from '../numbering.ts';
import { processOf } from '../process.ts';
import { decision, decisionReview, option, proposal } from '../schema.ts';
import { circleNamed, decisionNamed, namesOf, roundsOf } from '../shown.ts';
import { roundOf } from '../standing.ts';

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
    role: row.process === 'election' ? (from?.role ?? null) : null,
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

/** The decision that takes each one's place: the first adopted, when two were made apart. */
function successors(read: Reader): ReadonlyMap<Id, Id> {
  const found = new Map<Id, Id>();
  for (const { id, supersedes } of read.where(decision).sort({ by: 'adoptedAt' }).all())
    if (supersedes !== null && supersedes !== id && !found.has(supersedes)) found.set(supersedes, id);
  return found;
}

/** When it was looked at again, and when it will be. */
function reviewsOf(read: Reader, { id, reviewOn }: Pick<Decision, 'id' | 'reviewOn'>) {
  const reviews = read.where(decisionReview, { decision: id }).sort({ by: 'at' }).all();
  const last = reviews.at(-1);
  return { reviews, next: last === undefined ? reviewOn : last.next };
}

function effectsIn(effects: Json): readonly { readonly command: string; readonly input: Json }[] {
  if (!Array.isArray(effects)) return [];
  return (effects as readonly Json[]).flatMap((each) => {
    if (each === null || typeof each !== 'object' || Array.isArray(each)) return [];
    const { command, input } = each as { readonly [key: string]: Json };
    return typeof command === 'string' ? [{ command, input: input ?? {} }] : [];
  });
}
