/** The relay line: who held a task when, where the baton passed and with what note, where nobody had it. */

import type { Id } from '../../kernel/ids.ts';
import type { Reader } from '../../replica/read.ts';
import { departed, member } from '../people/index.ts';
import { type HandOverView, handOversShown } from './hand-overs.ts';
import { type Named, namesOf } from './rows.ts';
import { handOver, holding, task } from './schema.ts';
import { isLive } from './standing.ts';

/** All instants in ms since 1970. */
export interface RelayBand {
  readonly holder: Named;
  readonly from: number;
  /** Null while it lasts. */
  readonly until: number | null;
  readonly ended: 'released' | 'handed-over' | 'left' | 'closed' | null;
  /** What the holder left behind when releasing. */
  readonly note: string | null;
  /** The hand-over it began with, drawn where this band overlaps the giver's. */
  readonly handOver: Id | null;
}

export interface RelayLine {
  readonly from: number;
  /** When the task was done or dropped, else null: the line goes on. */
  readonly until: number | null;
  /** By beginning. */
  readonly bands: readonly RelayBand[];
  /** Stretches in which nobody held it; the last may have no end. */
  readonly gaps: readonly { readonly from: number; readonly until: number | null }[];
  /** Every offer, accepted or not, by time. */
  readonly handOvers: readonly HandOverView[];
  readonly nextStep: string | null;
}

export function relayOf(read: Reader, id: Id): RelayLine | undefined {
  const row = read.row(task, id);
  if (row === undefined) return undefined;
  const closed = isLive(row.state) ? null : row.doneAt;
  const named = namesOf(read);
  const gone = departed(read);
  const bands = read
    .where(holding, { task: id })
    .all()
    .flatMap((stretch): RelayBand[] => {
      if (stretch.member === null || stretch.from === null) return [];
      const left = gone.has(stretch.member) ? (read.row(member, stretch.member)?.left ?? null) : null;
      const own = stretch.until === null ? null : { at: stretch.until, ended: stretch.ended ?? ('released' as const) };
      const end = [
        own,
        left === null ? null : { at: left, ended: 'left' as const },
        closed === null ? null : { at: closed, ended: 'closed' as const },
      ]
        .filter((one) => one !== null)
        .reduce<{ at: number; ended: RelayBand['ended'] } | null>(
          (first, one) => (first === null || one.at < first.at ? one : first),
          null,
        );
      const until = end === null ? null : Math.max(end.at, stretch.from);
      const { note, handOver: began } = stretch;
      return [{ holder: named(stretch.member), from: stretch.from, until, ended: end?.ended ?? null, note, handOver: began }];
    })
    .sort((a, b) => a.from - b.from || (a.holder.id < b.holder.id ? -1 : 1));
  const handOvers = handOversShown(read, read.where(handOver, { task: id }).sort({ by: 'offeredAt' }).all()).map(({ view }) => view);
  const from = Math.min(row.createdAt ?? Number.POSITIVE_INFINITY, bands[0]?.from ?? Number.POSITIVE_INFINITY);
  const start = Number.isFinite(from) ? from : 0;
  return { from: start, until: closed, bands, gaps: gapsBetween(start, closed, bands), handOvers, nextStep: row.nextStep };
}

/** What `bands`, sorted by beginning, leave open between the beginning and the end of the line. */
function gapsBetween(start: number, end: number | null, bands: readonly RelayBand[]): readonly { from: number; until: number | null }[] {
  const gaps: { from: number; until: number | null }[] = [];
  let covered: number | null = start;
  for (const band of bands) {
    if (covered === null) break;
    if (band.from > covered) gaps.push({ from: covered, until: band.from });
    covered = band.until === null ? null : Math.max(covered, band.until);
  }
  if (covered !== null && (end === null || covered < end)) gaps.push({ from: covered, until: end });
  return gaps;
}
