/**
 * Goes through what each client noted and demands the session guarantees of every moment at which it looked. A session is one
 * process; of a process that was killed, what was saved still binds the next one on the same store.
 */

import { valueBy } from '../cells.ts';
import type { History, Seen } from '../history.ts';
import { Floor } from './floor.ts';
import type { Guarantee, Violation } from './violation.ts';
import { NOTHING, type Write, type Writes } from './writes.ts';

/** What a client may rely on at some moment: its own writes, and what it saw. */
interface Known {
  readonly own: Floor;
  readonly seen: Floor;
}

/** What the author of a write relied on when making it. */
type Grounds = ReadonlyMap<string, Known>;

export interface Findings {
  readonly violations: readonly Violation[];
  /** What must be there at the end, whatever befalls anybody. */
  readonly lasting: Floor;
}

export function checkSessions(histories: readonly History[], writes: Writes): Findings {
  const grounds = new Map<string, Known>();
  for (const history of histories) [...follow(history, writes, grounds)].at(-1);
  const violations: Violation[] = [];
  const lasting = new Floor();
  for (const history of histories) {
    for (const { known, ranks, shown } of follow(history, writes, undefined, lasting)) {
      const complain = (guarantee: Guarantee, says: string): void => void violations.push({ guarantee, client: history.client, says });
      for (const value of shown.unknown) complain('no-invention', `shows ${value}, which nobody wrote`);
      const own = known.own.missedBy(ranks);
      if (own !== undefined) complain('read-your-writes', `cell ${own} shows less than was written here`);
      const before = known.seen.missedBy(ranks);
      if (before !== undefined) complain('monotonic-reads', `cell ${before} shows less than it showed before`);
      for (const write of shown.writes) checkWrite(write, ranks, grounds, complain);
    }
  }
  return { violations, lasting };
}

/** What follows from seeing a write: all of it, what its author wrote before, and what its author had seen. */
function checkWrite(write: Write, ranks: Int32Array, grounds: Grounds, complain: (guarantee: Guarantee, says: string) => void): void {
  const torn = write.cells.find((cell) => (ranks[cell] ?? NOTHING) < write.rank);
  if (torn !== undefined) complain('atomic', `${write.value} is seen, but not in cell ${torn}`);
  const known = grounds.get(write.value);
  const earlier = known?.own.missedBy(ranks);
  if (earlier !== undefined) complain('monotonic-writes', `${write.value} is seen, but not what was written before it in cell ${earlier}`);
  const ground = known?.seen.missedBy(ranks);
  if (ground !== undefined) complain('writes-follow-reads', `${write.value} is seen, but not what its author had seen in cell ${ground}`);
}

interface Look {
  readonly known: Known;
  readonly ranks: Int32Array;
  readonly shown: Shown;
}

/** Each moment at which the client looked, with what it knew before. Notes the grounds of writes, and what will last. */
function* follow(history: History, writes: Writes, grounds?: Map<string, Known>, lasting?: Floor): Generator<Look> {
  let known: Known = { own: new Floor(), seen: new Floor() };
  let saved: Marked = { ...known, n: 0 };
  let last = 0;
  /** Own writes that no acknowledgement covers yet. */
  const waiting = new Map<number, Write>();
  const marks = new Map<number, Marked>();
  for (const note of history.notes) {
    switch (note.note) {
      case 'open':
        known = { own: saved.own.copy(), seen: saved.seen.copy() };
        // What was not saved when the process ended may be gone, and no later acknowledgement speaks of it.
        for (const n of waiting.keys()) if (n > saved.n) waiting.delete(n);
        marks.clear();
        break;
      case 'write': {
        const write = writes.get(valueBy(history.client, note.n));
        if (write === undefined) break;
        grounds?.set(write.value, { own: known.own.copy(), seen: known.seen.copy() });
        known.own.raiseBy(write);
        waiting.set(note.n, write);
        last = note.n;
        break;
      }
      case 'mark':
        marks.set(note.mark, { own: known.own.copy(), seen: known.seen.copy(), n: last });
        break;
      case 'saved':
        saved = marks.get(note.mark) ?? saved;
        lasting?.raiseTo(saved.own);
        break;
      case 'shared':
        for (const [n, write] of waiting) {
          if (n > note.n) continue;
          lasting?.raiseBy(write);
          waiting.delete(n);
        }
        break;
      case 'read': {
        const shown = show(note.seen, writes);
        const ranks = ranksOf(note.seen, writes);
        yield { known, ranks, shown };
        for (let cell = 0; cell < ranks.length; cell++) known.seen.raise(cell, ranks[cell] ?? NOTHING);
        // What comes from another was accepted, so it is durable.
        for (const write of shown.writes) if (write.client !== history.client) lasting?.raiseBy(write);
      }
    }
  }
}

/** What was known when saving was asked for, and the last write made by then. */
interface Marked extends Known {
  readonly n: number;
}

interface Shown {
  readonly writes: ReadonlySet<Write>;
  readonly unknown: readonly string[];
}

function show(seen: Seen, writes: Writes): Shown {
  const found = new Set<Write>();
  const unknown: string[] = [];
  for (const [cell, value] of seen.entries()) {
    if (value === null) continue;
    const write = writes.get(value);
    if (write === undefined || !write.cells.includes(cell)) unknown.push(value);
    else found.add(write);
  }
  return { writes: found, unknown };
}

export function ranksOf(seen: Seen, writes: Writes): Int32Array {
  return Int32Array.from(seen, (value) => (value === null ? NOTHING : (writes.get(value)?.rank ?? NOTHING)));
}
