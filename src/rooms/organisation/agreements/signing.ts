/** Signatures on a version: the bytes that are signed, the mark that is kept, and how anybody checks it (SPEC.md, G5 and G6). */

import { concatBytes, utf8 } from '../../../kernel/bytes.ts';
import { type CivilDate, isCivilDate } from '../../../kernel/civil-date.ts';
import { base64url, fromBase64url, type Id, isId } from '../../../kernel/ids.ts';
import { canonicalJson, type Json } from '../../../replica/schema.ts';
import { digestOf, readDocument, versionId } from './document.ts';

const FIRST_LINE = 'relais agreement signature 1\n';

export interface Mark {
  readonly date: CivilDate;
  readonly device: Id;
  /** 64 bytes. */
  readonly signature: Uint8Array;
}

/** The bytes a device signs for its member. */
export const signedBytes = (digest: Uint8Array, member: Id, date: CivilDate): Uint8Array =>
  concatBytes([utf8(FIRST_LINE), utf8(canonicalJson({ date, digest: base64url(digest), member }))]);

export const writeMark = ({ date, device, signature }: Mark): Json => ({ date, device, signature: base64url(signature) });

/** `undefined` for what is no mark. */
export function readMark(value: unknown): Mark | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { date, device, signature } = value as Readonly<Record<string, unknown>>;
  if (typeof date !== 'string' || !isCivilDate(date) || typeof device !== 'string' || !isId(device)) return undefined;
  const bytes = typeof signature === 'string' ? fromBase64url(signature) : undefined;
  return bytes?.length === 64 ? { date, device, signature: bytes } : undefined;
}

export interface Keys {
  /** Whose device it is and its public key; `undefined` when no such device is known. */
  keyHolder(device: Id): Promise<{ readonly member: Id; readonly key: Uint8Array } | undefined>;
  verify(key: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
}

/** Rows as `agreement-version` and `agreement-signature` hold them, in a replica or in an export. */
export interface VersionRow {
  readonly id: Id;
  readonly document: Json;
}
export interface SignatureRow {
  readonly version: Id;
  readonly member: Id;
  readonly mark: Json;
}

export type Wholeness = 'whole' | 'altered' | 'unreadable';
export type Verdict = 'right' | 'altered' | 'anothers' | 'unknown-device' | 'unreadable';

/** Whether the document is the one that was published under this id. */
export function checkVersion({ id, document }: VersionRow): Wholeness {
  if (readDocument(document) === undefined) return 'unreadable';
  return versionId(digestOf(document)) === id ? 'whole' : 'altered';
}

export async function checkSignature(version: VersionRow, row: SignatureRow, keys: Keys): Promise<Verdict> {
  const mark = readMark(row.mark);
  const wholeness = checkVersion(version);
  if (mark === undefined || wholeness === 'unreadable') return 'unreadable';
  const holder = await keys.keyHolder(mark.device);
  if (holder === undefined) return 'unknown-device';
  if (holder.member !== row.member) return 'anothers';
  const message = signedBytes(digestOf(version.document), row.member, mark.date);
  const verifies = wholeness === 'whole' && row.version === version.id && (await keys.verify(holder.key, message, mark.signature));
  return verifies ? 'right' : 'altered';
}
