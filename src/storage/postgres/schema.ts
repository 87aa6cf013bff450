/**
 * The tables of the stores in a PostgreSQL database. Every key begins with the namespace, so that the tables can be
 * distributed by it, and every order is that of bytes, whatever the language of the database.
 */

import type { Pool } from 'pg';
import { StoreError } from '../../kernel/store.ts';
import { isWorthAnotherTry } from './errors.ts';

/** Raised when an older Relais could no longer read the tables. */
const SCHEMA_VERSION = 1;

/** The row of `relais_store` is the lock of its namespace. Values come compressed as far as it pays: kept as they are. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS relais_store (namespace text COLLATE "C" PRIMARY KEY, version integer NOT NULL);
  CREATE TABLE IF NOT EXISTS relais_entry (
    namespace text COLLATE "C" NOT NULL, collection text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, value bytea NOT NULL,
    PRIMARY KEY (namespace, collection, key)
  );
  ALTER TABLE relais_entry ALTER COLUMN value SET STORAGE EXTERNAL;
  CREATE TABLE IF NOT EXISTS relais_notice (
    namespace text COLLATE "C" NOT NULL, topic text COLLATE "C" NOT NULL, serial bigint NOT NULL, writer text NOT NULL, other bigint NOT NULL,
    PRIMARY KEY (namespace, topic)
  );
`;

const TRIES = 5;

/** Makes what is missing; safe when several servers start at once. Throws `newer` without having touched anything. */
export async function prepareNamespace(pool: Pool, namespace: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { rows } = await pool.query(`SELECT to_regclass('relais_notice') IS NOT NULL AS made`);
      if (rows[0]?.made !== true) await pool.query(TABLES);
      await checkVersion(pool, namespace);
      return;
    } catch (error) {
      if (attempt === TRIES || !isWorthAnotherTry(error)) throw error;
    }
  }
}

async function checkVersion(pool: Pool, namespace: string): Promise<void> {
  const versionOf = () => pool.query('SELECT version FROM relais_store WHERE namespace = $1', [namespace]);
  let { rows } = await versionOf();
  if (rows.length === 0) {
    await pool.query('INSERT INTO relais_store (namespace, version) VALUES ($1, $2) ON CONFLICT DO NOTHING', [namespace, SCHEMA_VERSION]);
    ({ rows } = await versionOf());
  }
  const version = Number(rows[0]?.version);
  if (version <= SCHEMA_VERSION) return;
  throw new StoreError('newer', `the namespace ${namespace} has version ${version}; this Relais knows versions up to ${SCHEMA_VERSION}`);
}
