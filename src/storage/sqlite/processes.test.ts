import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { utf8 } from '../../kernel/bytes.ts';
import { EVERYTHING } from '../../kernel/store.ts';
import { openSqlite } from './open.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-sqlite-'));
  path = join(folder, 'store.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const child = (task: string) =>
  spawn(process.execPath, [fileURLToPath(new URL('./testing/child.ts', import.meta.url)), path, task], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** Kills the writer once it has acknowledged `enough` lines; gives all it acknowledged, whole lines only. */
async function killedAfter(enough: number): Promise<string[]> {
  const writer = child('write');
  let output = '';
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.split('\n').length > enough) writer.kill('SIGKILL');
  });
  await once(writer, 'close');
  return output.split('\n').slice(0, -1);
}

test('[F24] a process killed five times at random moments loses nothing it acknowledged, and tears no commit', async () => {
  const acknowledged: string[] = [];
  for (let kill = 0; kill < 5; kill++) {
    const lines = await killedAfter(1 + Math.floor(Math.random() * 400));
    expect(lines.length).toBeGreaterThan(0);
    acknowledged.push(...lines);
    const store = await openSqlite(path);
    const found = new Set(await store.keys('log', EVERYTHING));
    expect(acknowledged.filter((key) => !found.has(key))).toEqual([]);
    expect(await store.keys('twin', EVERYTHING)).toEqual([...found].sort());
    await store.close();
  }
});

test('[F12] processes that count in one store lose no increment', async () => {
  const counters = [child('count'), child('count'), child('count')];
  const codes = await Promise.all(counters.map((counter) => once(counter, 'close')));
  expect(codes.map(([code]) => code)).toEqual([0, 0, 0]);
  const store = await openSqlite(path);
  expect(await store.get('counter', 'n')).toEqual(utf8('150'));
  await store.close();
});
