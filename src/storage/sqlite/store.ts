/** The store over an SQLite file that is open and recognised. */

import { sameBytes } from '../../kernel/bytes.ts';
import { type Commit, type CommitOutcome, type Entry, type Range, type Store, StoreError } from '../../kernel/store.ts';
import { CommitGroup } from '../group.ts';
import { checkCommit, checkTopic } from '../limits.ts';
import type { Driver, Row } from './driver.ts';
import { storeErrorOf } from './errors.ts';
import { Notices } from './notices.ts';
import { patiently } from './patience.ts';
import { statements, type Use } from './statements.ts';

interface Patience {
  readonly patience: number;
  readonly pollEvery: number;
}

export class SqliteStore implements Store {
  private readonly driver: Driver;
  private readonly path: string;
  private readonly patience: number;
  private readonly use: Use;
  private readonly group: CommitGroup;
  private readonly notices: Notices;
  /** Collections are never removed from the file, so that what was found stays true. */
  private readonly collectionIds = new Map<string, number>();
  private closing: Promise<void> | undefined;

  constructor(driver: Driver, path: string, { patience, pollEvery }: Patience) {
    this.driver = driver;
    this.path = path;
    this.patience = patience;
    this.use = statements(driver);
    this.group = new CommitGroup((commits) => this.attempt(() => this.write(commits)), setImmediate);
    this.notices = new Notices(this.use, pollEvery, () => void this.group.add({}).catch(() => undefined));
  }

  get(collection: string, key: string): Promise<Uint8Array | undefined> {
    return this.read(() => this.found(collection, key));
  }

  getMany(collection: string, keys: readonly string[]): Promise<(Uint8Array | undefined)[]> {
    return this.read(() => {
      this.use('begin').run();
      try {
        return keys.map((key) => this.found(collection, key));
      } finally {
        this.use('commit').run();
      }
    });
  }

  range(collection: string, range: Range): Promise<Entry[]> {
    return this.read(() =>
      this.select(range.reverse ? 'rangeDown' : 'range', collection, range).map((row) => ({ key: this.text(row), value: this.bytes(row) })),
    );
  }

  keys(collection: string, range: Range): Promise<string[]> {
    return this.read(() => this.select(range.reverse ? 'keysDown' : 'keys', collection, range).map((row) => this.text(row)));
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

  collections(): Promise<string[]> {
    return this.read(() =>
      this.use('collections')
        .all()
        .map((row) => String(row.name)),
    );
  }

  /** Removed bytes are overwritten in the file (`secure_delete`); the write-ahead log still has them until it is cut off. */
  async scrub(): Promise<void> {
    await this.group.settled();
    await this.read(() => this.driver.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    if (this.notices.waiting) await this.group.add({}).catch(() => undefined);
    await this.group.settled();
    this.notices.close();
    this.driver.close();
  }

  private demandOpen(): void {
    if (this.closing !== undefined) throw new StoreError('closed', `${this.path} is closed`);
  }

  private async read<T>(work: () => T): Promise<T> {
    this.demandOpen();
    return this.attempt(work);
  }

  private async attempt<T>(work: () => T): Promise<T> {
    try {
      return await patiently(this.patience, work);
    } catch (error) {
      throw storeErrorOf(error, this.path);
    }
  }

  private select(statement: 'range' | 'rangeDown' | 'keys' | 'keysDown', collection: string, { from, to, limit }: Range): Row[] {
    const id = this.collectionId(collection);
    return id === undefined ? [] : this.use(statement).all(id, from, to, limit ?? -1);
  }

  private found(collection: string, key: string): Uint8Array | undefined {
    const id = this.collectionId(collection);
    const row = id === undefined ? undefined : this.use('get').get(id, key);
    return row === undefined ? undefined : this.bytes(row);
  }

  private collectionId(name: string): number | undefined {
    const known = this.collectionIds.get(name);
    if (known !== undefined) return known;
    const row = this.use('collectionId').get(name);
    if (row === undefined) return undefined;
    const id = Number(row.id);
    this.collectionIds.set(name, id);
    return id;
  }

  /** All in one transaction, whose write lock is taken before any expectation is looked at. */
  private write(commits: readonly Commit[]): CommitOutcome[] {
    this.use('beginWriting').run();
    try {
      const outcomes = commits.map((commit) => this.apply(commit));
      const written = this.notices.write();
      this.use('commit').run();
      written();
      return outcomes;
    } catch (error) {
      this.collectionIds.clear();
      this.undo();
      throw error;
    }
  }

  private undo(): void {
    try {
      this.use('rollback').run();
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full.
    }
  }

  private apply(commit: Commit): CommitOutcome {
    for (const { collection, key, value } of commit.expect ?? []) {
      const found = this.found(collection, key);
      if (found === undefined || value === undefined ? found !== value : !sameBytes(found, value)) return 'conflict';
    }
    for (const { collection, from, to } of commit.removeRange ?? []) {
      const id = this.collectionId(collection);
      if (id !== undefined) this.use('removeRange').run(id, from, to);
    }
    for (const { collection, key } of commit.remove ?? []) {
      const id = this.collectionId(collection);
      if (id !== undefined) this.use('remove').run(id, key);
    }
    for (const { collection, key, value } of commit.put ?? []) this.use('put').run(this.collectionIdMade(collection), key, value);
    return 'done';
  }

  private collectionIdMade(name: string): number {
    const known = this.collectionId(name);
    if (known !== undefined) return known;
    this.use('addCollection').run(name);
    return this.collectionId(name) ?? this.damaged(`collection ${name}`);
  }

  private text(row: Row): string {
    const key = row.key;
    return typeof key === 'string' ? key : this.damaged('a key');
  }

  private bytes(row: Row): Uint8Array {
    const value = row.value;
    return value instanceof Uint8Array ? value : this.damaged('a value');
  }

  private damaged(what: string): never {
    throw new StoreError('damaged', `${this.path}: ${what} cannot be read back`);
  }
}
