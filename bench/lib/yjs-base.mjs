// Yjs: one doc, one Y.Map per row (tasks and notes are Y.Maps of Y.Maps), gc on, one transaction per session.
import * as Y from 'yjs';
import { readState, version, writeState } from './measure.mjs';
import { byDue, OPEN } from './workload.mjs';

const clientId = (author) => 1000003 * (author + 1); // one Yjs client per author's device
const device = { build: 1, open: 90000001, A: 91000001, B: 92000001 };

export function yjs(v2) {
  const encode = v2 ? Y.encodeStateAsUpdateV2 : Y.encodeStateAsUpdate;
  const apply = v2 ? Y.applyUpdateV2 : Y.applyUpdate;
  const event = v2 ? 'updateV2' : 'update';
  const wrap = (doc) => {
    const r = { doc, tasks: doc.getMap('tasks'), notes: doc.getMap('notes'), sent: null };
    return r;
  };
  const fresh = (name) => {
    const doc = new Y.Doc({ gc: true });
    doc.clientID = device[name] ?? 99;
    return doc;
  };
  const row = (m, obj) => {
    const y = new Y.Map();
    for (const k in obj) if (obj[k] !== null) y.set(k, obj[k]);
    m[0].set(m[1], y);
  };
  function setCell(r, op) {
    const t = r.tasks.get(op.id);
    if (op.value === null) t.delete(op.col);
    else t.set(op.col, op.value);
  }

  return {
    name: v2 ? 'yjs-v2' : 'yjs',
    title: v2 ? 'Yjs (V2 encoding)' : 'Yjs',
    versions: { yjs: version('yjs') },
    note: 'Y.Map per row in one doc, gc on; device id switched with doc.clientID per session',
    bundle: {
      entry: `import * as Y from 'yjs'; globalThis.lib = [Y.Doc, Y.Map, Y.Text, Y.applyUpdate, Y.applyUpdateV2, Y.encodeStateAsUpdate, Y.encodeStateAsUpdateV2, Y.encodeStateVector];`,
    },
    async create({ device: d }) {
      return wrap(fresh(d));
    },
    async applyOps(r, sessions) {
      const { doc } = r;
      const own = doc.clientID;
      for (const s of sessions) {
        if (own === device.build) doc.clientID = clientId(s.author);
        doc.transact(() => {
          for (const op of s.ops) {
            if (op.k === 'cell') setCell(r, op);
            else row([op.k === 'task' ? r.tasks : r.notes, op.id], op.row);
          }
        });
      }
      doc.clientID = own;
    },
    async save(r, dir) {
      writeState(dir, encode(r.doc));
    },
    async load(dir, { device: d }) {
      const doc = fresh(d);
      apply(doc, readState(dir));
      return wrap(doc);
    },
    query(r, holder) {
      const out = [];
      for (const [id, t] of r.tasks) if (t.get('holder') === holder && OPEN.has(t.get('state'))) out.push([t.get('due') ?? null, id]);
      return out.sort(byDue).map((x) => x[1]);
    },
    getCell: (r, id, col) => r.tasks.get(id).get(col),
    subscribe(r, cb) {
      r.tasks.observeDeep((events) => {
        for (const e of events) if (e.path.length) cb(e.path[0]);
      });
    },
    connect(a) {
      a.doc.on(event, (u) => {
        a.sent = u;
      });
    },
    encodeChange(r, op) {
      r.sent = null;
      setCell(r, op);
      return r.sent;
    },
    applyChange(r, bytes) {
      apply(r.doc, bytes, 'remote');
    },
    // y-protocols: state vectors both ways, then the missing part both ways.
    async diffSync(a, b, wire) {
      const sa = wire.send(Y.encodeStateVector(a.doc)),
        sb = wire.send(Y.encodeStateVector(b.doc));
      apply(b.doc, wire.send(encode(a.doc, sb)), 'remote');
      apply(a.doc, wire.send(encode(b.doc, sa)), 'remote');
    },
    async bootstrap(a, wire, { device: d }) {
      const doc = fresh(d);
      apply(doc, wire.send(encode(a.doc, wire.send(Y.encodeStateVector(doc)))), 'remote');
      return wrap(doc);
    },
    async rows(r) {
      const of = (m) => {
        const o = new Map();
        for (const [id, t] of m) o.set(id, t.toJSON());
        return o;
      };
      return { tasks: of(r.tasks), notes: of(r.notes) };
    },
  };
}
