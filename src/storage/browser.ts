/** Storage in the browser: no Node module is reached from here. */

export * from './index.ts';
export { type IndexedDbOptions, type OpenedIndexedDb, openIndexedDb } from './indexeddb/open.ts';
