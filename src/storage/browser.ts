/** Storage in the browser: no Node module is reached from here. */

export * from './index.ts';
export { type OpenedIndexedDb, openIndexedDb } from './indexeddb/open.ts';
