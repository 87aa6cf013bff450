/** The statements of the SQLite store, each prepared when first used. */

import type { Driver, Statement } from './driver.ts';

const SQL = {
  begin: 'BEGIN',
  beginWriting: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  rollback: 'ROLLBACK',
  get: 'SELECT value FROM entry WHERE collection = ? AND key = ?',
  range: 'SELECT key, value FROM entry WHERE collection = ? AND key >= ? AND key < ? ORDER BY key LIMIT ?',
  rangeDown: 'SELECT key, value FROM entry WHERE collection = ? AND key >= ? AND key < ? ORDER BY key DESC LIMIT ?',
  keys: 'SELECT key FROM entry WHERE collection = ? AND key >= ? AND key < ? ORDER BY key LIMIT ?',
  keysDown: 'SELECT key FROM entry WHERE collection = ? AND key >= ? AND key < ? ORDER BY key DESC LIMIT ?',
  put: 'INSERT INTO entry (collection, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  remove: 'DELETE FROM entry WHERE collection = ? AND key = ?',
  removeRange: 'DELETE FROM entry WHERE collection = ? AND key >= ? AND key < ?',
  collectionId: 'SELECT id FROM collection WHERE name = ?',
  addCollection: 'INSERT INTO collection (name) VALUES (?)',
  collections: 'SELECT name FROM collection WHERE EXISTS (SELECT 1 FROM entry WHERE collection = id) ORDER BY name',
  dataVersion: 'PRAGMA data_version',
  lastNotice: 'SELECT max(serial) AS serial FROM notice',
  notices: 'SELECT topic, serial FROM notice WHERE serial > ?1 AND (writer <> ?2 OR other > ?1) ORDER BY serial',
  putNotice: `INSERT INTO notice (topic, serial, writer, other)
    VALUES (?, (SELECT coalesce(max(serial), 0) + 1 FROM notice), ?, 0)
    ON CONFLICT DO UPDATE SET
      other = CASE WHEN writer = excluded.writer THEN other ELSE serial END, writer = excluded.writer, serial = excluded.serial`,
} as const;

export type Use = (name: keyof typeof SQL) => Statement;

export function statements(driver: Driver): Use {
  const prepared = new Map<keyof typeof SQL, Statement>();
  return (name) => {
    let statement = prepared.get(name);
    if (statement === undefined) {
      statement = driver.prepare(SQL[name]);
      prepared.set(name, statement);
    }
    return statement;
  };
}
