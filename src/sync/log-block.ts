/**
 * A piece of a scope's log that stands alone: what one commit of the hub added, or many such folded into one. The same
 * bytes lie in the hub's store, in the device's, and on the wire when a device catches up (S3, S7).
 */

import { ByteReader, ByteWriter } from '../kernel/bytes.ts';
import type { Compressor } from '../kernel/ports.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import type { Scope } from '../replica/change.ts';
import { ENTRIES_LIMIT, type Entry, EntryDecoder, encodeEntries } from './entries.ts';

const PLAIN = 0;
const DEFLATED = 1;

/** A block inflates to no more than this, in bytes: larger is damage or an attack (A27). */
const INFLATED_LIMIT = 1 << 24;

/** `entries` as a block. With a compressor it is deflated where that is shorter. */
export function encodeBlock(entries: readonly Entry[], compressor?: Compressor): Uint8Array {
  const body = encodeEntries(entries);
  const deflated = compressor?.deflate(body);
  const writer = new ByteWriter(body.length + 8);
  if (deflated !== undefined && deflated.length < body.length) {
    writer.byte(DEFLATED);
    writer.unsigned(entries.length);
    writer.unsigned(body.length);
    writer.raw(deflated);
  } else {
    writer.byte(PLAIN);
    writer.unsigned(entries.length);
    writer.raw(body);
  }
  return writer.take();
}

export const isDeflated = (block: Uint8Array): boolean => block[0] === DEFLATED;

/** How many entries, so cursors, a block holds; 0 when it is damaged. Opens nothing. */
export function blockLength(block: Uint8Array): number {
  const reader = new ByteReader(block, 1);
  const count = reader.unsigned();
  return reader.damaged || count > ENTRIES_LIMIT ? 0 : count;
}

/** Fails with `damaged-log` when the bytes are not a whole block of this scope. */
export function decodeBlock(scope: Scope, block: Uint8Array, compressor: Compressor): Result<Entry[]> {
  const head = new ByteReader(block);
  const format = head.byte();
  const count = head.unsigned();
  let body: Uint8Array | undefined;
  if (format === PLAIN) body = head.raw(head.remaining);
  else if (format === DEFLATED) {
    const size = head.unsigned();
    body = size <= INFLATED_LIMIT && !head.damaged ? compressor.inflate(head.raw(head.remaining), size) : undefined;
  }
  if (head.damaged || body === undefined) return failed('damaged-log');
  const reader = new ByteReader(body);
  const entries = new EntryDecoder(scope).read(reader);
  return reader.damaged || entries.length !== count ? failed('damaged-log') : ok(entries);
}

/** The key under which the block beginning at `cursor` stands: sorts as numbers do. */
export const cursorKey = (prefix: string, cursor: number): string => `${prefix}/${cursor.toString(36).padStart(11, '0')}`;

export const cursorOfKey = (key: string): number => Number.parseInt(key.slice(key.lastIndexOf('/') + 1), 36);
