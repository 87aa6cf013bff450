/**
 * Hybrid logical clock in one safe integer: milliseconds since 2024-01-01T00:00Z × 4096 + counter (C1–C4).
 * Pure functions over a stamp; who holds the last stamp is the replica.
 */

export type Stamp = number;

/** 2024-01-01T00:00:00Z in ms since 1970. */
export const STAMP_EPOCH = 1_704_067_200_000;
const COUNTERS = 4096;

/** The hub refuses a stamp further ahead of its clock than this (C3), in ms. */
const FUTURE_LIMIT = 60_000;

/** The earliest stamp of an instant in ms since 1970; instants before 2024 count as 2024. */
export const stampAt = (instant: number): Stamp => Math.max(0, Math.floor(instant) - STAMP_EPOCH) * COUNTERS;

/** The instant, in ms since 1970, that a stamp carries. */
export const instantOf = (stamp: Stamp): number => Math.floor(stamp / COUNTERS) + STAMP_EPOCH;

/** Milliseconds since 2024, and the counter within them. */
export const splitStamp = (stamp: Stamp): { ms: number; counter: number } => ({
  ms: Math.floor(stamp / COUNTERS),
  counter: stamp % COUNTERS,
});

export const joinStamp = (ms: number, counter: number): Stamp => ms * COUNTERS + counter;

/** A stamp for a new change at `instant`: after `last` whatever the clock says (C1). A full counter runs into the next ms. */
export const nextStamp = (last: Stamp, instant: number): Stamp => Math.max(last + 1, stampAt(instant));

/** True when a stamp lies further ahead of `instant` than the hub accepts (C3). */
export const isFromFuture = (stamp: Stamp, instant: number): boolean => instantOf(stamp) > instant + FUTURE_LIMIT;
