/** A command that wants a signature gets it from the person's own device, and from nowhere else. */
import { describe, expect, test } from 'vitest';
import { utf8 } from '../kernel/bytes.ts';
import { failed, ok } from '../kernel/result.ts';
import { ref } from '../replica/schema.ts';
import { createRegistry } from './create-registry.ts';
import { member, people } from './people/index.ts';
import { command, room } from './room.ts';
import { runCommand } from './run.ts';
import { Device, seededRandom } from './testing/device.ts';

const oath = command({
  name: 'oath.swear',
  input: { member: ref('member') },
  signs: (read, { member: id }) => ok(utf8(`oath ${read.row(member, id)?.name}`)),
  run: (tx) => (tx.signed === undefined ? failed('signing-elsewhere') : ok({ data: tx.signed.device })),
});
const registry = createRegistry([people, room({ name: 'oaths', tables: [], commands: [oath], queries: [], messages: { en: {}, fr: {} } })]);

describe('a command that wants a signature', () => {
  const ana = new Device(registry, 'ana');
  ana.do('member.join', { id: ana.me, name: 'Ana' });
  const running = { reader: ana.replica, registry, circumstances: ana.circumstances, random: seededRandom(1) };
  const input = { member: ana.me };
  const signed = (words: string) => ({ device: ana.id, signature: new Uint8Array(64), message: utf8(words) });

  test('finds it in its transaction', () => {
    expect(ana.run('oath.swear', input)).toMatchObject({ ok: true, value: { answer: { data: ana.id } } });
  });

  test('is refused without one, and with one over something else', () => {
    expect(runCommand(running, 'oath.swear', input)).toMatchObject({ problem: { code: 'signature-missing' } });
    expect(runCommand(running, 'oath.swear', input, { signed: signed('oath Ben') })).toMatchObject({
      problem: { code: 'signature-missing' },
    });
    expect(runCommand(running, 'oath.swear', input, { signed: signed('oath Ana') })).toMatchObject({ ok: true });
  });
});
