/** A manifest as bytes, and back from bytes nobody has to trust. */

import { ByteReader, ByteWriter } from '../kernel/bytes.ts';
import { encodeId, fromBase64url } from '../kernel/ids.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import type { BlockRef, ColumnRef, Manifest, Segment } from './segment-types.ts';

const VERSION = 1;
const HASH_BYTES = 16;

export function encodeManifest(manifest: Manifest): Uint8Array {
  const writer = new ByteWriter(1024);
  writer.byte(VERSION);
  writer.string(manifest.scope);
  writer.unsigned(manifest.cursor);
  const tables = Object.entries(manifest.tables);
  writer.unsigned(tables.length);
  for (const [name, segments] of tables) {
    writer.string(name);
    writer.unsigned(segments.length);
    for (const segment of segments) writeSegment(writer, segment);
  }
  return writer.take();
}

/** Fails with `damaged-manifest`, or `newer-manifest` when a later version of Relais wrote it. */
export function decodeManifest(bytes: Uint8Array): Result<Manifest> {
  const reader = new ByteReader(bytes);
  const version = reader.byte();
  if (version > VERSION) return failed('newer-manifest', { version });
  const scope = reader.string();
  const cursor = reader.unsigned();
  const tables: Record<string, readonly Segment[]> = Object.create(null) as Record<string, readonly Segment[]>;
  for (let count = reader.unsigned(); count > 0 && !reader.damaged; count--) {
    const name = reader.string();
    const segments: Segment[] = [];
    for (let left = reader.unsigned(); left > 0 && !reader.damaged; left--) segments.push(readSegment(reader));
    tables[name] = segments;
  }
  return reader.damaged || reader.remaining > 0 ? failed('damaged-manifest') : ok({ scope, cursor, tables });
}

function writeSegment(writer: ByteWriter, segment: Segment): void {
  writer.unsigned(segment.rows);
  writeRef(writer, segment.ids);
  writeRef(writer, segment.stamps);
  const columns = Object.entries(segment.columns);
  writer.unsigned(columns.length);
  for (const [name, ref] of columns) {
    writer.string(name);
    writer.string(ref.rule);
    writeRef(writer, ref);
  }
}

function readSegment(reader: ByteReader): Segment {
  const rows = reader.unsigned();
  const ids = readRef(reader);
  const stamps = readRef(reader);
  const columns: Record<string, ColumnRef> = Object.create(null) as Record<string, ColumnRef>;
  for (let count = reader.unsigned(); count > 0 && !reader.damaged; count--) {
    const name = reader.string();
    const rule = reader.string();
    columns[name] = { ...readRef(reader), rule };
  }
  return { rows, ids, stamps, columns };
}

function writeRef(writer: ByteWriter, ref: BlockRef): void {
  writer.raw(fromBase64url(ref.hash) ?? new Uint8Array(HASH_BYTES));
  writer.unsigned(ref.bytes);
  writer.unsigned(ref.size);
}

function readRef(reader: ByteReader): BlockRef {
  const hash = reader.raw(HASH_BYTES);
  return { hash: reader.damaged ? '' : encodeId(hash, 0), bytes: reader.unsigned(), size: reader.unsigned() };
}
