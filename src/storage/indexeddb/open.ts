/** Opens (or makes) the store of a device in the browser; several tabs may share it. */

import { type Store, StoreError } from '../../kernel/store.ts';
import { storeErrorOf } from './errors.ts';
import { localMarker, type Marker } from './marker.ts';
import { answered, transact } from './requests.ts';
import { ABOUT, ENTRY, IndexedDbStore } from './store.ts';

/** Raised when an older Relais could no longer read the store. */
const SCHEMA_VERSION = 1;
const BIRTH = 'birth';

export interface IndexedDbOptions {
  /** Told when the store had to close: for another tab's newer version, or because the browser closed or removed it. */
  readonly onClosed?: (why: 'upgrade' | 'browser') => void;
  /** Where the mark is kept that shows an eviction; localStorage when missing. */
  readonly marker?: Marker;
  readonly version?: number;
}

export interface OpenedIndexedDb {
  readonly store: Store;
  /** A store of this name was here before, and it is not this one: the browser emptied it. True until `acceptLoss`. */
  readonly emptied: boolean;
  /** Names this very store; a new one after an eviction. */
  readonly birth: string;
  /** The person has been told, or all has been fetched again. */
  acceptLoss(): void;
}

/** Throws `StoreError`: `blocked` when another tab does not give way to a newer version, `newer` when it is this tab's turn. */
export async function openIndexedDb(name: string, options: IndexedDbOptions = {}): Promise<OpenedIndexedDb> {
  try {
    const database = await openDatabase(name, options.version ?? SCHEMA_VERSION);
    const birth = await birthOf(database);
    const marker = options.marker ?? localMarker(name);
    const known = marker.read();
    if (known === undefined) marker.write(birth);
    const store = new IndexedDbStore(database, options.onClosed ?? (() => undefined));
    return { store, emptied: known !== undefined && known !== birth, birth, acceptLoss: () => marker.write(birth) };
  } catch (error) {
    throw storeErrorOf(error, name);
  }
}

function openDatabase(name: string, version: number): Promise<IDBDatabase> {
  if (typeof indexedDB === 'undefined') throw new StoreError('unavailable', 'this browser has no IndexedDB, or forbids it here');
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    let refused = false;
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion === 0) createTables(request.result, request.transaction);
    };
    request.onblocked = () => {
      refused = true;
      reject(new StoreError('blocked', `another tab holds an older version of ${name}`));
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => (refused ? request.result.close() : resolve(request.result));
  });
}

/** One table for all collections: a new collection needs no new version, for which all tabs would have to close. */
function createTables(database: IDBDatabase, transaction: IDBTransaction | null): void {
  database.createObjectStore(ENTRY);
  database.createObjectStore(ABOUT);
  const random = crypto.getRandomValues(new Uint8Array(16));
  transaction?.objectStore(ABOUT).put(Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join(''), BIRTH);
}

async function birthOf(database: IDBDatabase): Promise<string> {
  try {
    const birth: unknown = await transact(database, ABOUT, 'readonly', (about) => answered(about.get(BIRTH)));
    if (typeof birth === 'string') return birth;
    throw new StoreError('foreign', `${database.name} is not a store of Relais`);
  } catch (error) {
    database.close();
    throw error;
  }
}
