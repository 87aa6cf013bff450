/** Passwords: argon2id with its parameters beside each hash, a floor under them, and a gate so that a flood cannot take the machine. */

import { argon2, timingSafeEqual } from 'node:crypto';
import { base64url, fromBase64url } from '../../kernel/ids.ts';
import type { Random } from '../../kernel/ports.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import type { PasswordRecord } from './schema.ts';

export interface PasswordCost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

export const defaultCost: PasswordCost = { memory: 65_536, passes: 3, lanes: 1 };

/** Nothing weaker is made or believed (OWASP's least argon2id setting): a damaged or planted record opens nothing. */
export const leastCost: PasswordCost = { memory: 19_456, passes: 2, lanes: 1 };

const PASSWORD_MINIMUM = 10;
const PASSWORD_MAXIMUM = 256;
const HASH_BYTES = 32;
const SALT_BYTES = 16;
const TOGETHER = 2;
const WAITING = 64;

/** A password fit to be set: long enough, and not simply one of the names everybody knows. */
export function checkPassword(password: string, names: readonly string[]): Result<string> {
  const text = password.normalize('NFC');
  const length = [...text].length;
  if (length < PASSWORD_MINIMUM) return failed('password.short', { minimum: PASSWORD_MINIMUM });
  if (length > PASSWORD_MAXIMUM) return failed('password.long', { maximum: PASSWORD_MAXIMUM });
  const folded = text.toLowerCase();
  if (new Set(folded).size < 3 || names.some((name) => name.toLowerCase() === folded)) return failed('password.guessable');
  return ok(text);
}

export async function hashPassword(random: Random, cost: PasswordCost, password: string, now: number): Promise<Result<PasswordRecord>> {
  const used = atLeast(cost) ? cost : leastCost;
  const salt = random.bytes(SALT_BYTES);
  const hash = await derive(used, salt, password, HASH_BYTES);
  if (!hash.ok) return hash;
  return ok({ v: 1, algorithm: 'argon2id', ...used, salt: base64url(salt), hash: base64url(hash.value), changed: now });
}

/**
 * Whether `password` is the one hashed in `record`. Without a record as much work is done for nothing, so that an
 * unknown name takes as long as a wrong password [A33]. A problem means "too busy now", never "wrong".
 */
export async function verifyPassword(record: PasswordRecord | undefined, cost: PasswordCost, password: string): Promise<Result<boolean>> {
  const believed = record !== undefined && atLeast(record) ? record : undefined;
  const salt = fromBase64url(believed?.salt ?? '') ?? new Uint8Array(0);
  const expected = fromBase64url(believed?.hash ?? '') ?? new Uint8Array(0);
  const usable = salt.length >= SALT_BYTES && expected.length >= HASH_BYTES;
  const hash = await derive(
    usable && believed ? believed : cost,
    usable ? salt : new Uint8Array(SALT_BYTES),
    password,
    usable ? expected.length : HASH_BYTES,
  );
  if (!hash.ok) return hash;
  return ok(usable && timingSafeEqual(hash.value, expected));
}

/** True when a record was made with other parameters than today's, and should be made anew at the next sign-in. */
export function isOutdated(record: PasswordRecord, cost: PasswordCost): boolean {
  return record.memory !== cost.memory || record.passes !== cost.passes || record.lanes !== cost.lanes;
}

function atLeast(cost: PasswordCost): boolean {
  return (
    cost.memory >= leastCost.memory && cost.passes >= leastCost.passes && cost.lanes >= leastCost.lanes && cost.memory <= 4 * 1_048_576
  );
}

let running = 0;
const queue: (() => void)[] = [];

/** At most `TOGETHER` hashes at once, `WAITING` in line; beyond that the caller is told to come back. */
async function derive(cost: PasswordCost, salt: Uint8Array, password: string, length: number): Promise<Result<Uint8Array>> {
  if (running >= TOGETHER) {
    if (queue.length >= WAITING) return failed('limit.busy', { seconds: 5 });
    await new Promise<void>((resolve) => queue.push(resolve));
  } else running++;
  try {
    return ok(await argon2id(cost, salt, password.normalize('NFC'), length));
  } finally {
    const next = queue.shift();
    if (next === undefined) running--;
    else next();
  }
}

function argon2id(cost: PasswordCost, salt: Uint8Array, password: string, length: number): Promise<Uint8Array> {
  const parameters = {
    message: password,
    nonce: salt,
    parallelism: cost.lanes,
    tagLength: length,
    memory: cost.memory,
    passes: cost.passes,
  };
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, hash) => (error === null ? resolve(hash) : reject(error)));
  });
}
