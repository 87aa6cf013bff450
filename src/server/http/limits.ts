/** Rate limits, in this process's memory: by address where nobody is known yet, by member after that, by account for guesses. */

import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { failed, ok, type Result } from '../../kernel/result.ts';

/** `points` uses of something in `seconds`. */
export interface Limit {
  readonly points: number;
  readonly seconds: number;
}

export const defaultLimits = {
  /** Any request, by address: an office behind one address fits in. */
  request: { points: 6000, seconds: 60 },
  /** Sign-in attempts by address. */
  signIn: { points: 60, seconds: 300 },
  /** Wrong passwords for one account from one address, and from everywhere. */
  guess: { points: 10, seconds: 900 },
  guessAnywhere: { points: 100, seconds: 900 },
  /** Links looked at or used, by address. */
  link: { points: 60, seconds: 300 },
  /** Addresses that a member names: each is sent a mail. */
  mail: { points: 5, seconds: 3600 },
  /** What a member asks of the API. */
  api: { points: 1200, seconds: 60 },
  /** Links, credentials and other things a member makes rarely. */
  make: { points: 60, seconds: 600 },
  /** Requests of sync over plain HTTP, by member. */
  sync: { points: 6000, seconds: 60 },
  /** Pages of requests looked at, by address. */
  portal: { points: 600, seconds: 300 },
  /** What people without an account send, by address and by page: a school fits in. */
  portalAsk: { points: 30, seconds: 600 },
  portalPage: { points: 200, seconds: 86_400 },
  /** Calendars read, by address; and each of them, since programs ask often for what changes seldom. */
  feed: { points: 600, seconds: 300 },
  feedRead: { points: 120, seconds: 3600 },
  /** Addresses that a member has the server read. */
  outbound: { points: 20, seconds: 600 },
  /** Attempts to open a socket or stream, by address [A21]. */
  connect: { points: 600, seconds: 60 },
} satisfies Record<string, Limit>;

export type LimitName = keyof typeof defaultLimits;

export interface Limits {
  /** Uses one up; a problem with the seconds to wait when none is left. */
  use(name: LimitName, key: string): Promise<Result<true>>;
  /** Forgets what was used, after a success. */
  forget(name: LimitName, key: string): Promise<void>;
}

export function createLimits(changed: Partial<Record<LimitName, Limit>> = {}): Limits {
  const limiters = new Map<LimitName, RateLimiterMemory>();
  for (const [name, limit] of Object.entries({ ...defaultLimits, ...changed })) {
    if (isLimitName(name)) limiters.set(name, new RateLimiterMemory({ points: limit.points, duration: limit.seconds }));
  }
  return {
    async use(name, key) {
      try {
        await limiters.get(name)?.consume(key);
        return ok(true);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return failed('limit.rate', { seconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) });
      }
    },
    async forget(name, key) {
      await limiters.get(name)?.delete(key);
    },
  };
}

const isLimitName = (name: string): name is LimitName => name in defaultLimits;
