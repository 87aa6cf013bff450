/** A bundle: a file with changes and the signed links over them, for devices that have no network between them (S10). */

import { ByteReader, ByteWriter, utf8 } from '../kernel/bytes.ts';
import type { Id } from '../kernel/ids.ts';
import type { Compressor } from '../kernel/ports.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import { type Link, readLink, writeLink } from './chain.ts';
import type { Change, Scope } from './change.ts';
import { decodeChanges, encodeChanges } from './change-block.ts';
import { readId, writeId } from './change-codec.ts';

export interface BundlePart {
  readonly scope: Scope;
  /** In an order that keeps each device's own. */
  readonly changes: readonly Change[];
  readonly links: readonly Link[];
}

export interface Bundle {
  readonly workplace: Id;
  readonly parts: readonly BundlePart[];
}

/** What a bundle's file begins with: something that says what it is to who opens it in an editor. */
const MAGIC = utf8('relais bundle 1\n');
/** A bundle inflates to no more than this, in bytes (A22). */
const INFLATED_LIMIT = 1 << 28;
const PARTS_LIMIT = 16;
const LINKS_LIMIT = 1 << 20;

export function encodeBundle(bundle: Bundle, compressor: Compressor): Uint8Array {
  const body = new ByteWriter(4096);
  writeId(body, bundle.workplace);
  body.unsigned(bundle.parts.length);
  for (const { scope, changes, links } of bundle.parts) {
    body.string(scope);
    body.block(encodeChanges(changes));
    body.unsigned(links.length);
    for (const link of links) {
      writeId(body, link.device);
      writeLink(body, link);
    }
  }
  const plain = body.take();
  const file = new ByteWriter(plain.length / 2);
  file.raw(MAGIC);
  file.unsigned(plain.length);
  file.raw(compressor.deflate(plain));
  return file.take();
}

/** Fails with `not-a-bundle`, or `damaged-bundle` when the file is cut or changed. */
export function decodeBundle(file: Uint8Array, compressor: Compressor): Result<Bundle> {
  const head = new ByteReader(file);
  const magic = head.raw(MAGIC.length);
  if (head.damaged || !magic.every((byte, index) => byte === MAGIC[index])) return failed('not-a-bundle');
  const size = head.unsigned();
  const plain = head.damaged || size > INFLATED_LIMIT ? undefined : compressor.inflate(head.raw(head.remaining), size);
  if (plain === undefined) return failed('damaged-bundle');
  const reader = new ByteReader(plain);
  const workplace = readId(reader);
  const parts: BundlePart[] = [];
  const count = reader.unsigned();
  if (count > PARTS_LIMIT) reader.damaged = true;
  for (let i = 0; i < count && !reader.damaged; i++) {
    const scope = reader.string();
    const changes = decodeChanges(scope, reader.block());
    if (!changes.ok) return failed('damaged-bundle');
    const links: Link[] = [];
    const linkCount = reader.unsigned();
    if (linkCount > LINKS_LIMIT) reader.damaged = true;
    for (let j = 0; j < linkCount && !reader.damaged; j++) links.push(readLink(reader, readId(reader)));
    parts.push({ scope, changes: changes.value, links });
  }
  return reader.damaged || reader.remaining > 0 ? failed('damaged-bundle') : ok({ workplace, parts });
}
