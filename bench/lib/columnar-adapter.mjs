import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from './columnar.mjs';
import { readState, scanOpen, version, writeState } from './measure.mjs';

const set = (r, op) => {
  r.tasks.get(op.id)[op.col] = op.value;
};
export function columnar(lww) {
  return {
    name: lww ? 'limit-columnar-lww' : 'limit-columnar',
    title: lww ? 'limit: columns + LWW stamps' : 'limit: columns',
    versions: { msgpackr: version('msgpackr') },
    limit: true,
    noSync: 'a size floor, no merge',
    note: lww ? 'columns plus (time, device) of each row and of each later cell write' : 'typed columns in msgpack, no sync metadata',
    async create() {
      return { tasks: new Map(), notes: new Map(), stamps: lww ? new Map() : null, subs: [] };
    },
    async applyOps(r, sessions) {
      for (const s of sessions)
        for (const op of s.ops) {
          if (op.k === 'cell') {
            set(r, op);
            if (lww) {
              const stamp = r.stamps.get(op.id);
              stamp.cells ??= {};
              stamp.cells[op.col] = [s.at, s.author];
            }
          } else {
            r[op.k === 'task' ? 'tasks' : 'notes'].set(op.id, { ...op.row });
            if (lww) r.stamps.set(op.id, { at: s.at, dev: s.author });
          }
        }
    },
    async save(r, dir) {
      writeState(dir, encode(r));
    },
    async load(dir) {
      return decode(readState(dir));
    },
    query: (r, holder) => scanOpen(r.tasks, holder),
    bootstrap: lww ? undefined : async (a, wire) => decode(gunzipSync(wire.send(gzipSync(encode(a), { level: 6 })))),
    async rows(r) {
      return r;
    },
  };
}
