/** Reads and writes account records over the storage port. Every key is `<workplace>/<kind>/<id>`. */

import * as v from 'valibot';
import { fromUtf8, utf8 } from '../../kernel/bytes.ts';
import type { Id } from '../../kernel/ids.ts';
import { type Commit, EVERYTHING, type Range, type Store, StoreError, startingWith } from '../../kernel/store.ts';
import * as schema from './schema.ts';

const ACCOUNTS = 'accounts';

export interface Kind<T> {
  readonly name: string;
  readonly schema: v.GenericSchema<unknown, T>;
}

export const kinds = {
  workplace: kind('workplace', schema.workplaceSchema),
  member: kind('member', schema.memberSchema),
  name: kind('name', schema.nameSchema),
  password: kind('password', schema.passwordSchema),
  passkey: kind('passkey', schema.passkeySchema),
  device: kind('device', schema.deviceSchema),
  session: kind('session', schema.sessionSchema),
  link: kind('link', schema.linkSchema),
  feed: kind('feed', schema.feedSchema),
};

/** A record as read: the bytes are what a conditional commit expects to find still there. */
export interface Held<T> {
  readonly key: string;
  readonly record: T;
  readonly bytes: Uint8Array;
}

export type Put = NonNullable<Commit['put']>[number];
export type Removal = NonNullable<Commit['remove']>[number];
export type Expectation = NonNullable<Commit['expect']>[number];

function kind<T>(name: string, shape: v.GenericSchema<unknown, T>): Kind<T> {
  return { name, schema: shape };
}

const keyOf = (of: Kind<unknown>, workplace: Id, id: string): string => `${workplace}/${of.name}/${id}`;

export async function read<T>(store: Store, of: Kind<T>, workplace: Id, id: string): Promise<Held<T> | undefined> {
  const key = keyOf(of, workplace, id);
  const bytes = await store.get(ACCOUNTS, key);
  return bytes === undefined ? undefined : held(of, key, bytes);
}

/** All records of a kind in a workplace, in key order. */
export async function list<T>(store: Store, of: Kind<T>, workplace: Id): Promise<Held<T>[]> {
  const entries = await store.range(ACCOUNTS, startingWith(`${workplace}/${of.name}/`));
  return entries.map((entry) => held(of, entry.key, entry.value));
}

/** Ids of all workplaces that exist, and of those whose set-up link waits. Skips from workplace to workplace. */
export async function workplaceIds(store: Store): Promise<Id[]> {
  const found: Id[] = [];
  let range: Range = EVERYTHING;
  for (;;) {
    const [key] = await store.keys(ACCOUNTS, { ...range, limit: 1 });
    if (key === undefined) return found;
    const id = key.slice(0, key.indexOf('/'));
    found.push(id);
    range = { ...EVERYTHING, from: startingWith(`${id}/`).to };
  }
}

export function put<T>(of: Kind<T>, workplace: Id, id: string, record: T): Put {
  return { collection: ACCOUNTS, key: keyOf(of, workplace, id), value: utf8(JSON.stringify(record)) };
}

export function remove(held: Held<unknown>): Removal {
  return { collection: ACCOUNTS, key: held.key };
}

export function unchanged(record: Held<unknown>): Expectation {
  return { collection: ACCOUNTS, key: record.key, value: record.bytes };
}

export function absent(of: Kind<unknown>, workplace: Id, id: string): Expectation {
  return { collection: ACCOUNTS, key: keyOf(of, workplace, id), value: undefined };
}

/**
 * Runs `attempt` until its commit goes through: it reads, decides, and answers either a commit with what to return
 * once it is durable, or what to return without writing. A conflict means another process wrote meanwhile.
 */
export async function committing<T>(store: Store, attempt: () => Promise<{ commit?: Commit; answer: T }>): Promise<T> {
  for (let round = 0; round < 20; round++) {
    const { commit, answer } = await attempt();
    if (commit === undefined || (await store.commit(commit)) === 'done') return answer;
  }
  throw new StoreError('blocked', 'twenty conflicts in a row on an account record');
}

function held<T>(of: Kind<T>, key: string, bytes: Uint8Array): Held<T> {
  const parsed = v.safeParse(of.schema, parseJson(bytes));
  if (!parsed.success) throw new StoreError('damaged', `the ${of.name} record ${key} cannot be read`);
  return { key, record: parsed.output, bytes };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    return undefined;
  }
}
