/** Holds callers to the limits of the storage port, the same on every adapter: beyond them is a bug, so an assertion. */

import { assert } from '../kernel/assert.ts';
import type { Commit } from '../kernel/store.ts';

const NAME_LENGTH = 100;
const KEY_LENGTH = 512;
const VALUE_BYTES = 64 * 1024 * 1024;
const PRINTABLE = /^[ -~]+$/;

export function checkCollection(name: string): void {
  assert(
    name.length <= NAME_LENGTH && PRINTABLE.test(name),
    `a collection's name is 1 to ${NAME_LENGTH} printable ASCII characters: ${name}`,
  );
}

export function checkTopic(topic: string): void {
  assert(topic.length <= NAME_LENGTH && PRINTABLE.test(topic), `a topic is 1 to ${NAME_LENGTH} printable ASCII characters: ${topic}`);
}

function checkKey(key: string): void {
  assert(key.length <= KEY_LENGTH && PRINTABLE.test(key), `a key is 1 to ${KEY_LENGTH} printable ASCII characters: ${key}`);
}

export function checkCommit(commit: Commit): void {
  for (const each of commit.expect ?? []) {
    checkCollection(each.collection);
    checkKey(each.key);
  }
  for (const each of commit.remove ?? []) {
    checkCollection(each.collection);
    checkKey(each.key);
  }
  for (const each of commit.removeRange ?? []) checkCollection(each.collection);
  for (const each of commit.put ?? []) {
    checkCollection(each.collection);
    checkKey(each.key);
    assert(each.value.byteLength <= VALUE_BYTES, `a value is at most ${VALUE_BYTES} bytes: ${each.collection} ${each.key}`);
  }
}
