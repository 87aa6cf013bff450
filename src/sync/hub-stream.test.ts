import { expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { type Change, SHARED } from '../replica/change.ts';
import type { Entry } from './entries.ts';
import { type Follower, HubStream } from './hub-stream.ts';
import { unpackMessage } from './packing.ts';
import { cell } from './testing/people.ts';
import { Chance, compressor } from './testing/world.ts';

/** Followers of one stream, and what each was sent: the kind of message and up to which cursor. */
function many(count: number) {
  const stream = new HubStream(compressor);
  const heard: string[][] = [];
  const follower = (): Follower => {
    const mine: string[] = [];
    heard.push(mine);
    return {
      scopeIndex: 0,
      stream(bytes, last) {
        const message = unpackMessage(bytes, compressor);
        mine.push(`${message.ok ? message.value.kind : message.problem.code} ${last}`);
      },
    };
  };
  const chance = new Chance(1);
  const device = newId(chance);
  const entry = (seq: number): Entry => {
    const change: Change = { scope: SHARED, device, seq, stamp: seq, command: 'task.edit', writes: [cell(device, 'title', `${seq}`)] };
    return { kind: 'change', change };
  };
  let at = 0;
  const send = (now: number) => stream.send(++at, [entry(at)], now);
  const followers = Array.from({ length: count }, follower);
  for (const each of followers) stream.join(each);
  return { stream, heard, send, follower };
}

test('[S7.3] who comes while few follow is taken in with the next group, for which all begin anew', () => {
  const { stream, heard, send, follower } = many(3);
  expect(send(1000)).toEqual([]);
  expect(send(1001)).toEqual([]);
  stream.join(follower());
  expect(send(1002)).toEqual([]);
  expect(heard[0]).toEqual(['restart 1', 'changes 2', 'restart 3']);
  expect(heard[3]).toEqual(['restart 3']);
});

test('[S7.3] while many follow, who comes is served apart until all have gone on for ten seconds', () => {
  const { stream, heard, send, follower } = many(64);
  send(1000);
  const late = follower();
  stream.join(late);
  expect(send(10_999)).toEqual([late]);
  expect(stream.follows(late)).toBe(false);
  stream.join(late);
  expect(send(11_000)).toEqual([]);
  expect(heard[0]).toEqual(['restart 1', 'changes 2', 'restart 3']);
  expect(heard[64]).toEqual(['restart 3']);
  stream.leave(late);
  expect(stream.follows(late)).toBe(false);
  send(11_001);
  expect(heard[64]).toEqual(['restart 3']);
});
