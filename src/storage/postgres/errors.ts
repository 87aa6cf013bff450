/** What PostgreSQL's errors mean to who uses a store. */

import { DatabaseError } from 'pg';
import { StoreError, type StoreFailure } from '../../kernel/store.ts';

/** By SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html. All others are `unavailable`. */
const REASONS: Readonly<Record<string, StoreFailure>> = {
  '53100': 'full', // disk_full
  '55P03': 'blocked', // lock_not_available
  '57014': 'blocked', // query_canceled
  XX001: 'damaged', // data_corrupted
  XX002: 'damaged', // index_corrupted
  '42703': 'foreign', // undefined_column
  '42804': 'foreign', // datatype_mismatch
  '42883': 'foreign', // undefined_function
};

/** Rolled back for certain, and worth another try: serialization, deadlock, made twice at once. */
const AGAIN: ReadonlySet<string> = new Set(['40001', '40P01', '23505', '42P07', '42710']);

/** The server is starting, stopping, out of connections or gone. */
const AWAY = /^(08|57P0[123]|53300)/;
const AWAY_IN_WORDS = /terminated|ECONN|ENOENT|EPIPE|ETIMEDOUT|timeout|not queryable|socket/i;

export function storeErrorOf(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  if (error instanceof DatabaseError) {
    return new StoreError(REASONS[error.code ?? ''] ?? 'unavailable', `PostgreSQL: ${error.message} (${error.code ?? 'no code'})`, error);
  }
  if (isConnectionLoss(error)) return new StoreError('unavailable', `PostgreSQL: ${messageOf(error)}`, error);
  return error;
}

export const isWorthAnotherTry = (error: unknown): boolean => error instanceof DatabaseError && AGAIN.has(error.code ?? '');

/** No answer from the server: whether a statement under way was carried out is not known. */
export function isConnectionLoss(error: unknown): boolean {
  if (error instanceof DatabaseError) return AWAY.test(error.code ?? '');
  return error instanceof Error && ('syscall' in error || error instanceof AggregateError || AWAY_IN_WORDS.test(error.message));
}

const messageOf = (error: unknown): string => {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
};
