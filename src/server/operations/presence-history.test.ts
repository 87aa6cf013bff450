import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../storage/node.ts';
import { listWorkplaces } from '../accounts/workplaces.ts';
import { historyRoutes } from '../api/history.ts';
import { roomRoutes } from '../api/routes.ts';
import { openCopies } from '../copy/copies.ts';
import type { Shell } from '../http/shell.ts';
import { openSync } from '../sync/index.ts';
import { type TestPerson, type TestServer, testServer } from '../testing/server.ts';
import { type Forgetting, forget } from './presence-history.ts';

// Long and without pattern: a compressor leaves them as they are.
const LONG_AGO = 'qJ7vX2mPz9RkLw4Tn8YbGd3HsFc6';

let folder: string;
let server: TestServer;
let ada: TestPerson;
let parts: Forgetting;
const closing: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relais-forget-'));
  const store = await openSqlite(join(folder, 'relais.sqlite'));
  const routes = (shell: Shell) => {
    const sync = openSync(shell);
    const copies = openCopies({ accounts: shell.accounts, hub: sync.hub, log: shell.log, zone: 'Europe/Paris' });
    parts = { accounts: shell.accounts, copies, hub: sync.hub, clock: shell.accounts.clock, zone: 'Europe/Paris', log: shell.log };
    closing.push(
      () => copies.close(),
      () => sync.close(),
      () => store.close(),
    );
    return [...historyRoutes(sync.hub), ...roomRoutes(copies, 'test', [])];
  };
  server = await testServer({ store, routes });
  server.now = Date.UTC(2026, 4, 20, 8);
  ada = await server.founder();
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await rm(folder, { recursive: true });
});

const run = async (name: string, body: unknown) => {
  const done = await server.ask(`/api/v1/commands/${name}`, { method: 'POST', token: ada.token, body });
  return String(done.body.answer?.id);
};
const exported = async () => (await server.ask('/api/v1/export', { token: ada.token })).text;

async function holding(text: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of names)
    if (entry.isFile() && (await readFile(join(entry.parentPath, entry.name))).includes(text)) found.push(entry.name);
  return found;
}

describe('[X3] what was said of where people were', () => {
  it('goes after three months with its history, from every byte of the disk; what is younger stays', async () => {
    const old = await run('presence.declare', { from: '2026-02-19', until: '15:00', where: 'travelling' });
    const young = await run('presence.declare', { from: '2026-02-20', where: 'travelling' });
    await run('rota.add', { name: 'Astreinte', start: '2026-01-01' });
    const copy = await parts.copies.of(String((await listWorkplaces(server.accounts))[0]?.id));
    copy.device.commit('shared', 'presence.declare', [{ table: 'presence', row: old, column: 'note', rule: 'last', value: LONG_AGO }]);
    await copy.written();
    expect(await holding(LONG_AGO)).not.toEqual([]);
    expect(await forget(parts)).toBe(1);
    expect(await exported()).toContain(young);
    expect(await exported()).not.toContain('2026-02-19');
    expect((await server.ask(`/api/v1/history?table=presence&row=${old}`, { token: ada.token })).text).not.toContain('travelling');
    expect(await forget(parts)).toBe(0);
    for (const close of closing.splice(0)) await close();
    expect(await holding(LONG_AGO)).toEqual([]);
  });

  it('is kept as long as the workplace decided, which a steward does', async () => {
    await run('presence.declare', { from: '2026-02-19', where: 'travelling' });
    const decide = (token: string, presenceMonths: number) =>
      server.ask('/api/v1/workplace', { method: 'PATCH', token, body: { settings: { presenceMonths } } });
    expect(await decide(ada.token, 12)).toMatchObject({ status: 200, body: { settings: { invite: 'members', presenceMonths: 12 } } });
    expect(await forget(parts)).toBe(0);
    const bo = await server.invited(ada, 'Bo');
    expect((await decide(bo.token, 1)).status).toBe(403);
    expect((await decide(ada.token, 0)).status).toBe(400);
    expect(await forget(parts)).toBe(0);
    await decide(ada.token, 1);
    expect(await forget(parts)).toBe(1);
  });
});
