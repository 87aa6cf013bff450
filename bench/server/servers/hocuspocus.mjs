/** Hocuspocus with its SQLite extension, as its documentation sets it up. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';
import Database from 'better-sqlite3';

export async function hocuspocus({ port, dir, state, timed }) {
  const file = join(dir, 'hocuspocus.sqlite');
  const database = new Database(file);
  database.exec('create table if not exists "documents" ("name" varchar(255) not null, "data" blob not null, unique(name))');
  database.prepare('insert into documents values (?, ?)').run('team', readFileSync(join(state, 'state.bin')));
  database.close();
  const sqlite = new SQLite({ database: file });
  sqlite.onStoreDocument = timed(sqlite.onStoreDocument.bind(sqlite));
  const server = new Server({ port, address: '127.0.0.1', quiet: true, stopOnSignals: false, extensions: [sqlite] });
  await server.listen();
  // The document is loaded before the clock starts.
  await server.hocuspocus.openDirectConnection('team');
  return { how: 'acknowledged before storage; whole document stored after 2 s of quiet, at most every 10 s (defaults)' };
}
