// Limit (i): plain SQLite, normalized tables, no sync metadata. Not a local-first engine: a floor.

import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { NOTE_COLS, TASK_COLS } from '../lib/workload.mjs';

const DDL = `
create table person(n integer primary key, id text unique not null);
create table role(n integer primary key, id text unique not null);
create table place(n integer primary key, id text unique not null);
create table state(n integer primary key, id text unique not null);
create table task(n integer primary key, id text unique not null, title text, why text, state integer, holder integer, role integer, place integer,
  nextStep text, due text, createdAt integer, updatedAt integer, priority integer);
create table note(n integer primary key, id text unique not null, task integer, author integer, at integer, text text);
create index task_open on task(holder, state, due);`;
const REF = { state: 'state', holder: 'person', role: 'role', place: 'place', author: 'person' };

function open(file) {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  return db;
}
function prepare(db) {
  const dict = {};
  for (const t of ['person', 'role', 'place', 'state']) {
    const ins = db.prepare(`insert into ${t}(id) values(?)`);
    dict[t] = new Map(db.prepare(`select id, n from ${t}`).raw().all());
    dict[t].of = (v) => {
      let n = dict[t].get(v);
      if (n === undefined) {
        n = Number(ins.run(v).lastInsertRowid);
        dict[t].set(v, n);
      }
      return n;
    };
  }
  const cell = {};
  for (const c of TASK_COLS) cell[c] = db.prepare(`update task set ${c}=? where id=?`);
  return {
    db,
    dict,
    cell,
    task: db.prepare(`insert into task(id,${TASK_COLS}) values(?,${TASK_COLS.map(() => '?')})`),
    note: db.prepare(`insert into note(id,${NOTE_COLS}) values(?,(select n from task where id=?),?,?,?)`),
    q: db
      .prepare(
        `select t.id from task t where holder=(select n from person where id=?) and state in (select n from state where id in ('todo','doing','blocked')) order by due is null, due, t.id`,
      )
      .pluck(),
    subs: [],
  };
}
const enc = (r, col, v) => (REF[col] ? r.dict[REF[col]].of(v) : v);
function setCell(r, op) {
  r.cell[op.col].run(enc(r, op.col, op.value), op.id);
}

export const adapter = {
  name: 'limit-sqlite',
  durable: true,
  title: 'limit: SQLite, no sync',
  versions: { sqlite: process.versions.sqlite },
  limit: true,
  noSync: 'no sync metadata (limit)',
  async create({ dir }) {
    const db = open(join(dir, 'db.sqlite'));
    db.exec(DDL);
    return prepare(db);
  },
  async applyOps(r, sessions) {
    const run = r.db.transaction((ops) => {
      for (const op of ops) {
        if (op.k === 'cell') setCell(r, op);
        else if (op.k === 'task') r.task.run(op.id, ...TASK_COLS.map((c) => enc(r, c, op.row[c])));
        else r.note.run(op.id, op.row.task, enc(r, 'author', op.row.author), op.row.at, op.row.text);
      }
    });
    for (const s of sessions) run(s.ops);
  },
  async save(r, dir) {
    r.db.pragma('wal_checkpoint(TRUNCATE)');
    copyFileSync(r.db.name, join(dir, 'db.sqlite'));
  },
  async load(dir) {
    return prepare(open(join(dir, 'db.sqlite')));
  },
  query: (r, holder) => r.q.all(holder),
  getCell: (r, id, col) =>
    REF[col]
      ? r.db.prepare(`select x.id from task t join ${REF[col]} x on x.n=t.${col} where t.id=?`).pluck().get(id)
      : r.db.prepare(`select ${col} from task where id=?`).pluck().get(id),
  subscribe(r, cb) {
    r.subs.push(cb);
  },
  encodeChange(r, op) {
    setCell(r, op);
    return JSON.stringify([op.id, op.col, op.value]);
  },
  applyChange(r, bytes) {
    const [id, col, value] = JSON.parse(bytes);
    setCell(r, { id, col, value });
    for (const f of r.subs) f(id);
  },
  async bootstrap(a, wire, { dir }) {
    const bytes = wire.send(a.db.serialize());
    writeFileSync(join(dir, 'db.sqlite'), bytes);
    return prepare(open(join(dir, 'db.sqlite')));
  },
  async rows(r) {
    const tasks = new Map(),
      notes = new Map();
    for (const x of r.db
      .prepare(`select t.id, title, why, s.id state, p.id holder, ro.id role, pl.id place, nextStep, due, createdAt, updatedAt, priority
      from task t join state s on s.n=t.state join person p on p.n=t.holder join role ro on ro.n=t.role join place pl on pl.n=t.place`)
      .all()) {
      const { id, ...row } = x;
      tasks.set(id, row);
    }
    for (const x of r.db
      .prepare('select n.id, t.id task, p.id author, at, text from note n join task t on t.n=n.task join person p on p.n=n.author')
      .all()) {
      const { id, ...row } = x;
      notes.set(id, row);
    }
    return { tasks, notes };
  },
  async close(r) {
    r.db.close();
  },
};
