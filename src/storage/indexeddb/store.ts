/** The store over an IndexedDB database that is open: entries under [collection, key]. */

import { after, type Commit, type CommitOutcome, type Entry, type Range, type Store, StoreError } from '../../kernel/store.ts';
import { CommitGroup } from '../group.ts';
import { checkCommit, checkTopic } from '../limits.ts';
import { Listeners } from '../listeners.ts';
import { mergeCommits, type Place, placesExpected } from '../merge.ts';
import { storeErrorOf } from './errors.ts';
import { answered, transact } from './requests.ts';

export const ENTRY = 'entry';
export const ABOUT = 'about';

/** Commits of one turn of the event loop share one write. A message wakes even in tabs whose timers are held back. */
const soon = (task: () => void): void => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    task();
  };
  port2.postMessage(undefined);
};

export class IndexedDbStore implements Store {
  private readonly database: IDBDatabase;
  private readonly group: CommitGroup;
  private readonly listeners = new Listeners();
  private readonly channel: BroadcastChannel | undefined;
  private open = true;
  private closing: Promise<void> | undefined;

  constructor(database: IDBDatabase, onClosed: (why: 'upgrade' | 'browser') => void) {
    this.database = database;
    this.group = new CommitGroup((commits) => this.transact('readwrite', (entries) => write(entries, commits)), soon);
    this.channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`relais:${database.name}`);
    this.channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string') this.listeners.tell(data);
    });
    const forced = (why: 'upgrade' | 'browser') => {
      if (this.closing !== undefined) return;
      void this.close();
      onClosed(why);
    };
    // Closed at once, so that the other tab is not blocked; commits under way are finished by the browser.
    database.onversionchange = () => {
      this.open = false;
      database.close();
      forced('upgrade');
    };
    database.onclose = () => forced('browser');
  }

  get(collection: string, key: string): Promise<Uint8Array | undefined> {
    return this.read(async (entries) => bytesOf(await answered(entries.get([collection, key]))));
  }

  getMany(collection: string, keys: readonly string[]): Promise<(Uint8Array | undefined)[]> {
    if (keys.length === 0) return this.read(async () => []);
    return this.read(async (entries) => {
      const found = await Promise.all(keys.map((key) => answered(entries.get([collection, key]))));
      return found.map(bytesOf);
    });
  }

  range(collection: string, range: Range): Promise<Entry[]> {
    return this.read(async (entries) => {
      const bounds = boundsOf(collection, range);
      if (bounds === undefined) return [];
      if (range.reverse && range.limit !== undefined) return backwards(entries.openCursor(bounds, 'prev'), range.limit);
      const [keys, values] = await Promise.all([
        answered(entries.getAllKeys(bounds, range.limit)),
        answered<unknown[]>(entries.getAll(bounds, range.limit)),
      ]);
      const found = keys.flatMap((key, index) => {
        const value = bytesOf(values[index]);
        return value === undefined ? [] : [{ key: keyOf(key), value }];
      });
      return range.reverse ? found.reverse() : found;
    });
  }

  keys(collection: string, range: Range): Promise<string[]> {
    return this.read(async (entries) => {
      const bounds = boundsOf(collection, range);
      if (bounds === undefined) return [];
      if (range.reverse && range.limit !== undefined) {
        return (await backwards(entries.openKeyCursor(bounds, 'prev'), range.limit)).map(({ key }) => key);
      }
      const found = (await answered(entries.getAllKeys(bounds, range.limit))).map(keyOf);
      return range.reverse ? found.reverse() : found;
    });
  }

  async commit(commit: Commit): Promise<CommitOutcome> {
    checkCommit(commit);
    this.demandOpen();
    return this.group.add(commit);
  }

  watch(listener: (topic: string) => void): () => void {
    return this.closing === undefined ? this.listeners.add(listener) : () => undefined;
  }

  notify(topic: string): void {
    checkTopic(topic);
    if (this.closing === undefined) this.channel?.postMessage(topic);
  }

  collections(): Promise<string[]> {
    return this.read(
      (entries) =>
        new Promise((resolve, reject) => {
          const names: string[] = [];
          const request = entries.openKeyCursor();
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const cursor = request.result;
            if (cursor === null) return resolve(names);
            const name = Array.isArray(cursor.key) ? String(cursor.key[0]) : '';
            names.push(name);
            cursor.continue([after(name)]);
          };
        }),
    );
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    await this.group.settled();
    this.open = false;
    this.listeners.clear();
    this.channel?.close();
    this.database.close();
  }

  private demandOpen(): void {
    if (this.closing !== undefined) throw new StoreError('closed', `IndexedDB ${this.database.name} is closed`);
  }

  private async read<T>(work: (entries: IDBObjectStore) => Promise<T>): Promise<T> {
    this.demandOpen();
    return this.transact('readonly', work);
  }

  private async transact<T>(mode: IDBTransactionMode, work: (entries: IDBObjectStore) => Promise<T>): Promise<T> {
    try {
      return await transact(this.database, ENTRY, mode, work);
    } catch (error) {
      const closed = !this.open && error instanceof DOMException;
      throw closed
        ? new StoreError('closed', `IndexedDB ${this.database.name} was closed`, error)
        : storeErrorOf(error, this.database.name);
    }
  }
}

async function write(entries: IDBObjectStore, commits: readonly Commit[]): Promise<CommitOutcome[]> {
  const places = placesExpected(commits);
  const found = await Promise.all(places.map(({ collection, key }) => answered(entries.get([collection, key]))));
  const held = new Map(places.map(({ collection, key }, index) => [`${collection}\n${key}`, bytesOf(found[index])]));
  const { outcomes, net } = mergeCommits(commits, ({ collection, key }: Place) => held.get(`${collection}\n${key}`));
  for (const { collection, from, to } of net.removeRange) {
    const bounds = boundsOf(collection, { from, to });
    if (bounds !== undefined) entries.delete(bounds);
  }
  for (const { collection, key } of net.remove) entries.delete([collection, key]);
  for (const { collection, key, value } of net.put) entries.put(alone(value), [collection, key]);
  return outcomes;
}

/** At most `limit` entries from a cursor that goes down; without values where it is a key cursor. */
function backwards(request: IDBRequest<IDBCursorWithValue | null> | IDBRequest<IDBCursor | null>, limit: number): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const found: Entry[] = [];
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor === null || found.length >= limit) return resolve(found);
      const value = 'value' in cursor ? bytesOf(cursor.value) : undefined;
      found.push({ key: keyOf(cursor.key), value: value ?? new Uint8Array(0) });
      cursor.continue();
    };
  });
}

/** `undefined` where nothing can lie between: IndexedDB refuses such ranges, and takes a limit of zero for none. */
function boundsOf(collection: string, { from, to, limit }: Range): IDBKeyRange | undefined {
  return from < to && limit !== 0 ? IDBKeyRange.bound([collection, from], [collection, to], false, true) : undefined;
}

function keyOf(key: IDBValidKey): string {
  return Array.isArray(key) ? String(key[1]) : '';
}

function bytesOf(value: unknown): Uint8Array | undefined {
  if (value === undefined || value instanceof Uint8Array) return value;
  throw new StoreError('damaged', 'a value in IndexedDB is not bytes');
}

/** A part of a larger buffer would be kept with the whole of it. */
const alone = (value: Uint8Array): Uint8Array => (value.byteLength === value.buffer.byteLength ? value : value.slice());
