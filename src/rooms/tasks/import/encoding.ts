/** Bytes of a text file, whatever program wrote them: UTF-8 or UTF-16 with or without a mark, else Windows-1252. */

/** The characters of 0x80 to 0x9F in Windows-1252; the other bytes are the character of their number. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export function decodeText(bytes: Uint8Array): string {
  if (starts(bytes, 0xef, 0xbb, 0xbf)) return new TextDecoder('utf-8').decode(bytes.subarray(3));
  if (starts(bytes, 0xff, 0xfe)) return utf16(bytes.subarray(2), 0);
  if (starts(bytes, 0xfe, 0xff)) return utf16(bytes.subarray(2), 1);
  const guessed = zeroSide(bytes);
  if (guessed !== undefined) return utf16(bytes, guessed);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return windows1252(bytes);
  }
}

function starts(bytes: Uint8Array, ...mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** Latin text in UTF-16 has a zero in every other byte: on the odd side (little-endian, 0) or the even side (big-endian, 1). */
function zeroSide(bytes: Uint8Array): 0 | 1 | undefined {
  const length = Math.min(bytes.length, 512) & ~1;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1;
    if (bytes[index + 1] === 0) odd += 1;
  }
  if (length < 4 || Math.max(even, odd) < length / 4) return undefined;
  return odd > even ? 0 : 1;
}

function utf16(bytes: Uint8Array, bigEndian: 0 | 1): string {
  const parts: string[] = [];
  for (let from = 0; from + 1 < bytes.length; from += 8192) {
    const codes: number[] = [];
    for (let index = from; index + 1 < Math.min(bytes.length, from + 8192); index += 2) {
      const [low, upper] = bigEndian === 0 ? [bytes[index], bytes[index + 1]] : [bytes[index + 1], bytes[index]];
      codes.push((low ?? 0) | ((upper ?? 0) << 8));
    }
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}

function windows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192) {
    parts.push(
      String.fromCharCode(...bytes.subarray(from, from + 8192)).replace(
        /[\u0080-\u009f]/g,
        (character) => WINDOWS[character.charCodeAt(0) - 0x80] ?? character,
      ),
    );
  }
  return parts.join('');
}
