import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kept } from './retention.ts';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 22, 3);

describe('the backups that are kept', () => {
  it('are, of one a day for two years, a week of days, some weeks and a year of months', () => {
    const daily = Array.from({ length: 730 }, (_, days) => now - days * DAY);
    const keep = kept(daily, now);
    expect(keep.size).toBeGreaterThanOrEqual(7 + 3 + 10);
    expect(keep.size).toBeLessThanOrEqual(8 + 6 + 13);
    for (let days = 0; days < 7; days++) expect(keep.has(now - days * DAY)).toBe(true);
    expect(Math.min(...keep)).toBeGreaterThan(now - 400 * DAY);
  });

  it('always hold the newest, are some of those there are, and stay the same when thinned out again', () => {
    const instants = fc.uniqueArray(fc.integer({ min: 0, max: 3 * 365 * 24 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(instants, (hours) => {
        const made = hours.map((hour) => now - hour * 3_600_000);
        const keep = kept(made, now);
        expect(keep.has(Math.max(...made))).toBe(true);
        for (const instant of keep) expect(made).toContain(instant);
        expect(kept([...keep], now)).toEqual(keep);
      }),
    );
  });
});
