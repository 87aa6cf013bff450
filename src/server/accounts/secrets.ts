/** Secrets that open something (links, sessions, device tokens): 256 random bits, shown once, only their hash at rest. */

import { createHash } from 'node:crypto';
import { base64url, fromBase64url, type Id, isId } from '../../kernel/ids.ts';
import type { Random } from '../../kernel/ports.ts';

const SECRET_BYTES = 32;
const ID_LENGTH = 22;

/** A token is the workplace's id and the secret; `id` is the name of its record, which opens nothing. */
export interface Token {
  readonly workplace: Id;
  readonly id: string;
}

export function newToken(random: Random, workplace: Id): Token & { readonly text: string } {
  const text = workplace + base64url(random.bytes(SECRET_BYTES));
  return { text, workplace, id: hashOf(text) };
}

/** What a token text names, or `undefined` when it has not the form of one. */
export function readToken(text: string): Token | undefined {
  const workplace = text.slice(0, ID_LENGTH);
  if (!isId(workplace)) return undefined;
  if (fromBase64url(text.slice(ID_LENGTH))?.length !== SECRET_BYTES) return undefined;
  return { workplace, id: hashOf(text) };
}

/** Names fold before they are compared: « Élodie », "élodie " and "ÉLODIE" sign in as one. */
export function nameKey(name: string): string {
  return hashOf(name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase());
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url');
}
