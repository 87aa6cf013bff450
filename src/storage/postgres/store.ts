/** The store over one namespace of a PostgreSQL database that is connected and prepared. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, QueryResult, QueryResultRow } from 'pg';
import { type Commit, type CommitOutcome, type Entry, type Range, type Store, StoreError } from '../../kernel/store.ts';
import { CommitGroup } from '../group.ts';
import { checkCommit, checkTopic } from '../limits.ts';
import type { Ear } from './ear.ts';
import { isConnectionLoss, isWorthAnotherTry, storeErrorOf } from './errors.ts';
import { Notices, type NoticesOptions } from './notices.ts';
import { begin, writeGroup } from './write.ts';

const GET = 'SELECT value FROM relais_entry WHERE namespace = $1 AND collection = $2 AND key = $3';

const GET_MANY = `SELECT value FROM unnest($3::text[]) WITH ORDINALITY AS asked (key, position)
  LEFT JOIN relais_entry ON namespace = $1 AND collection = $2 AND relais_entry.key = asked.key ORDER BY position`;

const select = (columns: string, direction: 'ASC' | 'DESC') => `SELECT ${columns} FROM relais_entry
  WHERE namespace = $1 AND collection = $2 AND key >= $3 AND key < $4 ORDER BY key ${direction} LIMIT $5`;

const RANGE = select('key, value', 'ASC');
const RANGE_DOWN = select('key, value', 'DESC');
const KEYS = select('key', 'ASC');
const KEYS_DOWN = select('key', 'DESC');

/** Jumps from one name to the next: a few index look-ups however many entries there are. */
const COLLECTIONS = `WITH RECURSIVE found AS (
    (SELECT collection FROM relais_entry WHERE namespace = $1 ORDER BY collection LIMIT 1)
    UNION ALL
    SELECT next.collection FROM found CROSS JOIN LATERAL
      (SELECT collection FROM relais_entry WHERE namespace = $1 AND collection > found.collection ORDER BY collection LIMIT 1) AS next
  ) SELECT collection FROM found`;

/** ms between two tries while the server is away. */
const PAUSE = 100;

interface Valued {
  readonly value: Uint8Array;
}

interface PostgresStoreOptions extends NoticesOptions {
  /** How long to wait for a server that is away, or for the lock of the namespace, ms. */
  readonly patience: number;
  readonly onClosed: (() => Promise<void>) | undefined;
}

export class PostgresStore implements Store {
  private readonly pool: Pool;
  private readonly namespace: string;
  private readonly patience: number;
  private readonly onClosed: (() => Promise<void>) | undefined;
  private readonly group: CommitGroup;
  private readonly notices: Notices;
  private readonly reading = new Set<Promise<unknown>>();
  private closing: Promise<void> | undefined;

  constructor(pool: Pool, ear: Ear, namespace: string, options: PostgresStoreOptions) {
    this.pool = pool;
    this.namespace = namespace;
    this.patience = options.patience;
    this.onClosed = options.onClosed;
    this.group = new CommitGroup((commits) => this.patiently(() => this.write(commits)), setImmediate);
    this.notices = new Notices(pool, ear, namespace, options, () => void this.group.add({}).catch(() => undefined));
  }

  async get(collection: string, key: string): Promise<Uint8Array | undefined> {
    const { rows } = await this.query<Valued>(GET, [collection, key]);
    return rows[0] === undefined ? undefined : detached(rows[0].value);
  }

  async getMany(collection: string, keys: readonly string[]): Promise<(Uint8Array | undefined)[]> {
    const { rows } = await this.query<{ readonly value: Uint8Array | null }>(GET_MANY, [collection, keys]);
    return rows.map(({ value }) => (value === null ? undefined : detached(value)));
  }

  async range(collection: string, { from, to, limit, reverse }: Range): Promise<Entry[]> {
    const { rows } = await this.query<Entry>(reverse ? RANGE_DOWN : RANGE, [collection, from, to, limit ?? null]);
    return rows.map(({ key, value }) => ({ key, value: detached(value) }));
  }

  async keys(collection: string, { from, to, limit, reverse }: Range): Promise<string[]> {
    const { rows } = await this.query<{ readonly key: string }>(reverse ? KEYS_DOWN : KEYS, [collection, from, to, limit ?? null]);
    return rows.map(({ key }) => key);
  }

  async commit(commit: Commit): Promise<CommitOutcome> {
    checkCommit(commit);
    this.demandOpen();
    return this.group.add(commit);
  }

  watch(listener: (topic: string) => void): () => void {
    return this.closing === undefined ? this.notices.watch(listener) : () => undefined;
  }

  notify(topic: string): void {
    checkTopic(topic);
    if (this.closing === undefined) this.notices.notify(topic);
  }

  async collections(): Promise<string[]> {
    const { rows } = await this.query<{ readonly collection: string }>(COLLECTIONS, []);
    return rows.map(({ collection }) => collection);
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    if (this.notices.waiting) await this.group.add({}).catch(() => undefined);
    await this.group.settled();
    await this.notices.close();
    await Promise.allSettled(this.reading);
    await this.onClosed?.();
  }

  private demandOpen(): void {
    if (this.closing !== undefined) throw new StoreError('closed', `the namespace ${this.namespace} is closed`);
  }

  private async query<Row extends QueryResultRow>(sql: string, values: unknown[]): Promise<QueryResult<Row>> {
    this.demandOpen();
    const answer = this.patiently(() => this.pool.query<Row>(sql, [this.namespace, ...values]));
    this.reading.add(answer);
    try {
      return await answer;
    } finally {
      this.reading.delete(answer);
    }
  }

  /** Tries again while the server is away; `work` must have done nothing when it fails so. */
  private async patiently<T>(work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    for (;;) {
      try {
        return await work();
      } catch (error) {
        const again = isConnectionLoss(error) || isWorthAnotherTry(error);
        if (!again || performance.now() - start >= this.patience) throw storeErrorOf(error);
        await sleep(PAUSE * Math.random());
      }
    }
  }

  private async write(commits: readonly Commit[]): Promise<CommitOutcome[]> {
    const client = await this.pool.connect();
    let ending = false;
    let unusable = false;
    try {
      await begin(client, this.namespace, this.patience);
      const outcomes = await writeGroup(client, this.namespace, commits);
      const noticed = await this.notices.write(client);
      ending = true;
      await client.query('COMMIT');
      noticed();
      return outcomes;
    } catch (error) {
      unusable = isConnectionLoss(error);
      if (!unusable) await client.query('ROLLBACK').catch(() => (unusable = true));
      // Tried again, a commit that did happen would look like a conflict: the caller must look for itself.
      if (ending && unusable)
        throw new StoreError('unavailable', 'PostgreSQL went away during COMMIT, which may or may not have happened', error);
      throw error;
    } finally {
      client.release(unusable);
    }
  }
}

/** The bytes alone, without the buffers of the connection they came in. */
const detached = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);
