import { ed25519 } from '@noble/curves/ed25519.js';
import { expect, test } from 'vitest';
import { wallClock } from '../../kernel/zones.ts';
import { deriveId } from '../../replica/ids.ts';
import { instantOf } from '../../replica/stamp.ts';
import { yjsText } from '../../replica/text.ts';
import { agreementSignature, agreementVersion, checkAll, type Keys } from '../../rooms/organisation/index.ts';
import { member } from '../../rooms/people/index.ts';
import { registry } from '../../rooms/registry.ts';
import { Device } from '../../rooms/testing/device.ts';
import { NaiveReplica } from '../../rooms/testing/naive-reader.ts';
import { makeDemo, PEOPLE } from './index.ts';
import { ENDED, OPEN } from './matters.ts';

const members = PEOPLE.map(({ name }) => {
  const secretKey = new Uint8Array(32).fill([...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 251);
  return {
    member: deriveId('member', name),
    device: deriveId('device', name),
    key: ed25519.getPublicKey(secretKey),
    sign: (message: Uint8Array) => ed25519.sign(message, secretKey),
  };
});
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

test('no word is left unfilled, French contracts its articles and elides before a vowel', () => {
  const texts = makeDemo({ members, until, tasks: 400 }).flatMap(({ writes }) => writes.map(({ value }) => String(value)));
  expect(texts.filter((text) => /[{}]|(?<=^|\s)(de|à) les? [a-z]|(?<=^|\s)de [aeiouéê]/.test(text) && !/^[[{]/.test(text))).toEqual([]);
});

test('what it agreed on leaves nothing of the starting texts unwritten', () => {
  const device = new Device(registry, 'a visitor', 'a visitor’s device', yjsText);
  device.receive(makeDemo({ members, until, tasks: 20 }));
  const all = device.ask('agreement.list', {}) as readonly { readonly id: string }[];
  expect(all.length).toBeGreaterThan(4);
  for (const { id } of all) expect(JSON.stringify(device.ask('agreement.show', { agreement: id }))).not.toContain('…');
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

test('[G6] its agreements are signed with the keys of its own devices', async () => {
  const replica = new NaiveReplica();
  replica.apply(makeDemo({ members, until, tasks: 20 }));
  const [versions, signatures, people] = [agreementVersion, agreementSignature, member].map((table) => replica.where(table).all());
  const holders = new Map(members.map((one) => [one.device, { member: one.member, key: one.key }]));
  const keys: Keys = {
    keyHolder: async (device) => holders.get(device),
    verify: async (key, message, signature) => ed25519.verify(signature, message, key),
  };
  const checked = await checkAll({ versions: versions ?? [], signatures: signatures ?? [], members: people ?? [] }, keys);
  expect(checked.map(({ title, number }) => `${title} ${number}`)).toContain('Charte de la coopérative 2');
  expect(checked.filter(({ wholeness }) => wholeness !== 'whole')).toEqual([]);
  const verdicts = checked.flatMap((one) => one.signatures.map(({ verdict }) => verdict));
  expect(verdicts.length).toBeGreaterThan(25);
  expect(new Set(verdicts)).toEqual(new Set(['right']));
});
