/** Structured logs without personal data: no address, name, token, path parameter or header is ever given to them. */

import { pino, stdTimeFunctions } from 'pino';
import { StoreError } from '../../kernel/store.ts';

/** What may be logged: counts, durations, route patterns, codes. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** `cause` gives its stack, which names our code only. */
  error(event: string, cause: unknown, fields?: LogFields): void;
}

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/** Writes lines of JSON to standard error: standard output belongs to `serve --json`. */
export function createLog(level: LogLevel): Log {
  const logger = pino({ level, base: null, timestamp: stdTimeFunctions.isoTime }, process.stderr);
  return {
    info: (event, fields) => logger.info({ event, ...fields }),
    warn: (event, fields) => logger.warn({ event, ...fields }),
    error: (event, cause, fields) => logger.error({ event, ...fields, ...describe(cause) }),
  };
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function describe(cause: unknown): LogFields {
  if (!(cause instanceof Error)) return { cause: typeof cause };
  const frames = (cause.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at '));
  return {
    cause: cause.name,
    reason: cause instanceof StoreError ? cause.reason : undefined,
    at: frames
      .slice(0, 6)
      .map((line) => line.trim())
      .join(' < '),
  };
}
