/** Messages that are whole, at a time or in a number in which nobody sends them. */

import { type Id, newId } from '../src/kernel/ids.ts';
import { encodeMessage, type Message } from '../src/sync/index.ts';
import type { Chance } from './world/chance.ts';

/** What nobody has so much of. */
export const MANY = 1 << 20;

export function misplaced(chance: Chance, { device, member, key }: { device: Id; member: Id; key: Uint8Array }): readonly Message[] {
  const [cursor, seq] = [chance.below(MANY), chance.below(MANY)];
  const [row, bytes] = [newId(chance), chance.bytes(20)];
  const scope = chance.once(0.9) ? 0 : chance.below(5);
  const roster = { device, member, key, ended: chance.once(0.5), ends: [] };
  return [
    { kind: 'follow', scope, cursor },
    { kind: 'got', scope, cursor },
    { kind: 'join', scope },
    { kind: 'want', scope, hashes: [newId(chance), '', 'x'] },
    { kind: 'fetch', scope, hash: newId(chance), from: cursor },
    { kind: 'digests', scope, cursor, tables: [{ table: 'task', digest: 'x' }] },
    { kind: 'have', scope, heads: [{ device, seq, linked: seq }] },
    { kind: 'give', scope, block: bytes },
    { kind: 'ask', scope, request: 1, table: 'task', row, before: cursor },
    { kind: 'wanted', scope, ranges: [{ device, first: 1, last: seq }] },
    { kind: 'welcome', protocol: 3, now: 0, member, scopes: [] },
    { kind: 'changes', scope, body: bytes },
    { kind: 'pages', scope, first: 1, blocks: [bytes] },
    { kind: 'roster', version: MANY, devices: [roster] },
    { kind: 'covered', scope, cursor },
    { kind: 'expunged', scope, cursor },
    { kind: 'heads', scope, cursor, sum: seq },
    { kind: 'denied', code: 'removed', params: {} },
    { kind: 'packed', size: cursor, body: bytes },
    { kind: 'packed', size: 1, body: encodeMessage({ kind: 'packed', size: 1, body: bytes }) },
    { kind: 'ping' },
  ];
}
