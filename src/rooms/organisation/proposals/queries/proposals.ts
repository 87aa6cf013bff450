/** Proposals: what waits for me, what is open, one of them whole. */

import { boolean, optional, ref } from '../../../../replica/schema.ts';
import { query } from '../../../room.ts';
import { namedIn } from '../concerned.ts';
import { effectsOf, inputOf } from '../effects.ts';
import { processOf, rulesOf } from '../process.ts';
import { option, proposal } from '../schema.ts';
import { decisionNamed, electedRole, leaderNamed, lineOf, namesOf, roundsOf } from '../shown.ts';
import { EXPECTATIONS, OUTCOMES, roundOf } from '../standing.ts';
import { outcomeOfVote } from '../tally/outcome.ts';
import { decisionId } from '../under-way.ts';

const VOICE = ['member', 'position', 'nominee', 'choices', 'reason', 'alternative', 'how'] as const;

/** Open ones, those that wait for the reader first, then by deadline; with `closed`, those that ended, the latest first. */
export const proposalList = query({
  name: 'proposal.list',
  input: { closed: optional(boolean()), mine: optional(boolean()) },
  shows: ['title', 'process', 'stage', 'outcome', 'deadline', 'awaiting'],
  says: { outcome: OUTCOMES, awaiting: EXPECTATIONS },
  run(read, { closed = false, mine = false }) {
    const named = namesOf(read);
    const rows = read.where(proposal).sort({ by: 'createdAt', descending: true }).all();
    const lines = rows.map((row) => lineOf(read, row, named)).filter(({ outcome }) => (outcome === 'open') !== closed);
    if (closed) return lines;
    const found = mine ? lines.filter(({ awaiting }) => awaiting !== null) : lines;
    const day = ({ deadline }: (typeof found)[number]): string => deadline ?? '9999';
    return found.sort((a, b) => Number(a.awaiting === null) - Number(b.awaiting === null) || (day(a) < day(b) ? -1 : 1));
  },
});

/** Everything of one proposal but its history. */
export const proposalShow = query({
  name: 'proposal.show',
  input: { proposal: ref('proposal') },
  positional: ['proposal'],
  shows: [
    ...['title', 'tension', 'process', 'circle', 'election', 'until', 'candidate', 'outcome', 'closing', 'decision', 'supersedes'],
    ...['stage', 'deadline', 'awaiting', 'leader', 'concerned', 'unheard', 'silence', 'reviewOn', 'body', 'options', 'effects', 'rounds'],
  ],
  within: { effects: ['command', 'input'], rounds: ['stage'], voices: VOICE },
  says: { outcome: OUTCOMES, awaiting: EXPECTATIONS },
  run(read, { proposal: id }) {
    const row = read.row(proposal, id);
    if (row === undefined) return null;
    const named = namesOf(read);
    const { body: _, ...cells } = row;
    const round = roundOf(read, row, read.today);
    const options = read.where(option, { proposal: id }).sort({ by: 'at' }).all();
    const votes = round.voices.filter((each) => each.member !== null && round.concerned.includes(each.member));
    const tally = outcomeOfVote(
      processOf(row.process),
      options.map((each) => each.id),
      votes,
    );
    return {
      ...cells,
      ...lineOf(read, row, named),
      body: read.text(proposal, id, 'body'),
      silence: rulesOf(row.process).silence && row.silenceConsents === true,
      facilitator: row.facilitator === null ? null : named(row.facilitator),
      leader: leaderNamed(read, row, named),
      candidate: row.candidate === null ? null : named(row.candidate),
      election: electedRole(read, row),
      named: namedIn(read, id).map(named),
      concerned: round.concerned.map(named),
      turn: round.turn,
      unheard: round.unheard.map(named),
      isOver: round.isOver,
      isComplete: round.isComplete,
      rounds: roundsOf(read, row, round, named, read.me),
      options: options.map(({ id, title }) => ({ id, title })),
      /** Only once everybody was heard: nobody votes with the tide. */
      tally: round.stage === 'vote' && (round.isComplete || decisionNamed(read, decisionId(id)) !== null) ? tally : null,
      effects: effectsOf(read, id).map((each) => ({ id: each.id, command: each.command, input: inputOf(each.input), option: each.option })),
      decision: decisionNamed(read, decisionId(id)),
      supersedes: decisionNamed(read, row.supersedes),
    };
  },
});
