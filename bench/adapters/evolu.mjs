// Evolu 8: its own DbWorker (storage, clock, protocol) driven headless over in-memory ports, SQLite on disk, everything end-to-end
// encrypted on the wire, sync through a relay storage as Evolu always does: a change crosses the wire twice (up, then down).
// In a browser the same code runs on SQLite compiled to wasm over OPFS; here SQLite is native.

import { join } from 'node:path';
import {
  createAppOwner,
  createBroadcastChannel,
  createPreparedStatementsCache,
  createRandom,
  createRun,
  createSqlite,
  createStore,
  createWorker,
  Name,
  ok,
  sqliteQueryToSqliteQueryString,
  testCreateLockManager,
} from '@evolu/common';
import * as L from '@evolu/common/local-first';
import { installPolyfills } from '@evolu/common/polyfills';
import Database from 'better-sqlite3';
import { version } from '../lib/measure.mjs';
import { NOTE_COLS, TASK_COLS } from '../lib/workload.mjs';

installPolyfills();
// Evolu ids are 16 bytes as 22 base64url characters: the bench's 21 characters plus a fixed last one.
const toId = (id) => `${id}A`,
  fromId = (id) => id.slice(0, 21);
// createdAt and updatedAt are system columns of Evolu.
const COL = { createdAt: 'createdMs', updatedAt: 'updatedMs' };
const col = (c) => COL[c] ?? c;
const sqliteSchema = {
  tables: { task: new Set(TASK_COLS.map(col)), note: new Set(NOTE_COLS) },
  indexes: [{ name: 'taskOpen', sql: 'create index "taskOpen" on "task" ("holder", "state", "due")' }],
};
const owner = createAppOwner(new Uint8Array(32).fill(7));
const node = (n) => n.toString(16).padStart(16, '0');
const device = { build: node(900), open: node(901), A: node(902), B: node(903) };

// As the driver of @evolu/nodejs, with WAL so that commits are cheap.
const createSqliteDriver = (_name, _options) => () => {
  const db = new Database(current.file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  const cache = createPreparedStatementsCache(
    (sql) => db.prepare(sql),
    () => {},
  );
  return ok({
    exec: (query) => {
      const prepared = cache.get(query, true);
      if (prepared.reader) return { rows: prepared.all(query.parameters), changes: 0 };
      return { rows: [], changes: prepared.run(query.parameters).changes };
    },
    export: () => new Uint8Array(db.serialize()),
    deleteDatabase() {},
    [Symbol.dispose]() {
      cache[Symbol.dispose]();
      db.close();
    },
  });
};
const current = { file: '' };

// In-memory ports that deliver in a microtask (Evolu's own test ports use timers, which would add 1 ms per message).
const ports = new Map();
function portPair() {
  const make = () => {
    let handler = null,
      queue = [],
      other;
    const p = {
      native: {},
      link(o) {
        other = o;
      },
      postMessage: (m) => other.deliver(m),
      deliver(m) {
        queueMicrotask(() => {
          if (handler) handler(m);
          else queue.push(m);
        });
      },
      get onMessage() {
        return handler;
      },
      set onMessage(f) {
        handler = f;
        if (f) for (const m of queue.splice(0)) p.deliver(m);
      },
      [Symbol.dispose]() {
        handler = null;
      },
    };
    ports.set(p.native, p);
    return p;
  };
  const a = make(),
    b = make();
  a.link(b);
  b.link(a);
  return [a, b];
}
const createMessagePort = (native) => ports.get(native);

async function open(dir, dev) {
  const run = createRun({
    consoleStoreOutputEntry: createStore(null),
    createMessagePort,
    createBroadcastChannel,
    lockManager: testCreateLockManager(),
    createSqliteDriver,
  });
  const r = { dir, run, node: device[dev], clock: null, wait: new Map(), n: 0, subs: [] };
  let self;
  const worker = createWorker((s) => {
    self = s;
  });
  const [mine, theirs] = portPair();
  const ready = new Promise((f) => {
    mine.onMessage = (m) => {
      if (m.type === 'LeaderAcquired') {
        r.clock = { ...m.clock, nodeId: r.node };
        f();
        return;
      }
      if (m.type !== 'OnQueuedResponse') throw new Error(JSON.stringify(m));
      const g = r.wait.get(m.attemptId);
      r.wait.delete(m.attemptId);
      g(m.response.message);
    };
  });
  current.file = join(dir, 'evolu.db');
  r.port = mine;
  r.done = run(L.startDbWorker(self));
  worker.postMessage({
    type: 'DbWorkerInit',
    name: Name.orThrow(`bench-${dev}`),
    consoleLevel: 'error',
    sqliteSchema,
    encryptionKey: owner.encryptionKey,
    memoryOnly: false,
    port: theirs.native,
  });
  await ready;
  return r;
}
function ask(r, request, write) {
  const attemptId = String(++r.n);
  return new Promise((f) => {
    r.wait.set(attemptId, f);
    r.port.postMessage(
      write ? { type: 'Request', attemptId, request, clock: r.clock, now: write } : { type: 'Request', attemptId, request },
    );
  }).then((m) => {
    if (m.clock) r.clock = m.clock;
    return m;
  });
}
const change = (op) => {
  const values = {};
  if (op.k === 'cell') values[col(op.col)] = op.value;
  else for (const k in op.row) if (op.row[k] !== null) values[op.k === 'task' ? col(k) : k] = op.row[k];
  return {
    ownerId: owner.id,
    table: op.k === 'note' ? 'note' : 'task',
    id: toId(op.id),
    values,
    isInsert: op.k !== 'cell',
    isDelete: null,
  };
};
const mutate = (r, ops, now) =>
  ask(
    r,
    {
      type: 'ForEvolu',
      id: 'bench',
      message: { type: 'Mutate', changes: ops.map(change), onCompleteIds: [], subscribedQueries: new Set() },
    },
    now,
  );
async function select(r, sql, parameters = []) {
  const q = sqliteQueryToSqliteQueryString({ sql, parameters });
  const m = await ask(r, { type: 'ForEvolu', id: 'bench', message: { type: 'Query', queries: new Set([q]) } });
  return m.rowsByQuery.get(q);
}

async function relay(dir) {
  current.file = join(dir, 'relay.db');
  const run = createRun({ createSqliteDriver, random: createRandom(), timingSafeEqual: (a, b) => Buffer.compare(a, b) === 0 });
  const made = await run.orThrow(createSqlite(Name.orThrow('relay')));
  const deps = { ...run.deps, sqlite: made };
  L.createBaseSqliteStorageTables(deps);
  L.createRelayStorageTables(deps);
  return run.create({ ...run.deps, storage: L.createRelaySqliteStorage(deps)({ isOwnerWithinQuota: () => true }) });
}
/** One client syncs with the relay, round after round, until it has nothing to send. */
async function syncWith(r, hub, wire) {
  const first = await ask(r, { type: 'ForSharedWorker', message: { type: 'CreateSyncMessages', owners: [owner] } });
  let up = first.protocolMessagesByOwnerId.get(owner.id);
  while (up) {
    wire?.send(up);
    const down = (await hub.orThrow(L.applyProtocolMessageAsRelay(up, {}))).message;
    wire?.send(down);
    const m = await ask(r, { type: 'ForSharedWorker', message: { type: 'ApplySyncMessage', owner, inputMessage: down } }, Date.now());
    if (!m.result.ok) throw new Error(JSON.stringify(m.result.error));
    up = m.result.value.type === 'Response' ? m.result.value.message : null;
  }
}

export const adapter = {
  name: 'evolu',
  durable: true,
  title: 'Evolu 8 (SQLite, E2E encrypted)',
  versions: { '@evolu/common': version('@evolu/common'), node: process.version },
  note: 'DbWorker over native SQLite; sync through an in-process relay, so bytes and time count both hops and encryption',
  bundle: {
    entry: `import { createEvolu } from '@evolu/common'; import { startDbWorker, initSharedWorker, createEvoluDeps } from '@evolu/common/local-first'; import sqlite from '@evolu/sqlite-wasm'; globalThis.lib = [createEvolu, createEvoluDeps, startDbWorker, initSharedWorker, sqlite];`,
    wasm: ['@evolu/sqlite-wasm/sqlite-wasm/jswasm/sqlite3.wasm'],
  },
  async create({ dir, device: d }) {
    return open(dir, d);
  },
  async applyOps(r, sessions) {
    for (const s of sessions) {
      const build = r.node === device.build;
      if (build) r.clock = { ...r.clock, nodeId: node(s.author + 1) };
      await mutate(r, s.ops, build ? s.at : Date.now());
    }
    r.clock = { ...r.clock, nodeId: r.node };
  },
  async save(r, dir) {
    const m = await ask(r, { type: 'ForEvolu', id: 'bench', message: { type: 'Export' } });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(dir, 'evolu.db'), m.file);
  },
  load: (dir, { device: d }) => open(dir, d),
  async query(r, holder) {
    const rows = await select(
      r,
      `select "id" from "task" where "holder" = ? and "state" in ('todo','doing','blocked') and "isDeleted" is not 1 order by "due" is null, "due", "id"`,
      [holder],
    );
    return rows.map((x) => fromId(x.id));
  },
  async getCell(r, id, c) {
    return (await select(r, `select "${col(c)}" as v from "task" where "id" = ?`, [toId(id)]))[0].v;
  },
  // Evolu has no row events: it runs every subscribed query again. The subscribed query here is the benchmark query of one person.
  subscribe(r, cb) {
    r.subs.push(cb);
  },
  async encodeChange(r, op) {
    const m = await mutate(r, [op], Date.now());
    const [bytes] = L.createProtocolBroadcastMessagesFromCrdtMessages(r.run.deps)(owner, m.messagesByOwnerId.get(owner.id));
    r.last = op;
    return bytes;
  },
  async applyChange(r, bytes) {
    const m = await ask(r, { type: 'ForSharedWorker', message: { type: 'ApplySyncMessage', owner, inputMessage: bytes } }, Date.now());
    if (!m.result.ok) throw new Error(JSON.stringify(m.result.error));
    if (m.didWriteMessages) {
      await this.query(r, 'BOfWHMTrD2MzZ-HsHILB-');
      for (const f of r.subs) f(null);
    }
  },
  // B is a device that got everything from the relay; the relay stays attached to both.
  async fork(a, { dir, device: d }) {
    a.hub = await relay(dir);
    await syncWith(a, a.hub);
    const b = await open(dir, d);
    await syncWith(b, a.hub);
    return b;
  },
  async diffSync(a, b, wire) {
    await syncWith(a, a.hub, wire);
    await syncWith(b, a.hub, wire);
    await syncWith(a, a.hub, wire);
  },
  async prepareBootstrap(a, { dir }) {
    a.hub = await relay(dir);
    await syncWith(a, a.hub);
  },
  async bootstrap(a, wire, { dir, device: d }) {
    const b = await open(dir, d);
    await syncWith(b, a.hub, wire);
    return b;
  },
  async rows(r) {
    const of = async (t, cols) => {
      const o = new Map();
      for (const x of await select(r, `select * from "${t}" where "isDeleted" is not 1`)) {
        const row = {};
        for (const c of cols) row[c] = x[t === 'task' ? col(c) : c];
        o.set(fromId(x.id), row);
      }
      return o;
    };
    return { tasks: await of('task', TASK_COLS), notes: await of('note', NOTE_COLS) };
  },
  async close(r) {
    r.port.postMessage({ type: 'Dispose' });
    await r.done;
  },
};
