// Loro: one doc, one LoroMap container per row, one commit per session, device switched with setPeerId per session.
// Reads go through a plain JS mirror (what loro-mirror does): built by toJSON() at the first query, kept by events.
import { LoroDoc, LoroMap, VersionVector } from 'loro-crdt';
import { readState, scanOpen, version, writeState } from './measure.mjs';

const device = { build: 900n, open: 901n, A: 902n, B: 903n };

export function loro(shallow) {
  const wrap = (doc) => ({ doc, tasks: doc.getMap('tasks'), notes: doc.getMap('notes'), mirror: null, sent: null });
  const fresh = (d) => {
    const doc = new LoroDoc();
    doc.setPeerId(device[d]);
    return doc;
  };
  const setCell = (r, op) => r.tasks.get(op.id).set(op.col, op.value);
  const snapshot = (doc) => doc.export(shallow ? { mode: 'shallow-snapshot', frontiers: doc.oplogFrontiers() } : { mode: 'snapshot' });
  function mirror(r) {
    r.mirror = r.tasks.toJSON();
    r.doc.subscribe(({ events }) => {
      for (const e of events) {
        if (e.path[0] !== 'tasks') continue;
        if (e.path.length === 2) r.mirror[e.path[1]] = Object.assign(r.mirror[e.path[1]] ?? {}, e.diff.updated);
        else for (const id in e.diff.updated) r.mirror[id] = e.diff.updated[id]?.toJSON();
      }
    });
  }
  return {
    name: shallow ? 'loro-shallow' : 'loro',
    title: shallow ? 'Loro (shallow snapshot)' : 'Loro',
    versions: { 'loro-crdt': version('loro-crdt') },
    note: `LoroMap per row; ${shallow ? 'shallow-snapshot (history cut at save)' : "mode 'snapshot'"}; JS mirror for reads; device switched with setPeerId per session`,
    bundle: {
      entry: `import { LoroDoc, LoroMap, LoroText } from 'loro-crdt/browser'; globalThis.lib = [LoroDoc, LoroMap, LoroText];`,
      wasm: ['loro-crdt/browser/loro_wasm_bg.wasm'],
    },
    async create({ device: d }) {
      return wrap(fresh(d));
    },
    async applyOps(r, sessions) {
      const { doc } = r,
        own = doc.peerId;
      for (const s of sessions) {
        if (own === device.build) doc.setPeerId(BigInt(s.author + 1));
        for (const op of s.ops) {
          if (op.k === 'cell') setCell(r, op);
          else {
            const m = (op.k === 'task' ? r.tasks : r.notes).setContainer(op.id, new LoroMap());
            for (const k in op.row) if (op.row[k] !== null) m.set(k, op.row[k]);
          }
        }
        doc.commit();
      }
      if (own === device.build) doc.setPeerId(own);
    },
    async save(r, dir) {
      writeState(dir, snapshot(r.doc));
    },
    async load(dir, { device: d }) {
      const doc = fresh(d);
      doc.import(readState(dir));
      return wrap(doc);
    },
    query(r, holder) {
      if (!r.mirror) mirror(r);
      return scanOpen(Object.entries(r.mirror), holder);
    },
    getCell: (r, id, col) => r.tasks.get(id).get(col),
    subscribe(r, cb) {
      r.doc.subscribe(({ events }) => {
        for (const e of events) if (e.path[0] === 'tasks') cb(e.path[1]);
      });
    },
    connect(a) {
      a.doc.subscribeLocalUpdates((u) => {
        a.sent = u;
      });
    },
    encodeChange(r, op) {
      r.sent = null;
      setCell(r, op);
      r.doc.commit();
      return r.sent;
    },
    applyChange(r, bytes) {
      r.doc.import(bytes);
    },
    async diffSync(a, b, wire) {
      const va = wire.send(a.doc.oplogVersion().encode()),
        vb = wire.send(b.doc.oplogVersion().encode());
      b.doc.import(wire.send(a.doc.export({ mode: 'update', from: VersionVector.decode(vb) })));
      a.doc.import(wire.send(b.doc.export({ mode: 'update', from: VersionVector.decode(va) })));
    },
    async bootstrap(a, wire, { device: d }) {
      const doc = fresh(d);
      doc.import(wire.send(snapshot(a.doc)));
      return wrap(doc);
    },
    async rows(r) {
      const of = (m) => new Map(Object.entries(m.toJSON()));
      return { tasks: of(r.tasks), notes: of(r.notes) };
    },
  };
}
