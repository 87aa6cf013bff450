/** What the browser's errors mean to who uses a store. */

import { StoreError, type StoreFailure } from '../../kernel/store.ts';

/** By name of the DOMException. Names that only a bug can bring are left out. */
const REASONS: Readonly<Record<string, StoreFailure>> = {
  QuotaExceededError: 'full',
  InvalidStateError: 'closed',
  NotReadableError: 'damaged',
  EncodingError: 'damaged',
  VersionError: 'newer',
  NotFoundError: 'foreign',
  AbortError: 'unavailable',
  UnknownError: 'unavailable',
  TimeoutError: 'unavailable',
  SecurityError: 'unavailable',
  NotAllowedError: 'unavailable',
  OperationError: 'unavailable',
};

/** Browsers that say a full disk in words only. */
const FULL_IN_WORDS = /quota|disk.*full|not enough (space|storage)/i;

export function storeErrorOf(error: unknown, name: string): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  const reason = FULL_IN_WORDS.test(error.message) ? 'full' : REASONS[error.name];
  return reason === undefined ? error : new StoreError(reason, `IndexedDB ${name}: ${error.name}: ${error.message}`, error);
}
