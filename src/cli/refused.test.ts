/** What the server does not take is kept in this folder, shown with its reason, and put away by a person. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { SHARED } from '../replica/change.ts';
import { registry } from '../rooms/registry.ts';
import { openSqlite, zlibCompressor } from '../storage/node.ts';
import { storedBlocks } from '../sync/index.ts';
import { openDevice, systemClock, systemRandom, systemSigner, systemTimers } from '../workplace/index.ts';
import { atelier, relais, type Terminal } from './testing/people.ts';

let path: string;
let claude: Terminal;
let end: () => Promise<void>;

const PATIENCE = 120_000;

beforeAll(async () => {
  ({ path, claude, end } = await atelier());
}, PATIENCE);

afterAll(() => end(), PATIENCE);

/** Writes what no command writes: a device may not expunge for others. */
async function write(home: string): Promise<void> {
  const store = await openSqlite(join(home, 'device.sqlite'));
  const ports = { store, clock: systemClock, random: systemRandom, timers: systemTimers, signer: systemSigner, compressor: zlibCompressor };
  const { device } = await openDevice({ ports, registry, blocks: storedBlocks(store) });
  const row = newId(systemRandom);
  device.commit(SHARED, 'task.raw', [{ table: 'task', row, column: '*', rule: 'expunge', value: null }]);
  await device.close();
  await store.close();
}

test('[S8] [F30] a refused change is told at every sync until somebody has put it away', { timeout: PATIENCE }, async () => {
  const home = join(path, 'claude');
  const here = ['--lang', 'en', '--home', home];
  expect((await relais(['refused', 'list', ...here])).out).not.toContain('task.raw');
  await write(home);
  for (const _ of [1, 2]) {
    const sync = await relais(['sync', ...here]);
    expect([sync.code, sync.err]).toEqual([1, expect.stringContaining('relais refused list')]);
  }
  expect((await relais(['refused', 'list', ...here])).out).toMatch(/task\.raw +Reason: expunge/);
  const [kept] = (await claude('refused', 'list')) as { id: string; writes: unknown[] }[];
  expect(kept?.writes).toMatchObject([{ table: 'task', column: '*', rule: 'expunge' }]);
  const unknown = await relais(['refused', 'dismiss', 'x', ...here]);
  expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('Nothing was put away')]);
  expect(await claude('refused', 'dismiss', kept?.id.slice(0, 4) ?? '')).toEqual({ dismissed: kept?.id });
  expect(await claude('refused', 'list')).toEqual([]);
  expect(await claude('sync')).toMatchObject({ synced: true });
});
