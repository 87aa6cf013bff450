/** Records as stored bytes, and the one record both sides keep: how far each device's chain goes. */

import { ByteReader, ByteWriter, sameBytes } from '../kernel/bytes.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import { StoreError } from '../kernel/store.ts';
import { bytes, id, list, record, text, unsigned, type Wire } from './wire.ts';

const head = record({ device: id, seq: unsigned, linked: unsigned, digest: bytes });
/** `open`: the changes that no link covers yet, as a log block. */
export const headsRecord = record({ cursor: unsigned, stamp: unsigned, heads: list(head, 1 << 20), open: bytes });

/** What was expunged in a log. */
export const expungedList = list(
  record({ device: id, seq: unsigned, stamp: unsigned, table: text(100), row: id, column: text(100) }),
  1 << 20,
);

export function encodeRecord<T>(wire: Wire<T>, value: T): Uint8Array {
  const writer = new ByteWriter(64);
  wire.write(writer, value);
  return writer.take();
}

/** Fails with `damaged-record`. */
export function decodeRecord<T>(wire: Wire<T>, stored: Uint8Array): Result<T> {
  const reader = new ByteReader(stored);
  const value = wire.read(reader);
  return reader.damaged ? failed('damaged-record') : ok(value);
}

/** What we stored ourselves must read back: anything else is a damaged store. */
export function stored<T>(result: Result<T>): T {
  if (!result.ok) throw new StoreError('damaged', result.problem.code);
  return result.value;
}

/** Whether a record is as it was when it was read: the same bytes, or none both times. */
export const sameStored = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === undefined || b === undefined ? a === b : sameBytes(a, b);
