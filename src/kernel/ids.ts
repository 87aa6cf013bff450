/** Ids are 128 bits, shown as 22 characters of base64url (RFC 4648 §5, no padding). */

import type { Random } from './ports.ts';

/** A row, device, member or workplace: 22 characters of base64url. */
export type Id = string;

export const ID_BYTES = 16;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const DIGITS = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) DIGITS[ALPHABET.charCodeAt(i)] = i;

export const newId = (random: Random): Id => encodeId(random.bytes(ID_BYTES), 0);

/** Any bytes as base64url without padding. */
export function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const a = bytes[i] as number;
    const b = bytes[i + 1];
    const c = bytes[i + 2];
    text += ALPHABET.charAt(a >> 2) + ALPHABET.charAt(((a & 3) << 4) | ((b ?? 0) >> 4));
    if (b !== undefined) text += ALPHABET.charAt(((b & 15) << 2) | ((c ?? 0) >> 6));
    if (c !== undefined) text += ALPHABET.charAt(c & 63);
  }
  return text;
}

/** The inverse of `base64url`; `undefined` when `text` is not canonical base64url. */
export function fromBase64url(text: string): Uint8Array | undefined {
  const tail = text.length % 4;
  if (tail === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let at = 0;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const digit = code < 128 ? (DIGITS[code] as number) : -1;
    if (digit < 0) return undefined;
    held = ((held << 6) | digit) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}

/** The id that stands at `offset` in `bytes`. */
export function encodeId(bytes: Uint8Array, offset: number): Id {
  let at = 0;
  for (let i = offset; i < offset + 15; i += 3) {
    const three = ((bytes[i] as number) << 16) | ((bytes[i + 1] as number) << 8) | (bytes[i + 2] as number);
    characters[at++] = CODES[three >> 18] as number;
    characters[at++] = CODES[(three >> 12) & 63] as number;
    characters[at++] = CODES[(three >> 6) & 63] as number;
    characters[at++] = CODES[three & 63] as number;
  }
  const last = bytes[offset + 15] as number;
  characters[20] = CODES[last >> 2] as number;
  characters[21] = CODES[(last & 3) << 4] as number;
  return String.fromCharCode(...characters);
}

const CODES = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0));
/** One call with all the codes makes a flat string at once. */
const characters: number[] = new Array<number>(22).fill(0);

/** Writes the 16 bytes of `id` at `offset`; false, and nothing certain written, when it is not an id. */
export function decodeIdInto(id: string, target: Uint8Array, offset: number): boolean {
  if (id.length !== 22) return false;
  let at = offset;
  /** A character that is no digit sets bits beyond the 24 of four digits. */
  let wrong = 0;
  let seen = 0;
  for (let i = 0; i < 20; i += 4) {
    const a = id.charCodeAt(i);
    const b = id.charCodeAt(i + 1);
    const c = id.charCodeAt(i + 2);
    const d = id.charCodeAt(i + 3);
    const four =
      ((DIGITS[a & 127] as number) << 18) |
      ((DIGITS[b & 127] as number) << 12) |
      ((DIGITS[c & 127] as number) << 6) |
      (DIGITS[d & 127] as number);
    wrong |= four;
    seen |= a | b | c | d;
    target[at++] = four >> 16;
    target[at++] = four >> 8;
    target[at++] = four;
  }
  const a = id.charCodeAt(20);
  const b = id.charCodeAt(21);
  const two = ((DIGITS[a & 127] as number) << 6) | (DIGITS[b & 127] as number);
  if (wrong >> 24 !== 0 || two < 0 || (seen | a | b) > 127 || (two & 15) !== 0) return false;
  target[at] = two >> 4;
  return true;
}

/** The 16 bytes of `id`; `undefined` when it is not an id. */
export function decodeId(id: string): Uint8Array | undefined {
  const bytes = new Uint8Array(ID_BYTES);
  return decodeIdInto(id, bytes, 0) ? bytes : undefined;
}

export const isId = (text: string): boolean => text.length === 22 && decodeIdInto(text, scratch, 0);

const scratch = new Uint8Array(ID_BYTES);
