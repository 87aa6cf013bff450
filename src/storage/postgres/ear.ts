/** One connection that listens for "look now" from other servers, for all namespaces of a database. */

import { Client, type ClientConfig } from 'pg';

export const CHANNEL = 'relais';

/** ms between tries to connect again. */
const RECONNECT = 1_000;

export class Ear {
  private readonly config: ClientConfig;
  private readonly heard = new Map<string, Set<() => void>>();
  private client: Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  /** Whether something was heard on this connection: through some poolers, LISTEN succeeds and nothing ever arrives. */
  working = false;

  constructor(config: ClientConfig) {
    this.config = config;
  }

  /** Calls `look` when the namespace is notified, and after each time the connection was lost. */
  listen(namespace: string, look: () => void): () => void {
    const looks = this.heard.get(namespace) ?? new Set();
    this.heard.set(namespace, looks.add(look));
    if (this.client === undefined && this.retry === undefined) void this.connect();
    return () => {
      looks.delete(look);
      if (looks.size === 0) this.heard.delete(namespace);
      if (this.heard.size === 0) void this.stop();
    };
  }

  async stop(): Promise<void> {
    clearTimeout(this.retry);
    this.retry = undefined;
    const client = this.client;
    this.client = undefined;
    this.working = false;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new Client(this.config);
    this.client = client;
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ payload }) => this.notified(payload));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      await client.query('SELECT pg_notify($1, $2)', [CHANNEL, '']);
    } catch {
      this.lost(client);
    }
  }

  /** The empty payload is our own trial, or another ear's. */
  private notified(namespace: string | undefined): void {
    const first = !this.working;
    this.working = true;
    for (const [name, looks] of this.heard) if (first || name === namespace) for (const look of looks) look();
  }

  private lost(client: Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    this.working = false;
    void client.end().catch(() => undefined);
    this.retry = setTimeout(() => {
      this.retry = undefined;
      void this.connect();
    }, RECONNECT).unref();
  }
}
