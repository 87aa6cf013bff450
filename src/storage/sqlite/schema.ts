/**
 * The tables of a store in an SQLite file, and who may open it. Collections are interned as integers (7 % smaller than
 * their names in each entry), entries live in the key's own tree (20 % smaller than a table with an index).
 */

import { StoreError } from '../../kernel/store.ts';
import type { Driver } from './driver.ts';

/** "RELS", so that `file` and this code know a store of Relais from another SQLite file. */
const APPLICATION = 0x52454c53;
/** Raised when an older Relais could no longer read the file. */
const SCHEMA_VERSION = 1;

/** `database` is `main`, or the name of an attached one. */
export const tables = (database: string): string => `
  CREATE TABLE ${database}.collection (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE ${database}.entry (
    collection INTEGER NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (collection, key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE ${database}.notice (
    topic TEXT PRIMARY KEY, serial INTEGER NOT NULL UNIQUE, writer TEXT NOT NULL, other INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  PRAGMA ${database}.application_id = ${APPLICATION};
  PRAGMA ${database}.user_version = ${SCHEMA_VERSION};
`;

type Found = 'new' | 'ours';

/** Reads the file's head only. Throws `foreign` or `newer` without having touched the file. */
export function recognise(driver: Driver, path: string): Found {
  const head = driver
    .prepare('SELECT application_id AS application, user_version AS version FROM pragma_application_id, pragma_user_version')
    .get();
  const application = head?.application;
  const version = Number(head?.version);
  if (application === APPLICATION) {
    if (version <= SCHEMA_VERSION) return 'ours';
    throw new StoreError('newer', `${path} has version ${version}; this Relais knows versions up to ${SCHEMA_VERSION}`);
  }
  if (application === 0 && version === 0 && driver.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined) return 'new';
  throw new StoreError('foreign', `${path} is a database of another application`);
}

/** Safe when several processes open a new file at once. */
export function createTables(driver: Driver, path: string): void {
  driver.exec('BEGIN IMMEDIATE');
  try {
    if (recognise(driver, path) === 'new') driver.exec(tables('main'));
    driver.exec('COMMIT');
  } catch (error) {
    driver.exec('ROLLBACK');
    throw error;
  }
}
