// Jazz (cojson): one CoMap per row in one Group, two CoMaps as tables (row id -> CoValue id), cojson's own SQLite storage and sync
// messages over an in-memory peer (counted as JSON, as the WebSocket transport sends them). Values are "private" (encrypted), the default.

import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { cojsonInternals, LocalNode } from 'cojson';
import { NapiCrypto } from 'cojson/crypto/NapiCrypto';
import { getSqliteStorage } from 'cojson/dist/storage/sqlite/index.js';
import { scanOpen, version } from '../lib/measure.mjs';

function storage(file) {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  const cache = new Map();
  const st = (sql) => {
    let s = cache.get(sql);
    if (!s) {
      s = db.prepare(sql);
      cache.set(sql, s);
    }
    return s;
  };
  const api = getSqliteStorage({
    run: (sql, p) => {
      st(sql).run(p);
    },
    get: (sql, p) => st(sql).get(p),
    query: (sql, p) => st(sql).all(p),
    transaction: (f) => {
      db.transaction(f)();
    },
    closeDb: () => db.close(),
    getMigrationVersion: () => db.pragma('user_version', { simple: true }),
    saveMigrationVersion: (v) => {
      db.pragma(`user_version = ${v}`);
    },
  });
  return { db, api };
}
const crypto = await NapiCrypto.create();
const set = (m, col, v) => {
  if (v === null) m.delete(col);
  else m.set(col, v);
};
const idle = () => new Promise(setImmediate);

/** An in-memory link; `tap(json)` sees every message in both directions, `deliver` may hold them. */
function link(a, b, tap) {
  const [ap, bp] = cojsonInternals.connectedPeers(`A${link.n}`, `B${link.n++}`, { peer1role: 'client', peer2role: 'server' });
  link.busy = 0;
  for (const ch of [ap.outgoing, bp.outgoing]) {
    const push = ch.push.bind(ch);
    ch.push = (m) => {
      if (m === 'Disconnected') return push(m);
      const json = JSON.stringify(m);
      link.busy = 0;
      tap(json, ch === bp.outgoing ? 'A' : 'B', (t) => push(JSON.parse(t)));
    };
  }
  a.node.syncManager.addPeer(bp);
  b.node.syncManager.addPeer(ap);
  return () => {
    bp.outgoing.close();
    ap.outgoing.close();
  };
}
link.n = 0;
async function quiet() {
  link.busy = 0;
  while (link.busy < 50) {
    link.busy++;
    await idle();
  }
}

async function openNode(dir, cred, peers = []) {
  const store = storage(join(dir, 'jazz.db'));
  const node = await LocalNode.withLoadedAccount({
    accountID: cred.accountID,
    accountSecret: cred.accountSecret,
    sessionID: undefined,
    peers,
    crypto,
    storage: store.api,
  });
  return { dir, node, store, cred, tasks: new Map(), notes: new Map(), subs: [] };
}
async function loadTable(r, t) {
  r.index ??= {};
  await r.node.load(r.cred[t]);
  const core = r.node.getCoValue(r.cred[t]);
  await core.waitForFullStreaming(); // load() resolves on the first chunk of a large value
  r.index[t] = core.getCurrentContent();
  const ids = r.index[t].keys();
  for (let i = 0; i < ids.length; i += 200) {
    const part = ids.slice(i, i + 200);
    const got = await Promise.all(part.map((id) => r.node.load(r.index[t].get(id))));
    part.forEach((id, k) => {
      if (got[k] === 'unavailable') throw new Error(`unavailable ${id}`);
      r[t].set(id, got[k]);
    });
  }
}
const row = (m) => m.toJSON();

export const adapter = {
  name: 'jazz',
  durable: true,
  title: 'Jazz 0.20 (cojson, E2E encrypted)',
  versions: { 'jazz-tools': version('jazz-tools'), cojson: version('cojson') },
  note: 'one CoMap per row in one group, native crypto, SQLite storage; one device (session) in the history; every row is its own signed, encrypted log',
  bundle: {
    entry: `import { co, z, Group, Account } from 'jazz-tools'; import { WasmCrypto } from 'cojson/crypto/WasmCrypto'; globalThis.lib = [co, z, Group, Account, WasmCrypto];`,
  },
  async create({ dir }) {
    const store = storage(join(dir, 'jazz.db'));
    const made = await LocalNode.withNewlyCreatedAccount({ creationProps: { name: 'bench' }, crypto, storage: store.api });
    const group = made.node.createGroup();
    const index = { tasks: group.createMap(), notes: group.createMap() };
    return {
      dir,
      node: made.node,
      store,
      group,
      index,
      tasks: new Map(),
      notes: new Map(),
      subs: [],
      cred: { accountID: made.accountID, accountSecret: made.accountSecret, group: group.id, tasks: index.tasks.id, notes: index.notes.id },
    };
  },
  async applyOps(r, sessions) {
    r.group ??= await r.node.load(r.cred.group);
    for (const s of sessions) {
      const fresh = { tasks: {}, notes: {} };
      for (const op of s.ops) {
        if (op.k === 'cell') {
          set(r.tasks.get(op.id), op.col, op.value);
          continue;
        }
        const t = op.k === 'task' ? 'tasks' : 'notes';
        const init = {};
        for (const k in op.row) if (op.row[k] !== null) init[k] = op.row[k];
        const m = r.group.createMap(init);
        r[t].set(op.id, m);
        fresh[t][op.id] = m.id;
      }
      for (const t of ['tasks', 'notes']) if (Object.keys(fresh[t]).length) r.index[t].assign(fresh[t]);
      await idle();
    }
    await r.node.syncManager.waitForAllCoValuesSync();
  },
  async save(r, dir) {
    await r.node.syncManager.waitForAllCoValuesSync();
    r.store.db.pragma('wal_checkpoint(TRUNCATE)');
    copyFileSync(join(r.dir, 'jazz.db'), join(dir, 'jazz.db'));
    writeFileSync(join(dir, 'account.json'), JSON.stringify(r.cred));
  },
  async load(dir) {
    const r = await openNode(dir, JSON.parse(readFileSync(join(dir, 'account.json'))));
    await loadTable(r, 'tasks'); // notes load when they are read
    return r;
  },
  query: (r, holder) =>
    scanOpen(
      (function* () {
        for (const [id, m] of r.tasks) yield [id, { holder: m.get('holder'), state: m.get('state'), due: m.get('due') ?? null }];
      })(),
      holder,
    ),
  getCell: (r, id, col) => r.tasks.get(id).get(col),
  subscribe(r, cb) {
    for (const [id, m] of r.tasks) {
      let first = true;
      m.subscribe(() => {
        if (first) {
          first = false;
          return;
        }
        cb(id);
        r.heard?.(id);
      });
    }
  },
  async connect(a, b) {
    let hold = false;
    link(a, b, (json, from, deliver) => {
      if (hold && from === 'A' && a.sent) {
        const f = a.sent;
        a.sent = null;
        f({ json, deliver });
      } else setImmediate(() => deliver(json));
    });
    await quiet();
    hold = true;
  },
  encodeChange(r, op) {
    return new Promise((f) => {
      r.sent = ({ json, deliver }) => f({ json, deliver, id: op.id, wireBytes: Buffer.byteLength(json) });
      set(r.tasks.get(op.id), op.col, op.value);
    });
  },
  applyChange(r, change) {
    return new Promise((f) => {
      r.heard = f;
      change.deliver(change.json);
    });
  },
  async diffSync(a, b, wire) {
    const close = link(a, b, (json, _from, deliver) => {
      wire.send(json);
      deliver(json);
    });
    await quiet();
    close();
  },
  async bootstrap(a, wire, { dir }) {
    const store = storage(join(dir, 'jazz.db'));
    const [ap, bp] = cojsonInternals.connectedPeers('A', 'B', { peer1role: 'server', peer2role: 'client' });
    for (const ch of [ap.outgoing, bp.outgoing]) {
      const push = ch.push.bind(ch);
      ch.push = (m) => {
        const j = m === 'Disconnected' ? m : JSON.parse(wire.send(JSON.stringify(m)));
        push(j);
      };
    }
    a.node.syncManager.addPeer(bp);
    const node = await LocalNode.withLoadedAccount({
      accountID: a.cred.accountID,
      accountSecret: a.cred.accountSecret,
      sessionID: undefined,
      peers: [ap],
      crypto,
      storage: store.api,
    });
    const b = { dir, node, store, cred: a.cred, tasks: new Map(), notes: new Map(), subs: [] };
    await loadTable(b, 'tasks');
    await loadTable(b, 'notes');
    await node.syncManager.waitForStorageSync(b.cred.tasks);
    return b;
  },
  async rows(r) {
    for (const t of ['tasks', 'notes']) if (!r[t].size) await loadTable(r, t);
    const of = (m) => {
      const o = new Map();
      for (const [id, x] of m) o.set(id, row(x));
      return o;
    };
    return { tasks: of(r.tasks), notes: of(r.notes) };
  },
  async close(r) {
    await r.node.gracefulShutdown();
  },
};
