/** Cells that keep every write as a set: text updates (R8) and the writes of merge rules this version does not know (R5). */

import { ByteReader, ByteWriter, compareBytes } from '../kernel/bytes.ts';
import { encodeValue, readValue, type Value } from './value.ts';

/** The set in its one canonical form: encoded members in byte order, so that equal sets are equal bytes. */
export function packMembers(members: readonly Uint8Array[]): Uint8Array {
  const writer = new ByteWriter(64);
  for (const member of [...members].sort(compareBytes)) writer.block(member);
  return writer.take();
}

/** The encoded members of a set cell; empty when the cell is absent or damaged. */
export function unpackMembers(cell: Value | undefined): Uint8Array[] {
  if (!(cell instanceof Uint8Array)) return [];
  const reader = new ByteReader(cell);
  const members: Uint8Array[] = [];
  while (reader.remaining > 0 && !reader.damaged) members.push(reader.block());
  return reader.damaged ? [] : members;
}

/** The set with `value` in it; `undefined` when it was there already. */
export function withMember(cell: Value | undefined, value: Value): Uint8Array | undefined {
  const added = encodeValue(value);
  const members = unpackMembers(cell);
  if (members.some((member) => compareBytes(member, added) === 0)) return undefined;
  members.push(added);
  return packMembers(members);
}

/** The updates a text cell holds, for the text engine. */
export function textUpdates(cell: Value | undefined): Uint8Array[] {
  return unpackMembers(cell)
    .map((member) => readValue(new ByteReader(member)))
    .filter((value): value is Uint8Array => value instanceof Uint8Array);
}
