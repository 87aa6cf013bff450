import { expect, test } from 'vitest';
import { wallClock } from '../../kernel/zones.ts';
import { deriveId } from '../../replica/ids.ts';
import { instantOf } from '../../replica/stamp.ts';
import { yjsText } from '../../replica/text.ts';
import { registry } from '../../rooms/registry.ts';
import { Device } from '../../rooms/testing/device.ts';
import { makeDemo, PEOPLE } from './index.ts';
import { ENDED, OPEN } from './matters.ts';

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
  expect(texts.filter((text) => /[{}]|\b(de|à) les? [a-z]/.test(text) && !/^[[{]/.test(text))).toEqual([]);
});

test('what it decides goes through: each matter ends as it is told, and those at the end of the year are open', () => {
  const device = new Device(registry, 'a visitor', 'a visitor’s device', yjsText);
  device.receive(makeDemo({ members, until, tasks: 20 }));
  const titles = (rows: unknown) => (rows as readonly { readonly title: string }[]).map(({ title }) => title).sort();
  const told = (ends: string | undefined) =>
    [...ENDED, ...OPEN]
      .filter((matter) => matter.ends === ends)
      .map(({ title }) => title)
      .sort();
  expect(titles(device.ask('decision.list'))).toEqual(told('adopted'));
  expect(titles(device.ask('proposal.list'))).toEqual(told(undefined));
  expect(device.ask('decision.list', { standing: true })).toHaveLength(told('adopted').length - 1);
});
