/** One phase of one engine at one size, in its own process; what each measure means is in README.md. Started by run.mjs. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dirSize, freshDir, median, ms, quantile } from './lib/measure.mjs';
import { Wire } from './lib/wire.mjs';
import { digest, makeEdits, makeWorkload } from './lib/workload.mjs';

const phases = { build, open, change, merge, boot };

/** The first changes warm the platform's compiler and are not measured. */
const warming = 200;

const { phase, engine, file, N, cache } = JSON.parse(process.argv[2]);
const state = join(cache, `${engine}-${N}`);

const before = calibrate();
try {
  const result = await phases[phase]();
  const after = calibrate();
  finish({ ...result, cal: (before + after) / 2, cal_min: Math.min(before, after), ...spent() }, 0);
} catch (error) {
  finish({ error: String(error?.stack ?? error).slice(0, 1500) }, 1);
}

function finish(message, code) {
  process.send(message, () => process.exit(code));
}

async function build() {
  const { sessions, tasks, notes, ops, team } = makeWorkload(N);
  const adapter = await load();
  const replica = await adapter.create({ device: 'build', dir: scratch('build'), team });
  collect();
  const start = ms();
  await adapter.applyOps(replica, sessions);
  const applied = ms();
  freshDir(state);
  await adapter.save(replica, state);
  const saved = ms();
  const got = await adapter.rows(replica);
  await adapter.close?.(replica);
  const extra = await adapter.extra?.(state);
  return {
    ok: digest(got.tasks, got.notes) === digest(tasks, notes),
    ops,
    build_ms: applied - start,
    build_ops_s: ops / ((applied - start) / 1000),
    save_ms: saved - applied,
    ...dirSize(state),
    ...extra,
  };
}

async function open() {
  const { team, queries, digest: expected } = reference();
  const adapter = await load();
  await adapter.warm?.();
  const dir = copy('open');
  await settle();
  const memoryBefore = memory();
  const start = ms();
  const replica = await adapter.load(dir, { device: 'open', team, state });
  const opened = ms();
  let first = adapter.query(replica, queries[0].holder);
  // An engine that answers at once pays for no promise.
  if (first instanceof Promise) first = await first;
  const answered = ms();
  let ok = same(first, queries[0].ids);
  const warm = [];
  for (const { holder, ids } of queries) {
    const asked = ms();
    let found = adapter.query(replica, holder);
    if (found instanceof Promise) found = await found;
    warm.push(ms() - asked);
    ok &&= same(found, ids);
  }
  await settle();
  const memoryAfter = memory();
  const got = await adapter.rows(replica);
  ok &&= digest(got.tasks, got.notes) === expected;
  await adapter.close?.(replica);
  return {
    ok,
    open_ms: opened - start,
    q1_ms: answered - opened,
    answer_ms: answered - start,
    qwarm_ms: median(warm),
    ...memoryAfter,
    rss_delta: memoryAfter.rss - memoryBefore.rss,
    heap_delta: memoryAfter.heap + memoryAfter.external - memoryBefore.heap - memoryBefore.external,
  };
}

async function change() {
  const adapter = await load();
  if (!adapter.encodeChange) return { skip: adapter.noSync ?? 'no sync metadata' };
  const [a, b] = await pair(adapter);
  const notified = { count: 0, last: null };
  adapter.subscribe?.(b, (id) => {
    notified.count++;
    notified.last = id;
  });
  await adapter.connect?.(a, b);
  const times = { encode: [], hub: [], apply: [] };
  const sizes = [];
  let wrong = 0;
  let silent = 0;
  for (const [index, session] of makeEdits(N, tasks(), warming + 1000, 'C', 1).entries()) {
    const [op] = session.ops;
    const heard = notified.count;
    const start = ms();
    let sent = adapter.encodeChange(a, op);
    if (sent instanceof Promise) sent = await sent;
    const encoded = ms();
    const arrived = adapter.relay ? await adapter.relay(a, b, sent) : sent;
    const relayed = ms();
    const taken = adapter.applyChange(b, arrived);
    if (taken instanceof Promise) await taken;
    const applied = ms();
    const shown = await adapter.getCell(b, op.id, op.col);
    if ((shown ?? null) !== op.value) wrong++;
    if (notified.count === heard || notified.last !== op.id) silent++;
    if (index < warming) continue;
    times.encode.push(encoded - start);
    times.hub.push(relayed - encoded);
    times.apply.push(applied - relayed);
    sizes.push(Math.max(sizeOf(sent), sizeOf(arrived)));
  }
  await adapter.close?.(a);
  await adapter.close?.(b);
  return {
    ok: wrong === 0,
    wrong,
    silent,
    enc_ms: median(times.encode),
    app_ms: median(times.apply),
    app_p99_ms: quantile(times.apply, 0.99),
    ...(adapter.relay ? { hub_ms: median(times.hub) } : {}),
    change_bytes: median(sizes),
  };
}

function sizeOf(bytes) {
  return typeof bytes === 'string' ? Buffer.byteLength(bytes) : (bytes.wireBytes ?? bytes.byteLength);
}

async function merge() {
  const adapter = await load();
  if (!adapter.diffSync) return { skip: adapter.noSync ?? 'no sync metadata' };
  const [a, b] = await pair(adapter);
  const base = tasks();
  const edits = [makeEdits(N, base, 10_000, 'A'), makeEdits(N, base, 10_000, 'B')];
  const start = ms();
  await adapter.applyOps(a, edits[0]);
  await adapter.applyOps(b, edits[1]);
  const edited = ms();
  collect();
  const wire = new Wire();
  const begun = ms();
  await adapter.diffSync(a, b, wire);
  const merged = ms();
  const [ra, rb] = [await adapter.rows(a), await adapter.rows(b)];
  const converged = digest(ra.tasks, ra.notes) === digest(rb.tasks, rb.notes);
  await adapter.close?.(a);
  await adapter.close?.(b);
  return {
    ok: converged,
    converged,
    ...lostEdits(edits.map(lastValues), ra.tasks),
    edit_ms: edited - start,
    merge_ms: merged - begun,
    merge_bytes: wire.bytes,
    merge_gz: wire.gz(),
    merge_msgs: wire.messages,
  };
}

/** What a replica last wrote to each cell, by id and column. */
function lastValues(sessions) {
  const values = new Map();
  for (const { ops } of sessions) for (const { id, col, value } of ops) values.set(`${id}/${col}`, value);
  return values;
}

/** Every edited cell must hold one of the two last local values. */
function lostEdits(last, merged) {
  const edited = new Set(last.flatMap((values) => [...values.keys()]));
  let lost = 0;
  for (const key of edited) {
    const value = merged.get(key.slice(0, 21))?.[key.slice(22)] ?? null;
    if (!last.some((values) => values.has(key) && values.get(key) === value)) lost++;
  }
  return { lost, edited: edited.size };
}

async function boot() {
  const { team, digest: expected } = reference();
  const adapter = await load();
  if (!adapter.bootstrap) return { skip: adapter.noSync ?? 'no sync metadata' };
  const a = await adapter.load(copy('A'), { device: 'A', team, state });
  const wire = new Wire();
  await adapter.prepareBootstrap?.(a, { dir: scratch('hub') });
  collect();
  const start = ms();
  const b = await adapter.bootstrap(a, wire, { device: 'B', dir: scratch('B'), team });
  const joined = ms();
  const got = await adapter.rows(b);
  await adapter.close?.(a);
  await adapter.close?.(b);
  const ok = digest(got.tasks, got.notes) === expected;
  return { ok, boot_ms: joined - start, boot_bytes: wire.bytes, boot_gz: wire.gz(), boot_msgs: wire.messages };
}

async function load() {
  return (await import(`./adapters/${file}`)).adapter;
}

/** Two replicas that share the state. */
async function pair(adapter) {
  const { team } = reference();
  const a = await adapter.load(copy('A'), { device: 'A', team, state });
  const b = adapter.fork
    ? await adapter.fork(a, { device: 'B', dir: scratch('B'), team })
    : await adapter.load(copy('B'), { device: 'B', team, state });
  return [a, b];
}

function reference() {
  return JSON.parse(readFileSync(join(cache, `ref-${N}.json`), 'utf8'));
}

function tasks() {
  return new Map(JSON.parse(readFileSync(join(cache, `tasks-${N}.json`), 'utf8')));
}

function same(found, expected) {
  return JSON.stringify(found) === JSON.stringify(expected);
}

function scratch(name) {
  return freshDir(join(cache, `${engine}-${N}-${name}`));
}

/** Every load works on its own copy of the saved state; the copy is made outside the timed part. */
function copy(name) {
  const dir = scratch(name);
  cpSync(state, dir, { recursive: true });
  return dir;
}

function collect() {
  for (let i = 0; i < 4; i++) globalThis.gc();
}

async function settle() {
  collect();
  await new Promise((resolve) => setTimeout(resolve, 50));
  collect();
}

function memory() {
  const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage();
  return { rss, heap: heapUsed, external, arrayBuffers };
}

function spent() {
  const { user, system } = process.cpuUsage();
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return { cpu_s: (user + system) / 1e6, peak_rss: Number(peak) * 1024, node: process.version };
}

/** A fixed piece of JavaScript, in ms: how fast is this core just now? */
function calibrate() {
  const times = Array.from({ length: 5 }, () => {
    const start = ms();
    const map = new Map();
    let hash = 0;
    for (let i = 0; i < 400_000; i++) {
      hash = Math.imul(hash ^ i, 2_654_435_761) >>> 0;
      if ((i & 7) === 0) map.set(`k${hash & 8191}`, i);
    }
    return ms() - start;
  });
  return median(times.slice(2));
}
