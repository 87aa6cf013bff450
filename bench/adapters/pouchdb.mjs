// PouchDB 9 on LevelDB: one document per row, a Mango index for the query, the CouchDB replication protocol on the wire.
// One wire change = what a live CouchDB replication moves for it: _revs_diff, its answer, _bulk_get, _bulk_docs (counted as JSON bodies).

import { cpSync } from 'node:fs';
import { join } from 'node:path';
import PouchDB from 'pouchdb';
import Find from 'pouchdb-find';
import { version } from '../lib/measure.mjs';

PouchDB.plugin(Find);
const open = (dir) => new PouchDB(join(dir, 'db'), { auto_compaction: true, revs_limit: 20 });
const OPEN = ['blocked', 'doing', 'todo'];
// CouchDB ids may not start with an underscore: 't' + id for tasks, 'n' + id for notes.
const strip = (doc) => {
  const { _id, _rev, ...row } = doc;
  return row;
};

// A database handle seen through the wire: the calls replication makes are counted as the JSON they would carry over HTTP.
function counted(db, wire) {
  const log = (x) => wire.send(JSON.stringify(x) ?? '');
  return new Proxy(db, {
    get(t, k) {
      const v = t[k];
      if (k === 'revsDiff')
        return async (req) => {
          log(req);
          const r = await v.call(t, req);
          log(r);
          return r;
        };
      if (k === 'bulkGet')
        return async (req) => {
          log(req);
          const r = await v.call(t, req);
          log(r);
          return r;
        };
      if (k === 'bulkDocs')
        return async (req, opts) => {
          log(req);
          const r = await v.call(t, req, opts);
          log(r);
          return r;
        };
      if (k === 'changes')
        return (opts) => {
          const c = v.call(t, { ...opts });
          c.on?.('change', (ch) => log(ch));
          return c;
        };
      return typeof v === 'function' ? v.bind(t) : v;
    },
  });
}

export const adapter = {
  name: 'pouchdb',
  durable: true,
  title: 'PouchDB 9 (LevelDB)',
  versions: { pouchdb: version('pouchdb') },
  note: 'one document per row; concurrent edits of two cells of one task are a document conflict: one is kept, the other is only a losing revision',
  bundle: {
    entry: `import PouchDB from 'pouchdb/dist/pouchdb.min.js'; import find from 'pouchdb/dist/pouchdb.find.min.js'; globalThis.lib = [PouchDB, find];`,
  },
  async create({ dir }) {
    const r = { dir, db: open(dir), revs: new Map() };
    await this.index(r);
    return r;
  },
  index: (r) => r.db.createIndex({ index: { fields: ['holder', 'state', 'due'], ddoc: 'open', name: 'open' } }),
  async applyOps(r, sessions) {
    for (const s of sessions) {
      const docs = new Map();
      const need = [];
      for (const op of s.ops) {
        if (op.k === 'cell') {
          if (!docs.has(`t${op.id}`)) {
            docs.set(`t${op.id}`, null);
            need.push(`t${op.id}`);
          }
        } else docs.set(op.k[0] + op.id, { _id: op.k[0] + op.id, ...op.row });
      }
      if (need.length) for (const x of (await r.db.allDocs({ keys: need, include_docs: true })).rows) docs.set(x.key, x.doc);
      for (const op of s.ops) if (op.k === 'cell') docs.get(`t${op.id}`)[op.col] = op.value;
      for (const x of await r.db.bulkDocs([...docs.values()])) if (x.error) throw new Error(x.message);
    }
  },
  async save(r, dir) {
    await this.query(r, 'nobody'); // brings the index up to date
    await r.db.compact();
    await r.db.close();
    cpSync(r.dir, dir, { recursive: true });
    r.db = open(r.dir);
  },
  async load(dir) {
    const db = open(dir);
    await db.info();
    return { dir, db };
  },
  // The peer of a live replication: a copy that has the checkpoint of a finished one.
  async fork(a, { dir }) {
    const b = { dir, db: open(dir) };
    await a.db.sync(b.db, { batch_size: 500 });
    return b;
  },
  async query(r, holder) {
    const { docs } = await r.db.find({ selector: { holder, state: { $in: OPEN } }, fields: ['_id', 'due'], use_index: 'open', limit: 1e6 });
    const key = (d) => (d.due ?? '9999-99-99') + d._id;
    return docs.sort((x, y) => (key(x) < key(y) ? -1 : 1)).map((d) => d._id.slice(1));
  },
  async getCell(r, id, col) {
    return (await r.db.get(`t${id}`))[col];
  },
  subscribe(r, cb) {
    r.feed = r.db.changes({ live: true, since: 'now' }).on('change', (c) => {
      cb(c.id.slice(1));
      r.heard?.();
    });
  },
  async connect() {
    await new Promise((f) => setTimeout(f, 300));
  },
  async encodeChange(r, op) {
    const doc = await r.db.get(`t${op.id}`);
    doc[op.col] = op.value;
    await r.db.put(doc);
    return {
      db: r.db,
      id: `t${op.id}`,
      get wireBytes() {
        return this.bytes;
      },
    };
  },
  async applyChange(r, change) {
    const heard = new Promise((f) => {
      r.heard = f;
    });
    const log = (x) => {
      change.bytes = (change.bytes ?? 0) + Buffer.byteLength(JSON.stringify(x));
    };
    const { _rev } = await change.db.get(change.id);
    const ask = { [change.id]: [_rev] };
    const missing = await r.db.revsDiff(ask);
    log(ask);
    log(missing);
    const req = { docs: [{ id: change.id, rev: missing[change.id].missing[0] }], revs: true, latest: true };
    const got = await change.db.bulkGet(req);
    log(req);
    log(got);
    const docs = { docs: [got.results[0].docs[0].ok], new_edits: false };
    log(docs);
    await r.db.bulkDocs(docs.docs, { new_edits: false });
    await heard;
  },
  async diffSync(a, b, wire) {
    await PouchDB.replicate(counted(a.db, wire), b.db, { batch_size: 500 });
    await PouchDB.replicate(counted(b.db, wire), a.db, { batch_size: 500 });
  },
  async bootstrap(a, wire, { dir }) {
    const b = { dir, db: open(dir) };
    await PouchDB.replicate(counted(a.db, wire), b.db, { batch_size: 500 });
    return b;
  },
  async rows(r) {
    const tasks = new Map(),
      notes = new Map();
    for (const { doc } of (await r.db.allDocs({ include_docs: true })).rows) {
      if (doc._id[0] !== '_') (doc._id[0] === 't' ? tasks : notes).set(doc._id.slice(1), strip(doc));
    }
    return { tasks, notes };
  },
  async close(r) {
    r.feed?.cancel();
    await r.db.close();
  },
};
