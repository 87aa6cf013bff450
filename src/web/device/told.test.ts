import { describe, expect, test } from 'vitest';
import { storeProblem, toldOf } from './told.ts';

describe('what a person is told of a device', () => {
  test('[F16] a full disk, in the words of a browser', () => {
    expect(toldOf({ code: 'store-full' })).toEqual({ code: 'web-store-full' });
    expect(storeProblem('full')).toEqual({ code: 'web-store-full' });
  });
  test('[F01] a wrong clock, with how wrong it is', () => {
    for (const code of ['clock-ahead', 'clock-behind'])
      expect(toldOf({ code, params: { minutes: 60 } })).toEqual({ code, params: { minutes: 60 } });
  });
  test('refusals, once and for all their reasons', () => {
    for (const code of ['refused-removed', 'changes-refused']) expect(toldOf({ code })).toEqual({ code: 'web-refused' });
  });
  test('not what passes by itself: a hub that was slow, a network that is away', () => {
    for (const code of ['not-a-hub', 'hub-silent', 'network.unreachable']) expect(toldOf({ code })).toBeUndefined();
  });
  test('a failure of a newer store is still told', () => {
    expect(storeProblem('strange')).toEqual({ code: 'web-store-unavailable' });
  });
});
