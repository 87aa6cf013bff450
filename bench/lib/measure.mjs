import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { byDue, OPEN } from './workload.mjs';

export const median = (a) => {
  if (!a.length) return null;
  const s = [...a].sort((x, y) => x - y);
  const m = s.length >> 1;
  return s.length % 2 ? s[m] : (s[m - 1] + s[m]) / 2;
};
export const quantile = (a, q) => {
  const s = [...a].sort((x, y) => x - y);
  return s[Math.min(s.length - 1, Math.floor(q * s.length))];
};
export const ms = () => Number(process.hrtime.bigint()) / 1e6;

export function files(dir) {
  const out = [];
  for (const e of readdirSync(dir, { withFileTypes: true })) {
    const p = join(dir, e.name);
    if (e.isDirectory()) out.push(...files(p));
    else if (e.isFile()) out.push(p);
  }
  return out.sort();
}
/** Size of a persisted state: every file in its folder; gz = gzip -6 of each, summed. */
export function dirSize(dir) {
  let bytes = 0,
    gz = 0;
  for (const f of files(dir)) {
    const b = readFileSync(f);
    if (!b.length || f.endsWith('LOCK')) continue;
    bytes += b.length;
    gz += gzipSync(b, { level: 6 }).length;
  }
  return { bytes, gz };
}
export const freshDir = (d) => {
  rmSync(d, { recursive: true, force: true });
  mkdirSync(d, { recursive: true });
  return d;
};
export const writeState = (dir, bytes) => writeFileSync(join(dir, 'state.bin'), bytes);
export const readState = (dir) => readFileSync(join(dir, 'state.bin'));

export function version(pkg) {
  try {
    return createRequire(import.meta.url)(`${pkg}/package.json`).version;
  } catch {
    return JSON.parse(readFileSync(new URL(`../node_modules/${pkg}/package.json`, import.meta.url))).version;
  }
}

/** The benchmark query over [id, row] pairs held as plain objects. */
export function scanOpen(entries, holder) {
  const out = [];
  for (const [id, row] of entries) if (row.holder === holder && OPEN.has(row.state)) out.push([row.due, id]);
  return out.sort(byDue).map((x) => x[1]);
}
