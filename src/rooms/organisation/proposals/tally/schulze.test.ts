/** The laws of ranked voting, on any ballots. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Ranking, schulze } from './schulze.ts';

const OPTIONS = ['a', 'b', 'c', 'd'];
const ballot = fc.shuffledSubarray(OPTIONS, { minLength: 1 });
const ballots = fc.array(ballot, { minLength: 1, maxLength: 9 });

const winners = (all: readonly Ranking[], options: readonly string[] = OPTIONS) => [...schulze(options, all).winners].sort();
const repeated = (ranking: string, times: number): Ranking[] => Array.from({ length: times }, () => [...ranking]);

describe('the Schulze method', () => {
  test('finds the winner of the example its author gives', () => {
    const all = [
      ...[repeated('acbed', 5), repeated('adecb', 5), repeated('bedac', 8), repeated('cabed', 3)].flat(),
      ...[repeated('caebd', 7), repeated('cbade', 2), repeated('dceba', 7), repeated('ebadc', 8)].flat(),
    ];
    expect(winners(all, ['a', 'b', 'c', 'd', 'e'])).toEqual(['e']);
  });

  test('chooses whoever would win every duel', () => {
    fc.assert(
      fc.property(ballots, (all) => {
        const { duels } = schulze(OPTIONS, all);
        const beatsAll = OPTIONS.filter((_, i) => OPTIONS.every((_, j) => i === j || (duels[i]?.[j] ?? 0) > (duels[j]?.[i] ?? 0)));
        if (beatsAll.length === 1) expect(winners(all)).toEqual(beatsAll);
      }),
    );
  });

  test('always leaves somebody unbeaten, whichever way ballots and options are listed', () => {
    fc.assert(
      fc.property(ballots, fc.shuffledSubarray(OPTIONS, { minLength: 4 }), (all, listed) => {
        expect(winners(all).length).toBeGreaterThan(0);
        expect(winners([...all].reverse(), listed)).toEqual(winners(all));
      }),
    );
  });

  test('never takes the win from an option that a ballot moves up', () => {
    fc.assert(
      fc.property(ballots, fc.nat(), (all, at) => {
        const before = winners(all);
        const [winner] = before;
        if (before.length !== 1 || winner === undefined) return;
        const raised = all.map((one, index) => (index === at % all.length ? [winner, ...one.filter((each) => each !== winner)] : one));
        expect(winners(raised)).toEqual([winner]);
      }),
    );
  });

  test('does not let an only winner win again when every ballot is turned round', () => {
    fc.assert(
      fc.property(fc.array(fc.shuffledSubarray(OPTIONS, { minLength: 4 }), { minLength: 1, maxLength: 9 }), (all) => {
        const [winner, ...others] = winners(all);
        if (others.length > 0) return;
        const turned = winners(all.map((one) => [...one].reverse()));
        expect(turned).not.toEqual([winner]);
      }),
    );
  });

  test('is not swayed by a twin: with a copy of an option beside it, the same options win otherwise', () => {
    const complete = fc.array(fc.shuffledSubarray(OPTIONS, { minLength: 4 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(complete, (all) => {
        const twinned = all.map((one) => one.flatMap((each) => (each === 'a' ? ['a', 'a2'] : [each])));
        const before = winners(all);
        const after = winners(twinned, [...OPTIONS, 'a2']);
        expect(after.filter((each) => !each.startsWith('a'))).toEqual(before.filter((each) => each !== 'a'));
        expect(after.some((each) => each.startsWith('a'))).toBe(before.includes('a'));
      }),
    );
  });
});
