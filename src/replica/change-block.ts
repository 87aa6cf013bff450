/** Several changes of one scope as one block of bytes that stands alone: log records, history, bundles. */

import { ByteReader, ByteWriter } from '../kernel/bytes.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import type { Change, Scope } from './change.ts';
import { ChangeDecoder, ChangeEncoder } from './change-codec.ts';

export function encodeChanges(changes: readonly Change[]): Uint8Array {
  const writer = new ByteWriter(256);
  const encoder = new ChangeEncoder();
  writer.unsigned(changes.length);
  for (const change of changes) encoder.write(writer, change);
  return writer.take();
}

/** Fails with `damaged-changes` when the bytes are not what `encodeChanges` writes. */
export function decodeChanges(scope: Scope, bytes: Uint8Array): Result<Change[]> {
  const reader = new ByteReader(bytes);
  const decoder = new ChangeDecoder(scope);
  const count = reader.unsigned();
  const changes: Change[] = [];
  for (let i = 0; i < count && !reader.damaged; i++) {
    const change = decoder.read(reader);
    if (change !== undefined) changes.push(change);
  }
  return reader.damaged || reader.remaining > 0 ? failed('damaged-changes') : ok(changes);
}
