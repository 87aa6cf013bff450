/**
 * Waking other servers through the database: each notice bumps its topic's row within a commit, and LISTEN/NOTIFY only
 * says "look now". Where that does not arrive (a pooler between, a database without it) watchers look by themselves.
 */

import type { Pool, PoolClient } from 'pg';
import { Listeners } from '../listeners.ts';
import { CHANNEL, type Ear } from './ear.ts';
import { storeErrorOf } from './errors.ts';

/** ms a notice waits for a commit to ride on. */
const RIDE = 5;
/** ms between looks where LISTEN works. */
const SAFETY = 10_000;

/** `other` is the last serial of another writer, so that two who notify the same topic hear each other. */
const WRITE = `INSERT INTO relais_notice AS notice (namespace, topic, serial, writer, other)
  SELECT $1, topic, position + coalesce((SELECT max(serial) FROM relais_notice WHERE namespace = $1), 0), $3, 0
  FROM unnest($2::text[]) WITH ORDINALITY AS new (topic, position)
  ON CONFLICT (namespace, topic) DO UPDATE SET
    other = CASE WHEN notice.writer = excluded.writer THEN notice.other ELSE notice.serial END,
    writer = excluded.writer, serial = excluded.serial`;

const LOOK = `SELECT topic, serial FROM relais_notice
  WHERE namespace = $1 AND serial > $2 AND (writer <> $3 OR other > $2) ORDER BY serial`;

export interface NoticesOptions {
  /** ms between looks where LISTEN does not work. */
  readonly pollEvery: number;
  /** Whether the database knows NOTIFY. */
  readonly canNotify: boolean;
  /** The last serial when the store was opened. */
  readonly seen: number;
}

export class Notices {
  private readonly pool: Pool;
  private readonly ear: Ear;
  private readonly namespace: string;
  private readonly options: NoticesOptions;
  private readonly flush: () => void;
  private readonly listeners = new Listeners();
  private readonly writer = crypto.randomUUID();
  private readonly pending = new Set<string>();
  private riding: NodeJS.Timeout | undefined;
  private seen: number;
  private nextLook: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private lookAgain = false;
  private deafen: (() => void) | undefined;

  /** `flush` is to start a transaction that ends up calling `write`. */
  constructor(pool: Pool, ear: Ear, namespace: string, options: NoticesOptions, flush: () => void) {
    this.pool = pool;
    this.ear = ear;
    this.namespace = namespace;
    this.options = options;
    this.seen = options.seen;
    this.flush = flush;
  }

  get waiting(): boolean {
    return this.pending.size > 0;
  }

  notify(topic: string): void {
    this.pending.add(topic);
    this.riding ??= setTimeout(() => {
      this.riding = undefined;
      this.flush();
    }, RIDE);
  }

  /** Within a transaction that holds the namespace; the answer, called once it is durable, forgets what was written. */
  async write(client: PoolClient): Promise<() => void> {
    const topics = [...this.pending];
    if (topics.length > 0) {
      await client.query(WRITE, [this.namespace, topics, this.writer]);
      if (this.options.canNotify) await client.query('SELECT pg_notify($1, $2)', [CHANNEL, this.namespace]);
    }
    return () => {
      for (const topic of topics) this.pending.delete(topic);
    };
  }

  watch(listener: (topic: string) => void): () => void {
    const stop = this.listeners.add(listener);
    this.deafen ??= this.options.canNotify ? this.ear.listen(this.namespace, () => this.look()) : () => undefined;
    this.plan();
    return () => {
      stop();
      if (this.listeners.size === 0) this.stop();
    };
  }

  async close(): Promise<void> {
    this.stop();
    clearTimeout(this.riding);
    this.listeners.clear();
    await this.looking;
  }

  private stop(): void {
    this.deafen?.();
    this.deafen = undefined;
    clearTimeout(this.nextLook);
    this.nextLook = undefined;
  }

  private plan(): void {
    clearTimeout(this.nextLook);
    const delay = this.ear.working ? SAFETY : this.options.pollEvery;
    this.nextLook = setTimeout(() => this.look(), delay).unref();
  }

  private look(): void {
    this.lookAgain = this.looking !== undefined;
    this.looking ??= this.tellNews().finally(() => {
      this.looking = undefined;
      if (this.listeners.size === 0) return;
      if (this.lookAgain) this.look();
      else this.plan();
    });
  }

  /** A look that fails (the server is away) is made again later. */
  private async tellNews(): Promise<void> {
    try {
      const { rows } = await this.pool.query<{ topic: string; serial: string }>(LOOK, [this.namespace, this.seen, this.writer]);
      for (const { serial } of rows) this.seen = Math.max(this.seen, Number(serial));
      for (const { topic } of rows) this.listeners.tell(topic);
    } catch (error) {
      if (storeErrorOf(error) === error) throw error;
    }
  }
}
