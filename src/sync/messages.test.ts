import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { SHARED } from '../replica/change.ts';
import { decodeBlock, encodeBlock } from './log-block.ts';
import { decodeMessage, encodeMessage, MESSAGE_LIMIT, type Message } from './messages.ts';
import { packMessage, unpackMessage } from './packing.ts';
import { Chance, compressor } from './testing/world.ts';

const chance = new Chance(3);
const id = () => newId(chance);
const bytes = (length: number) => chance.bytes(length);

const samples: readonly Message[] = [
  {
    kind: 'hello',
    protocol: 1,
    workplace: id(),
    device: id(),
    key: bytes(32),
    former: [{ device: id(), key: bytes(32) }],
    roster: 7,
    scopes: [{ scope: SHARED, epoch: id(), cursor: 90_000, mark: bytes(18) }],
  },
  {
    kind: 'welcome',
    protocol: 1,
    now: 1_795_000_000_000,
    member: id(),
    scopes: [{ epoch: id(), common: 1, cursor: 2, accepted: 3, linked: 2, covered: 0, segments: 0 }],
  },
  { kind: 'denied', code: 'removed', params: { minutes: -3, name: 'Éloïse' } },
  { kind: 'push', scope: 1, body: bytes(40) },
  { kind: 'pages', scope: 0, first: 12, blocks: [bytes(5), bytes(0)] },
  { kind: 'refused', scope: 0, seq: 4, code: 'future', params: {} },
  { kind: 'manifest', scope: 0, cursor: 3, manifest: bytes(9), heads: bytes(3) },
  { kind: 'want', scope: 0, hashes: ['abcdefghijklmnopqrstuv'] },
  { kind: 'roster', version: 2, devices: [{ device: id(), member: id(), key: bytes(32), ended: true, ends: [{ scope: SHARED, seq: 4 }] }] },
  { kind: 'wanted', scope: 0, ranges: [{ device: id(), first: 1, last: 9 }] },
  { kind: 'ask', scope: 0, request: 1, table: 'task', row: id(), before: 0 },
  { kind: 'compared', scope: 0, cursor: 5, known: true, differing: ['task'] },
  { kind: 'ping' },
];

describe('messages', () => {
  test.each(samples)('$kind reads back as it was', (message) => {
    expect(decodeMessage(encodeMessage(message))).toEqual({ ok: true, value: message });
  });

  test.each(samples)('[A27] [F31] $kind, cut anywhere, is told to be no message', (message) => {
    const whole = encodeMessage(message);
    const open = message.kind === 'push' ? 2 : whole.length;
    for (let length = 0; length < open; length++) expect(decodeMessage(whole.subarray(0, length)).ok).toBe(false);
  });

  test('[A27] no bytes whatever make the reader throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(30), (body, kind) => {
        decodeMessage(body);
        decodeMessage(Uint8Array.of(kind, ...body));
        decodeBlock(SHARED, body, compressor);
        decodeBlock(SHARED, Uint8Array.of(kind % 2, 3, ...body), compressor);
      }),
      { numRuns: 2000 },
    );
  });

  test('[A27] [S7] too large a message is refused unread; a page of a captive portal is no message', () => {
    expect(decodeMessage(new Uint8Array(MESSAGE_LIMIT + 1))).toMatchObject({ ok: false, problem: { code: 'large-message' } });
    expect(decodeMessage(new TextEncoder().encode('<html><body>Please sign in</body></html>'))).toMatchObject({ ok: false });
  });
});

test('[S7] a long message goes deflated and reads back; damage, a bomb or one in another is told', () => {
  const long: Message = { kind: 'push', scope: 0, body: new Uint8Array(20_000).fill(7) };
  const packed = packMessage(long, compressor);
  expect(packed.length).toBeLessThan(200);
  expect(unpackMessage(packed, compressor)).toEqual({ ok: true, value: long });
  for (let length = 0; length < packed.length; length++) expect(unpackMessage(packed.subarray(0, length), compressor).ok).toBe(false);
  const random: Message = { kind: 'push', scope: 0, body: bytes(20_000) };
  const short: Message = { kind: 'ping' };
  for (const message of [random, short]) {
    expect(packMessage(message, compressor)).toEqual(encodeMessage(message));
    expect(unpackMessage(encodeMessage(message), compressor)).toEqual({ ok: true, value: message });
  }
  const wrap = (inner: Uint8Array, size = inner.length) =>
    unpackMessage(encodeMessage({ kind: 'packed', size, body: compressor.deflate(inner) }), compressor);
  expect(wrap(packed)).toMatchObject({ ok: false, problem: { code: 'damaged-message' } });
  expect(wrap(encodeMessage(long), MESSAGE_LIMIT + 1)).toMatchObject({ ok: false, problem: { code: 'large-message' } });
  expect(wrap(encodeMessage(long), 30_000)).toMatchObject({ ok: false, problem: { code: 'damaged-message' } });
});

test('a block of the log reads back, deflated or not, and damage is told', () => {
  const device = id();
  const entries = Array.from({ length: 40 }, (_, index) => ({
    kind: 'change' as const,
    change: {
      scope: SHARED,
      device,
      seq: index + 1,
      stamp: index + 1,
      command: 'task.edit',
      writes: [{ table: 'task', row: device, column: 'title', rule: 'last', value: `task ${index}` }],
    },
  }));
  const plain = encodeBlock(entries);
  const deflated = encodeBlock(entries, compressor);
  expect(deflated.length).toBeLessThan(plain.length);
  for (const block of [plain, deflated]) {
    expect(decodeBlock(SHARED, block, compressor)).toEqual({ ok: true, value: entries });
    expect(decodeBlock(SHARED, block.subarray(0, block.length - 1), compressor).ok).toBe(false);
  }
});
