/** The document that a version publishes: what it says, its one encoding, its digest (SPEC.md, G1 to G3). */

import { concatBytes, utf8 } from '../../../kernel/bytes.ts';
import { type CivilDate, isCivilDate } from '../../../kernel/civil-date.ts';
import { base64url, type Id, isId } from '../../../kernel/ids.ts';
import { sha256 } from '../../../kernel/sha256.ts';
import { deriveId } from '../../../replica/ids.ts';
import { canonicalJson, type Json } from '../../../replica/schema.ts';
import { KINDS } from './schema.ts';

export const FORMAT = 'relais-agreement/1';
const FIRST_LINE = 'relais agreement version 1\n';

export type Kind = (typeof KINDS)[number];

export type Party = { readonly member: Id; readonly name: string } | { readonly body: string };

export interface Section {
  readonly title: string;
  readonly body: string;
}

export interface VersionDocument {
  readonly format: typeof FORMAT;
  readonly agreement: Id;
  readonly number: number;
  readonly title: string;
  readonly kind: Kind;
  readonly published: CivilDate;
  readonly author: { readonly member: Id; readonly name: string };
  readonly parties: readonly Party[];
  /** Days. */
  readonly notice: number | null;
  readonly review: CivilDate | null;
  readonly sections: readonly Section[];
}

/** 32 bytes over everything in it, known or not. */
export const digestOf = (document: Json): Uint8Array => sha256(concatBytes([utf8(FIRST_LINE), utf8(canonicalJson(document))]));

/** The row that holds the document with this digest. */
export const versionId = (digest: Uint8Array): Id => deriveId('agreement-version', base64url(digest));

/** The document as it is kept, with the types lost that JSON does not have. */
export const asJson = (document: VersionDocument): Json => document as unknown as Json;

/** Reads a document; `undefined` when it is none, or of a format this program does not know. */
export function readDocument(value: unknown): VersionDocument | undefined {
  if (!isRecord(value) || value.format !== FORMAT) return undefined;
  const { agreement, number, title, kind, published, author, parties, notice, review, sections } = value;
  const sound =
    isIdText(agreement) &&
    isCount(number) &&
    typeof title === 'string' &&
    KINDS.some((known) => known === kind) &&
    isDate(published) &&
    isNamedMember(author) &&
    Array.isArray(parties) &&
    parties.every(isParty) &&
    (notice === null || isCount(notice)) &&
    (review === null || isDate(review)) &&
    Array.isArray(sections) &&
    sections.every(isSection);
  // Each field was looked at just above.
  return sound ? (value as unknown as VersionDocument) : undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isIdText = (value: unknown): boolean => typeof value === 'string' && isId(value);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isDate = (value: unknown): boolean => typeof value === 'string' && isCivilDate(value);
const isNamedMember = (value: unknown): boolean => isRecord(value) && isIdText(value.member) && typeof value.name === 'string';
const isParty = (value: unknown): boolean => isNamedMember(value) || (isRecord(value) && typeof value.body === 'string');
const isSection = (value: unknown): boolean => isRecord(value) && typeof value.title === 'string' && typeof value.body === 'string';
