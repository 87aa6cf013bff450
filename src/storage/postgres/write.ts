/**
 * One group of commits as one transaction. The namespace's row is locked first and each statement sees what was
 * committed before it began (READ COMMITTED): commits of a namespace happen one group after the other, whichever
 * server makes them, so that expectations about missing keys hold as firmly as those about present ones.
 */

import type { PoolClient } from 'pg';
import pg from 'pg';
import type { Commit, CommitOutcome } from '../../kernel/store.ts';
import { mergeCommits, type NetWrite, type Place, placesExpected } from '../merge.ts';

/** Bytes and rows of values sent in one statement. */
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_ROWS = 5_000;

/** A server that dies while it holds the lock gives it back after the delay. */
const BEGIN = `
  BEGIN ISOLATION LEVEL READ COMMITTED;
  SET LOCAL idle_in_transaction_session_timeout = '30s';
  SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off';`;

const READ = `SELECT collection, key, value FROM relais_entry
  WHERE namespace = $1 AND (collection, key) IN (SELECT * FROM unnest($2::text[], $3::text[]))`;

const REMOVE_RANGE = 'DELETE FROM relais_entry WHERE namespace = $1 AND collection = $2 AND key >= $3 AND key < $4';

const REMOVE = `DELETE FROM relais_entry
  WHERE namespace = $1 AND (collection, key) IN (SELECT * FROM unnest($2::text[], $3::text[]))`;

/** The values arrive as one run of bytes, cut here: binary all the way, and one parameter. */
const PUT = `INSERT INTO relais_entry (namespace, collection, key, value)
  SELECT $1, new.collection, new.key, substring($4::bytea FROM new.start FOR new.size)
  FROM unnest($2::text[], $3::text[], $5::int[], $6::int[]) AS new (collection, key, start, size)
  ON CONFLICT (namespace, collection, key) DO UPDATE SET value = excluded.value`;

/** Takes the lock of the namespace; ends with `COMMIT` or `ROLLBACK`, which the caller sends. Waits at most `patience` ms. */
export const begin = (client: PoolClient, namespace: string, patience: number) =>
  client.query(`${BEGIN} SET LOCAL lock_timeout = ${Math.ceil(patience)};
    SELECT FROM relais_store WHERE namespace = ${pg.escapeLiteral(namespace)} FOR UPDATE`);

/** Within `begin` and the end: nothing is written unless some outcome is `done`. */
export async function writeGroup(client: PoolClient, namespace: string, commits: readonly Commit[]): Promise<CommitOutcome[]> {
  const held = await readAll(client, namespace, placesExpected(commits));
  const { outcomes, net } = mergeCommits(commits, held);
  await writeNet(client, namespace, net);
  return outcomes;
}

async function readAll(client: PoolClient, namespace: string, places: readonly Place[]) {
  const held = new Map<string, Map<string, Uint8Array>>();
  if (places.length > 0) {
    const { rows } = await client.query<{ collection: string; key: string; value: Uint8Array }>(READ, [namespace, ...columnsOf(places)]);
    for (const { collection, key, value } of rows) {
      held.set(collection, (held.get(collection) ?? new Map<string, Uint8Array>()).set(key, value));
    }
  }
  return ({ collection, key }: Place) => held.get(collection)?.get(key);
}

async function writeNet(client: PoolClient, namespace: string, { removeRange, remove, put }: NetWrite): Promise<void> {
  for (const { collection, from, to } of removeRange) await client.query(REMOVE_RANGE, [namespace, collection, from, to]);
  if (remove.length > 0) await client.query(REMOVE, [namespace, ...columnsOf(remove)]);
  for (let start = 0; start < put.length; ) {
    let bytes = 0;
    let end = start;
    while (end < put.length && end - start < MOST_ROWS && (end === start || bytes < MOST_BYTES)) bytes += put[end++]?.value.length ?? 0;
    await putSome(client, namespace, put.slice(start, end), bytes);
    start = end;
  }
}

async function putSome(client: PoolClient, namespace: string, put: NetWrite['put'], bytes: number): Promise<void> {
  const run = Buffer.allocUnsafe(bytes);
  const starts: number[] = [];
  let at = 0;
  for (const { value } of put) {
    starts.push(at + 1);
    run.set(value, at);
    at += value.length;
  }
  await client.query(PUT, [namespace, ...columnsOf(put), run, starts, put.map(({ value }) => value.length)]);
}

const columnsOf = (places: readonly Place[]): [string[], string[]] => [
  places.map(({ collection }) => collection),
  places.map(({ key }) => key),
];
