// A columnar encoding of the whole state: the size floor. Each column is one typed block; msgpack frames them; gzip comes after.
// With `lww`, each row also carries its creation stamp and each later cell write its own (time, device): what last-writer-wins needs.

import { Buffer } from 'node:buffer';
import { pack, unpack } from 'msgpackr';
import { STATES, TASK_COLS } from './workload.mjs';

const id2bytes = (ids) => {
  // 21 base64url characters = 126 bits: 15.75 bytes
  const s = ids.join('');
  return Buffer.from(s + 'A'.repeat((4 - (s.length % 4)) % 4), 'base64url');
};
const bytes2ids = (buf, n) => {
  const s = Buffer.from(buf).toString('base64url');
  return Array.from({ length: n }, (_, i) => s.slice(i * 21, i * 21 + 21));
};
export function varints(nums) {
  // zigzag deltas
  const out = [];
  let prev = 0;
  for (const x of nums) {
    const d = x - prev;
    prev = x;
    let z = d >= 0 ? d * 2 : -d * 2 - 1;
    while (z >= 128) {
      out.push((z % 128) | 128);
      z = Math.floor(z / 128);
    }
    out.push(z);
  }
  return Uint8Array.from(out);
}
export function unvarints(b, n) {
  const out = new Array(n);
  let p = 0,
    prev = 0;
  for (let i = 0; i < n; i++) {
    let z = 0,
      m = 1,
      c;
    do {
      c = b[p++];
      z += (c & 127) * m;
      m *= 128;
    } while (c & 128);
    prev += z % 2 ? -(z + 1) / 2 : z / 2;
    out[i] = prev;
  }
  return out;
}
const texts = (a) => ({ b: Buffer.from(a.join(''), 'utf8'), l: Uint8Array.from(a, (s) => s.length) });
function untexts({ b, l }) {
  const s = Buffer.from(b).toString('utf8');
  let p = 0;
  return Array.from(l, (n) => {
    p += n;
    return s.slice(p - n, p);
  });
}
function dict(a) {
  const m = new Map();
  const i = Uint8Array.from(a, (v) => {
    if (!m.has(v)) m.set(v, m.size);
    return m.get(v);
  });
  return { d: id2bytes([...m.keys()]), n: m.size, i };
}
function undict({ d, n, i }) {
  const ids = bytes2ids(d, n);
  return Array.from(i, (x) => ids[x]);
}
const day = (s) => (s === null ? 0 : Date.parse(s) / 86400e3 - 19000);
const undays = (a) => a.map((x) => (x === 0 ? null : new Date((x + 19000) * 86400e3).toISOString().slice(0, 10)));

const _TEXT = new Set(['title', 'why', 'nextStep']);
export function encode(r) {
  const ids = [...r.tasks.keys()],
    rows = [...r.tasks.values()];
  const at = new Map(ids.map((id, i) => [id, i]));
  const c = (k) => rows.map((x) => x[k] ?? null);
  const nids = [...r.notes.keys()],
    n = [...r.notes.values()];
  const o = {
    n: ids.length,
    id: id2bytes(ids),
    title: texts(c('title')),
    why: texts(c('why')),
    nextStep: texts(c('nextStep')),
    state: Uint8Array.from(c('state'), (s) => STATES.indexOf(s)),
    holder: dict(c('holder')),
    role: dict(c('role')),
    place: dict(c('place')),
    due: varints(c('due').map(day)),
    createdAt: varints(c('createdAt')),
    updatedAt: varints(rows.map((x) => x.updatedAt - x.createdAt)),
    priority: Uint8Array.from(c('priority')),
    m: nids.length,
    nid: id2bytes(nids),
    ntask: varints(n.map((x) => at.get(x.task))),
    nauthor: dict(n.map((x) => x.author)),
    nat: varints(n.map((x) => x.at)),
    ntext: texts(n.map((x) => x.text)),
  };
  if (r.stamps) {
    const created = [],
      dev = [],
      wrote = [],
      wcol = [],
      wdev = [],
      wtime = [];
    for (const map of [r.tasks, r.notes])
      for (const id of map.keys()) {
        const s = r.stamps.get(id);
        created.push(s.at);
        dev.push(s.dev);
      }
    ids.forEach((id, i) => {
      const s = r.stamps.get(id);
      for (const k in s.cells) {
        wrote.push(i);
        wcol.push(TASK_COLS.indexOf(k));
        wdev.push(s.cells[k][1]);
        wtime.push(s.cells[k][0] - s.at);
      }
    });
    Object.assign(o, {
      sAt: varints(created),
      sDev: Uint8Array.from(dev),
      w: wrote.length,
      wRow: varints(wrote),
      wCol: Uint8Array.from(wcol),
      wDev: Uint8Array.from(wdev),
      wTime: varints(wtime),
    });
  }
  return pack(o);
}
export function decode(bytes) {
  const o = unpack(bytes);
  const ids = bytes2ids(o.id, o.n),
    nids = bytes2ids(o.nid, o.m);
  const cols = {
    title: untexts(o.title),
    why: untexts(o.why),
    nextStep: untexts(o.nextStep),
    state: Array.from(o.state, (i) => STATES[i]),
    holder: undict(o.holder),
    role: undict(o.role),
    place: undict(o.place),
    due: undays(unvarints(o.due, o.n)),
    createdAt: unvarints(o.createdAt, o.n),
    updatedAt: unvarints(o.updatedAt, o.n),
    priority: Array.from(o.priority),
  };
  const tasks = new Map(),
    notes = new Map();
  for (let i = 0; i < o.n; i++) {
    const row = {};
    for (const k of TASK_COLS) row[k] = cols[k][i];
    row.updatedAt += row.createdAt;
    tasks.set(ids[i], row);
  }
  const nt = unvarints(o.ntask, o.m),
    na = undict(o.nauthor),
    at = unvarints(o.nat, o.m),
    tx = untexts(o.ntext);
  for (let i = 0; i < o.m; i++) notes.set(nids[i], { task: ids[nt[i]], author: na[i], at: at[i], text: tx[i] });
  return { tasks, notes, subs: [] };
}
