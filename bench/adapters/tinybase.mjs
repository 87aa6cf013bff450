// TinyBase MergeableStore: rows as rows, the file persister for state, the synchronizer protocol for everything on the wire.

import { join } from 'node:path';
import { createIndexes } from 'tinybase/indexes';
import { createMergeableStore } from 'tinybase/mergeable-store';
import { createFilePersister } from 'tinybase/persisters/persister-file';
import { createCustomSynchronizer } from 'tinybase/synchronizers';
import { version } from '../lib/measure.mjs';
import { OPEN } from '../lib/workload.mjs';

// Same framing as TinyBase's own WebSocket synchronizer: JSON, `undefined` as U+FFFC.
const NONE = '\uFFFC';
const stringify = (x) => JSON.stringify(x, (_, v) => (v === undefined ? NONE : v));
const revive = (x) =>
  x === NONE
    ? undefined
    : Array.isArray(x)
      ? x.map(revive)
      : x && typeof x === 'object'
        ? Object.fromEntries(Object.entries(x).map(([k, v]) => [k, revive(v)]))
        : x;
const parse = (s) => (s.includes(NONE) ? revive(JSON.parse(s)) : JSON.parse(s));

const wrap = (device) => {
  const r = { now: 0, index: null };
  r.store = createMergeableStore(`device-${device}`, () => r.now || Date.now());
  return r;
};
function setCell(r, op) {
  if (op.value === null) r.store.delCell('tasks', op.id, op.col, true);
  else r.store.setCell('tasks', op.id, op.col, op.value);
}
function index(r) {
  r.index = createIndexes(r.store).setIndexDefinition(
    'open',
    'tasks',
    (get) => (OPEN.has(get('state')) ? get('holder') : ''),
    (get, id) => (get('due') ?? '9999-99-99') + id,
  );
}
/** A synchronizer whose transport is `out(json)`; returns {sync, receive(json)}. */
function synchronizer(r, _self, out) {
  let receive;
  const sync = createCustomSynchronizer(
    r.store,
    (to, id, message, body) => out(`${to ?? ''}\n${stringify([id, message, body])}`),
    (f) => {
      receive = f;
    },
    () => {},
    250,
    undefined,
    undefined,
    (e) => {
      throw e;
    },
  );
  return {
    sync,
    receive: (from, payload) => {
      const [id, message, body] = parse(payload.slice(payload.indexOf('\n') + 1));
      receive(from, id, message, body);
    },
  };
}
function link(a, b, tap) {
  let flying = 0;
  const l = { flying: () => flying };
  const post = (to, from) => (payload) => {
    if (tap(payload, from) === false) return; // the caller carries this one
    flying++;
    setImmediate(() => {
      flying--;
      l[to].receive(from, payload);
    });
  };
  l.A = synchronizer(a, 'A', post('B', 'A'));
  l.B = synchronizer(b, 'B', post('A', 'B'));
  return l;
}
const same = (a, b) => String(a.store.getMergeableContentHashes()) === String(b.store.getMergeableContentHashes());

export const adapter = {
  name: 'tinybase',
  title: 'TinyBase MergeableStore',
  versions: { tinybase: version('tinybase') },
  note: 'file persister (JSON) for state, synchronizer protocol on the wire, createIndexes for the query; one device id per store, so one device in the history',
  bundle: {
    entry: `import { createMergeableStore } from 'tinybase/mergeable-store'; import { createIndexes } from 'tinybase/indexes'; import { createCustomSynchronizer } from 'tinybase/synchronizers'; globalThis.lib = [createMergeableStore, createIndexes, createCustomSynchronizer];`,
  },
  async create({ device }) {
    return wrap(device);
  },
  async applyOps(r, sessions) {
    for (const s of sessions) {
      if (s.at < Date.now()) r.now = s.at;
      r.store.transaction(() => {
        for (const op of s.ops) {
          if (op.k === 'cell') setCell(r, op);
          else {
            const row = {};
            for (const k in op.row) if (op.row[k] !== null) row[k] = op.row[k];
            r.store.setRow(op.k === 'task' ? 'tasks' : 'notes', op.id, row);
          }
        }
      });
    }
    r.now = 0;
  },
  async save(r, dir) {
    const p = createFilePersister(r.store, join(dir, 'state.json'), (e) => {
      throw e;
    });
    await p.save();
    await p.destroy();
  },
  async load(dir, { device }) {
    const r = wrap(device);
    const p = createFilePersister(r.store, join(dir, 'state.json'), (e) => {
      throw e;
    });
    await p.load();
    await p.destroy();
    return r;
  },
  query(r, holder) {
    if (!r.index) index(r);
    return r.index.getSliceRowIds('open', holder);
  },
  getCell: (r, id, col) => r.store.getCell('tasks', id, col),
  subscribe(r, cb) {
    r.store.addRowListener('tasks', null, (_s, _t, id) => {
      cb(id);
      r.heard?.();
    });
  },
  async connect(a, b) {
    let manual = false;
    const l = link(a, b, (payload, from) => {
      if (manual && from === 'A' && a.sent) {
        a.sent(payload);
        a.sent = null;
        return false;
      }
    });
    await Promise.all([l.A.sync.startSync(), l.B.sync.startSync()]);
    while (l.flying()) await new Promise(setImmediate);
    manual = true;
    b.receive = (payload) => l.B.receive('A', payload);
  },
  encodeChange(r, op) {
    return new Promise((f) => {
      r.sent = f;
      setCell(r, op);
    });
  },
  applyChange(r, payload) {
    return new Promise((f) => {
      r.heard = f;
      r.receive(payload);
    });
  },
  async diffSync(a, b, wire) {
    const l = link(a, b, (payload) => {
      wire.send(payload);
    });
    await Promise.all([l.A.sync.startSync(), l.B.sync.startSync()]);
    while (l.flying() || !same(a, b)) await new Promise(setImmediate);
    await l.A.sync.destroy();
    await l.B.sync.destroy();
  },
  async bootstrap(a, wire, { device }) {
    const b = wrap(device);
    await this.diffSync(a, b, wire);
    return b;
  },
  async rows(r) {
    const of = (t) => new Map(Object.entries(r.store.getTable(t)));
    return { tasks: of('tasks'), notes: of('notes') };
  },
};
