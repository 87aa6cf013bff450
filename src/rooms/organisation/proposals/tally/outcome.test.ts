import { describe, expect, test } from 'vitest';
import { choicesOf, outcomeOfVote } from './outcome.ts';

const says = (position: 'for' | 'against' | 'abstain') => ({ position, choices: null });
const chooses = (...choices: string[]) => ({ position: 'choice' as const, choices });

describe('a vote', () => {
  test('by majority carries when more are for than against, whoever abstains', () => {
    const two = [says('for'), says('for'), says('against'), says('abstain'), says('abstain')];
    expect(outcomeOfVote('majority', [], two)).toMatchObject({ isCarried: true, votes: { for: 2, against: 1, abstain: 2 } });
    expect(outcomeOfVote('majority', [], [says('for'), says('against')]).isCarried).toBe(false);
    expect(outcomeOfVote('majority', [], []).isCarried).toBe(false);
  });

  test('by approval chooses what most approve of, and tells a tie', () => {
    const options = ['x', 'y', 'z'];
    expect(outcomeOfVote('approval', options, [chooses('x', 'y'), chooses('y'), chooses('z')]).winners).toEqual(['y']);
    expect(outcomeOfVote('approval', options, [chooses('x'), chooses('z')]).winners).toEqual(['x', 'z']);
    expect(outcomeOfVote('approval', options, [says('abstain')]).isCarried).toBe(false);
  });

  test('by ranking needs no first choice to win: the one whom all can live with does', () => {
    const all = [
      ...Array(4).fill(chooses('x', 'y', 'z')),
      ...Array(3).fill(chooses('z', 'y', 'x')),
      ...Array(2).fill(chooses('y', 'z', 'x')),
    ];
    expect(outcomeOfVote('ranked', ['x', 'y', 'z'], all).winners).toEqual(['y']);
  });

  test('reads ballots as merging left them: unknown options and repetitions do not count', () => {
    expect(choicesOf(['x', 'x', 'gone', 7, null], ['x', 'y'])).toEqual(['x']);
    expect(choicesOf('x', ['x'])).toEqual([]);
    expect(outcomeOfVote('approval', ['x'], [{ position: 'choice', choices: { x: true } }]).winners).toEqual([]);
  });
});
