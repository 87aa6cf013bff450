/** What the errors of Node's file functions mean to who uses a store. */

import { StoreError } from '../kernel/store.ts';

/** The code such as `ENOENT`, when `error` comes from the operating system. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** A `StoreError` about the file at `path`; bugs stay what they are. */
export function fileErrorOf(error: unknown, path: string): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  const full = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
  return new StoreError(full ? 'full' : 'unavailable', `${path}: ${code}`, error);
}
