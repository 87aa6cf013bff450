import { expect, test } from 'vitest';
import { step } from './roving.ts';

test('arrows go round, Home and End leap, other keys do nothing', () => {
  expect([
    step('ArrowRight', 2, 3),
    step('ArrowLeft', 0, 3),
    step('Home', 2, 3),
    step('End', 0, 3),
    step('a', 0, 3),
    step('Home', 0, 0),
  ]).toEqual([0, 2, 0, 2, -1, -1]);
});
