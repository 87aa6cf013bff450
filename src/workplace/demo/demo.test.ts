import { expect, test } from 'vitest';
import { wallClock } from '../../kernel/zones.ts';
import { deriveId } from '../../replica/ids.ts';
import { instantOf } from '../../replica/stamp.ts';
import { makeDemo, PEOPLE } from './index.ts';

const members = PEOPLE.map(({ name }) => ({ member: deriveId('member', name), device: deriveId('device', name) }));
const until = Date.UTC(2026, 10, 22, 12);

test('the same seed and day give the same history, another seed another one', () => {
  const [once, again, other] = [7, 7, 8].map((seed) => makeDemo({ members, until, tasks: 60, seed }));
  expect(again).toEqual(once);
  expect(other).not.toEqual(once);
});

test('every change follows its device’s chain, in time, at hours when people work', () => {
  const changes = makeDemo({ members, until, tasks: 200 });
  const seqs = new Map<string, number>();
  let last = -1;
  for (const { device, seq, stamp, command } of changes) {
    expect(seq).toBe((seqs.get(device) ?? 0) + 1);
    expect(stamp).toBeGreaterThan(last);
    seqs.set(device, seq);
    last = stamp;
    const hour = wallClock(instantOf(stamp), 'Europe/Paris').time / 3_600_000;
    if (command.startsWith('task.')) expect([hour >= 7.9, hour < 19]).toEqual([true, true]);
  }
  expect(instantOf(last)).toBeLessThan(until);
});

test('no word is left unfilled and French contracts its articles', () => {
  const texts = makeDemo({ members, until, tasks: 400 }).flatMap(({ writes }) => writes.map(({ value }) => String(value)));
  expect(texts.filter((text) => /[{}]|\b(de|à) les? [a-z]/.test(text) && !text.startsWith('['))).toEqual([]);
});
