/** The judgement of a run: what every client noted, and what all see once the faults are over. */

import type { History, Seen } from '../history.ts';
import { checkSessions, ranksOf } from './sessions.ts';
import type { Violation } from './violation.ts';
import { writesOf } from './writes.ts';

export type { Violation } from './violation.ts';

/** What somebody sees at the end; the server itself is seen through a device that joins last. */
export interface Final {
  readonly client: number;
  readonly seen: Seen;
}

export function checkRun(histories: readonly History[], finals: readonly Final[]): readonly Violation[] {
  const writes = writesOf(histories);
  const { violations, lasting } = checkSessions(histories, writes);
  const found = [...violations];
  const [first] = finals;
  for (const { client, seen } of finals) {
    const differs = seen.findIndex((value, cell) => value !== first?.seen[cell]);
    if (differs >= 0) {
      const others = `${first?.seen[differs]} at ${first?.client}`;
      found.push({ guarantee: 'convergence', client, says: `cell ${differs} holds ${seen[differs]}, but ${others}` });
    }
    const ranks = ranksOf(seen, writes);
    const lost = lasting.missedBy(ranks);
    if (lost !== undefined)
      found.push({ guarantee: 'nothing-lost', client, says: `cell ${lost} holds ${seen[lost]}, older than what was safe` });
  }
  return found;
}
