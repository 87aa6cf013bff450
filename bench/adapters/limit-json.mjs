// Limit (ii): plain JS objects in a Map, persisted as JSON (the harness adds gzip -6). No sync metadata.
import { readState, scanOpen, writeState } from '../lib/measure.mjs';

const set = (r, op) => {
  r.tasks.get(op.id)[op.col] = op.value;
};
const encode = (r) => JSON.stringify({ tasks: [...r.tasks], notes: [...r.notes] });
const decode = (text) => {
  const o = JSON.parse(text);
  return { tasks: new Map(o.tasks), notes: new Map(o.notes), subs: [] };
};

export const adapter = {
  name: 'limit-json',
  title: 'limit: JS Map + JSON',
  versions: { node: process.version },
  limit: true,
  noSync: 'no sync metadata (limit)',
  async create() {
    return { tasks: new Map(), notes: new Map(), subs: [] };
  },
  async applyOps(r, sessions) {
    for (const s of sessions)
      for (const op of s.ops) {
        if (op.k === 'cell') set(r, op);
        else r[op.k === 'task' ? 'tasks' : 'notes'].set(op.id, { ...op.row });
      }
  },
  async save(r, dir) {
    writeState(dir, encode(r));
  },
  async load(dir) {
    return decode(readState(dir).toString('utf8'));
  },
  query: (r, holder) => scanOpen(r.tasks, holder),
  getCell: (r, id, col) => r.tasks.get(id)[col],
  subscribe(r, cb) {
    r.subs.push(cb);
  },
  encodeChange(r, op) {
    set(r, op);
    return JSON.stringify([op.id, op.col, op.value]);
  },
  applyChange(r, bytes) {
    const [id, col, value] = JSON.parse(bytes);
    set(r, { id, col, value });
    for (const f of r.subs) f(id);
  },
  async bootstrap(a, wire) {
    return decode(wire.send(encode(a)));
  },
  async rows(r) {
    return r;
  },
};
