/** What every adapter for files asks of a piece before it touches anything. */

import { assert } from '../../kernel/assert.ts';
import { type FilePiece, isFileHash, isFileScope } from '../../kernel/files.ts';
import { failed } from '../../kernel/result.ts';

/** The problem with the piece itself, if any. */
export function problemWith({ scope, hash, size, offset, bytes }: FilePiece) {
  if (!isFileHash(hash) || !isFileScope(scope)) return failed('file-name');
  const whole = Number.isSafeInteger(size) && size >= 0 && Number.isSafeInteger(offset) && offset >= 0;
  return whole && offset + bytes.length <= size ? undefined : failed('file-size', { size });
}

/**
 * A scope as part of a path or key: the same on file systems that fold case, never `.` or `..`, without separators.
 * `=` and two hexadecimal digits stand for the other characters.
 */
export function nameOfScope(scope: string): string {
  assert(isFileScope(scope), `a scope is 1 to 80 printable ASCII characters: ${scope}`);
  return scope.replace(/[^a-z0-9_-]/g, (character) => `=${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** `undefined` for what `nameOfScope` never makes. */
export function scopeOfName(name: string): string | undefined {
  if (!/^(?:[a-z0-9_-]|=[2-7][0-9a-f])+$/.test(name)) return undefined;
  const scope = name.replace(/=(..)/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return isFileScope(scope) ? scope : undefined;
}
