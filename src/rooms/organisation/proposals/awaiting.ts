/** The proposals that wait for something from the reader, with why it is they. */

import type { QueryContext } from '../../room.ts';
import { namedIn } from './concerned.ts';
import { proposal, type Stage } from './schema.ts';
import { type Expectation, expectationOf, type Proposal, stageOf } from './standing.ts';

export interface AwaitingVoice {
  readonly row: Proposal;
  readonly awaiting: Expectation;
  readonly round: Stage;
  /** Asked by name. */
  readonly named: boolean;
}

/** One's own drafts wait for nobody else: they are not among them. */
export const awaitingVoices = (read: QueryContext): readonly AwaitingVoice[] =>
  read
    .where(proposal, { closed: null })
    .all()
    .flatMap((row) => {
      const awaiting = expectationOf(read, row, read.me, read.today);
      if (awaiting === undefined || awaiting === 'open') return [];
      return [{ row, awaiting, round: stageOf(row), named: namedIn(read, row.id).includes(read.me) }];
    });
