// Automerge 3: one doc, rows as maps, one change per session, plain strings as ImmutableString (LWW scalars, not text).
// An Automerge handle has one actor: the 40 devices are 40 consecutive blocks of the history (A.clone with a new actor).
import * as A from '@automerge/automerge';
import { readState, version, writeState } from './measure.mjs';
import { AUTHORS, byDue, OPEN } from './workload.mjs';

const actor = (n) => n.toString(16).padStart(32, '0');
const device = { build: actor(900), open: actor(901), A: actor(902), B: actor(903) };
const S = (v) => (typeof v === 'string' ? new A.ImmutableString(v) : v);
const U = (v) => (A.isImmutableString(v) ? v.val : v);

export function automerge(buckets) {
  const bucket = (id) => `b${(id.charCodeAt(0) * 31 + id.charCodeAt(1) * 7 + id.charCodeAt(2)) % buckets}`;
  const table = buckets ? (doc, t, id) => doc[t][bucket(id)] : (doc, t) => doc[t];
  const entries = function* (doc, t) {
    if (buckets) for (const b in doc[t]) yield* Object.entries(doc[t][b]);
    else yield* Object.entries(doc[t]);
  };
  const idAt = buckets ? 2 : 1;
  function edit(d, op) {
    if (op.k === 'cell') {
      table(d, 'tasks', op.id)[op.id][op.col] = S(op.value);
      return;
    }
    const o = {};
    for (const k in op.row) if (op.row[k] !== null) o[k] = S(op.row[k]);
    table(d, op.k === 'task' ? 'tasks' : 'notes', op.id)[op.id] = o;
  }
  return {
    name: buckets ? 'automerge-buckets' : 'automerge',
    title: buckets ? 'Automerge 3 (rows in 256 buckets)' : 'Automerge 3',
    versions: { '@automerge/automerge': version('@automerge/automerge') },
    note: `rows as maps of ImmutableString${buckets ? `, spread over ${buckets} bucket maps so that a change copies small maps` : ' in one map'}; 40 actors as 40 blocks of history`,
    bundle: {
      entry: `import * as A from '@automerge/automerge/slim'; globalThis.lib = [A.init, A.change, A.load, A.save, A.generateSyncMessage, A.receiveSyncMessage, A.applyChanges, A.initializeWasm];`,
      wasm: ['@automerge/automerge/dist/automerge.wasm'],
    },
    async create({ device: d }) {
      const empty = () => (buckets ? Object.fromEntries(Array.from({ length: buckets }, (_, i) => [`b${i}`, {}])) : {});
      return {
        doc: A.change(A.init({ actor: device[d] }), { time: 0 }, (x) => {
          x.tasks = empty();
          x.notes = empty();
        }),
        build: true,
      };
    },
    async applyOps(r, sessions) {
      const block = Math.ceil(sessions.length / AUTHORS);
      sessions.forEach((s, i) => {
        if (r.build && i % block === 0) {
          const old = r.doc;
          r.doc = A.clone(old, { actor: actor(1 + i / block) });
          A.free(old);
        }
        r.doc = A.change(r.doc, { time: Math.floor(s.at / 1000) }, (d) => {
          for (const op of s.ops) edit(d, op);
        });
      });
    },
    async save(r, dir) {
      writeState(dir, A.save(r.doc));
    },
    async load(dir, { device: d }) {
      return { doc: A.load(readState(dir), { actor: device[d] }) };
    },
    query(r, holder) {
      const out = [];
      for (const [id, t] of entries(r.doc, 'tasks')) if (t.holder.val === holder && OPEN.has(t.state.val)) out.push([U(t.due) ?? null, id]);
      return out.sort(byDue).map((x) => x[1]);
    },
    getCell: (r, id, col) => U(table(r.doc, 'tasks', id)[id][col]),
    subscribe(r, cb) {
      r.onPatches = (patches) => {
        for (const p of patches) if (p.path[0] === 'tasks') cb(p.path[idAt]);
      };
    },
    encodeChange(r, op) {
      r.doc = A.change(r.doc, (d) => edit(d, op));
      return A.getLastLocalChange(r.doc);
    },
    applyChange(r, bytes) {
      [r.doc] = A.applyChanges(r.doc, [bytes], { patchCallback: r.onPatches });
    },
    // The documented sync protocol, from fresh sync states, until both sides have nothing to say.
    async diffSync(a, b, wire) {
      let sa = A.initSyncState(),
        sb = A.initSyncState();
      for (;;) {
        let ma, mb;
        [sa, ma] = A.generateSyncMessage(a.doc, sa);
        if (ma) [b.doc, sb] = A.receiveSyncMessage(b.doc, sb, wire.send(ma));
        [sb, mb] = A.generateSyncMessage(b.doc, sb);
        if (mb) [a.doc, sa] = A.receiveSyncMessage(a.doc, sa, wire.send(mb));
        if (!ma && !mb) return;
      }
    },
    async bootstrap(a, wire, { device: d }) {
      const b = { doc: A.init({ actor: device[d] }) };
      await this.diffSync(a, b, wire);
      return b;
    },
    async rows(r) {
      const of = (t) => {
        const o = new Map();
        for (const [id, row] of entries(r.doc, t)) {
          const x = {};
          for (const k in row) x[k] = U(row[k]);
          o.set(id, x);
        }
        return o;
      };
      return { tasks: of('tasks'), notes: of('notes') };
    },
  };
}
