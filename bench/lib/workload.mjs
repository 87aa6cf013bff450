// Workload "team-years": the same history for every engine. See README.md, section "Workload".
import { createHash } from 'node:crypto';
import { rng } from './prng.mjs';
import { WORDS } from './words.mjs';

export const SEED = 'team-years-1';
export const AUTHORS = 40;
export const SESSION = 50; // ops per session (one session = one author = one transaction)
export const STATES = ['todo', 'doing', 'blocked', 'done', 'dropped'];
export const OPEN = new Set(['todo', 'doing', 'blocked']);
// 12 columns: the row key `id`, and these 11 cells.
export const TASK_COLS = ['title', 'why', 'state', 'holder', 'role', 'place', 'nextStep', 'due', 'createdAt', 'updatedAt', 'priority'];
export const NOTE_COLS = ['task', 'author', 'at', 'text'];
const EDITED = [
  ['state', 40],
  ['nextStep', 20],
  ['holder', 10],
  ['due', 10],
  ['priority', 10],
  ['title', 5],
  ['why', 5],
];
const T0 = Date.UTC(2023, 0, 2);
const SPAN = 3 * 365 * 86400e3;

const ALPHA = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
export const makeId = (r) => {
  let s = '';
  for (let i = 0; i < 21; i++) s += ALPHA[r.u32() >>> 26];
  return s;
};

const cdf = (() => {
  let s = 0;
  const c = WORDS.map((_, i) => (s += 1 / (i + 4)));
  return c.map((x) => x / s);
})();
function word(r) {
  const x = r.float();
  let lo = 0,
    hi = cdf.length - 1;
  while (lo < hi) {
    const m = (lo + hi) >> 1;
    if (cdf[m] < x) lo = m + 1;
    else hi = m;
  }
  return WORDS[lo];
}
function text(r, min, max) {
  const want = min + r.int(max - min + 1);
  let s = word(r);
  while (s.length < want) s += ` ${word(r)}`;
  s = s.slice(0, want).trimEnd();
  while (s.length < min) s += 'e';
  return s[0].toUpperCase() + s.slice(1);
}
const day = (ms) => new Date(ms).toISOString().slice(0, 10);
function due(r, at) {
  return r.float() < 0.35 ? null : day(at + r.int(120) * 86400e3);
}

export function team() {
  const r = rng(`${SEED}:team`);
  const list = (n) => Array.from({ length: n }, () => makeId(r));
  return { people: list(AUTHORS), roles: list(60), places: list(25) };
}

function cellValue(r, col, current, t, at) {
  for (;;) {
    let v;
    if (col === 'state') v = r.pick(STATES);
    else if (col === 'nextStep') v = text(r, 40, 100);
    else if (col === 'holder') v = r.pick(t.people);
    else if (col === 'due') v = due(r, at);
    else if (col === 'priority') v = r.int(5);
    else if (col === 'title') v = text(r, 30, 60);
    else v = text(r, 80, 200);
    if (v !== current) return v;
  }
}
function column(r) {
  let x = r.int(100);
  for (const [c, w] of EDITED) {
    if (x < w) return c;
    x -= w;
  }
}

/** The whole history: {team, sessions:[{author, at, ops}], tasks:Map, notes:Map, ops}. Op shapes:
 *  {k:'task', id, row} | {k:'note', id, row} | {k:'cell', id, col, value} */
export function makeWorkload(N) {
  const t = team();
  const r = rng(`${SEED}:${N}`);
  const events = [];
  let n = 0;
  const ids = [];
  for (let i = 0; i < N; i++) {
    const id = makeId(r);
    ids.push(id);
    const at = T0 + Math.floor((i / N) * SPAN) + r.int(3600e3);
    const later = () => at + 60e3 + Math.floor(-Math.log(1 - r.float()) * 12 * 86400e3);
    events.push([at, n++, 'task', i]);
    for (let e = 0; e < 3; e++) events.push([later(), n++, 'cell', i]);
    for (let e = 0; e < 2; e++) events.push([later(), n++, 'note', i]);
  }
  events.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const tasks = new Map(),
    notes = new Map();
  const sessions = [];
  let s = null;
  for (const [at, , kind, i] of events) {
    if (!s || s.ops.length >= SESSION) {
      s = { author: r.int(AUTHORS), at, ops: [] };
      sessions.push(s);
    }
    const id = ids[i];
    if (kind === 'task') {
      const row = {
        title: text(r, 30, 60),
        why: text(r, 80, 200),
        state: 'todo',
        holder: r.pick(t.people),
        role: r.pick(t.roles),
        place: r.pick(t.places),
        nextStep: text(r, 40, 100),
        due: due(r, at),
        createdAt: at,
        updatedAt: at,
        priority: r.int(5),
      };
      tasks.set(id, { ...row });
      s.ops.push({ k: 'task', id, row });
    } else if (kind === 'note') {
      const nid = makeId(r);
      const row = { task: id, author: t.people[s.author], at, text: text(r, 60, 200) };
      notes.set(nid, row);
      s.ops.push({ k: 'note', id: nid, row });
    } else {
      const col = column(r);
      const value = cellValue(r, col, tasks.get(id)[col], t, at);
      tasks.get(id)[col] = value;
      s.ops.push({ k: 'cell', id, col, value });
    }
  }
  return { N, team: t, sessions, tasks, notes, ops: n };
}

/** `count` random single-cell edits of existing tasks (a Map id -> row), by one author, in sessions of `size` ops.
 *  An edit never writes the value that this author's replica already shows. */
export function makeEdits(N, tasks, count, label, size = SESSION) {
  const t = team();
  const r = rng(`${SEED}:${N}:edits:${label}`);
  const at = T0 + SPAN + 86400e3;
  const sessions = [];
  const author = label === 'B' ? 2 : 1;
  const ids = [...tasks.keys()],
    now = new Map();
  for (let i = 0; i < count; i++) {
    if (i % size === 0) sessions.push({ author, at: at + i, ops: [] });
    const col = column(r);
    const id = r.pick(ids),
      key = `${id}/${col}`;
    const value = cellValue(r, col, now.has(key) ? now.get(key) : tasks.get(id)[col], t, at);
    now.set(key, value);
    sessions.at(-1).ops.push({ k: 'cell', id, col, value });
  }
  return sessions;
}

/** Canonical digest of a whole state: rows sorted by id, cells in column order, missing = null. */
export function digest(tasks, notes) {
  const h = createHash('sha256');
  for (const [map, cols] of [
    [tasks, TASK_COLS],
    [notes, NOTE_COLS],
  ]) {
    for (const id of [...map.keys()].sort()) {
      const row = map.get(id);
      h.update(JSON.stringify([id, ...cols.map((c) => row[c] ?? null)]));
    }
    h.update(`|${map.size}`);
  }
  return h.digest('hex');
}

const key = (d) => d ?? '9999-99-99';
export const byDue = (a, b) => {
  const x = key(a[0]),
    y = key(b[0]);
  return x < y ? -1 : x > y ? 1 : a[1] < b[1] ? -1 : 1;
};
/** Reference answer of "all open tasks held by X sorted by due" (no due last, then id). */
export function refQuery(tasks, holder) {
  const out = [];
  for (const [id, row] of tasks) if (row.holder === holder && OPEN.has(row.state)) out.push([row.due, id]);
  return out.sort(byDue).map((x) => x[1]);
}
