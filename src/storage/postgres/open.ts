/** Connects to a PostgreSQL database, where each namespace is a store; several servers may share it. */

import { DatabaseError, Pool, type PoolConfig } from 'pg';
import { type Store, StoreError } from '../../kernel/store.ts';
import { checkCollection } from '../limits.ts';
import { CHANNEL, Ear } from './ear.ts';
import { storeErrorOf } from './errors.ts';
import { prepareNamespace } from './schema.ts';
import { PostgresStore } from './store.ts';

export interface PostgresOptions {
  /** How long to wait for a server that is away, ms. */
  readonly patience?: number;
  /** How often watchers look where LISTEN does not work, ms. */
  readonly pollEvery?: number;
  /** False where NOTIFY must not be used, though the database has it. */
  readonly listen?: boolean;
  /** Connections at most, besides the one that listens. */
  readonly connections?: number;
}

interface PostgresDatabase {
  /** Throws `StoreError`. Closing the store waits for what `onClosed` answers. */
  open(namespace: string, onClosed?: () => Promise<void>): Promise<Store>;
  /** After its stores are closed. */
  end(): Promise<void>;
}

export function connectPostgres(url: string, options: PostgresOptions = {}): PostgresDatabase {
  const { patience = 5_000, pollEvery = 250, listen = true, connections = 5 } = options;
  const config: PoolConfig = {
    connectionString: url,
    application_name: 'relais',
    connectionTimeoutMillis: patience,
    query_timeout: 120_000,
    keepAlive: true,
    max: connections,
    allowExitOnIdle: true,
  };
  const pool = new Pool(config);
  // Lost connections are told by the queries that wanted them; an idle one that is lost concerns nobody.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const ear = new Ear(config);

  return {
    async open(namespace, onClosed) {
      checkCollection(namespace);
      try {
        await prepareNamespace(pool, namespace);
        const canNotify = listen && (await knowsNotify(pool));
        const seen = await lastNotice(pool, namespace);
        return new PostgresStore(pool, ear, namespace, { patience, pollEvery, canNotify, seen, onClosed });
      } catch (error) {
        throw storeErrorOf(error);
      }
    },
    async end() {
      await ear.stop();
      await pool.end();
    },
  };
}

/** A store with a connection of its own. The namespace may stand in the URL: `?namespace=NAME`. */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Store> {
  const { plain, namespace } = namespaceOf(url);
  const database = connectPostgres(plain, options);
  try {
    return await database.open(namespace, () => database.end());
  } catch (error) {
    await database.end();
    throw error;
  }
}

/** Not an URL object: PostgreSQL's URLs may lack a host. */
function namespaceOf(url: string): { plain: string; namespace: string } {
  const [base = '', query = ''] = url.split('?', 2);
  const params = new URLSearchParams(query);
  const namespace = params.get('namespace') ?? 'relais';
  params.delete('namespace');
  if (!/^[ -~]{1,100}$/.test(namespace))
    throw new StoreError('unavailable', 'the namespace in the URL is 1 to 100 printable ASCII characters');
  return { plain: params.size === 0 ? base : `${base}?${params}`, namespace };
}

async function lastNotice(pool: Pool, namespace: string): Promise<number> {
  const { rows } = await pool.query('SELECT coalesce(max(serial), 0) AS serial FROM relais_notice WHERE namespace = $1', [namespace]);
  return Number(rows[0]?.serial);
}

async function knowsNotify(pool: Pool): Promise<boolean> {
  try {
    await pool.query('SELECT pg_notify($1, $2)', [CHANNEL, '']);
    return true;
  } catch (error) {
    if (error instanceof DatabaseError) return false;
    throw error;
  }
}
