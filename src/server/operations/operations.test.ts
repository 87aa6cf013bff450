import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../kernel/result.ts';
import { openStore } from '../../storage/node.ts';
import { leastCost } from '../accounts/passwords.ts';
import { ownStore } from '../copy/copies.ts';
import { type RunningServer, startServer } from '../start.ts';
import { deviceClaim, tokenOf } from '../testing/server.ts';
import { backup, check, grantSteward, move, type Place, restore } from './index.ts';

let folder: string;
let place: Place;
let server: RunningServer | undefined;
const now = Date.UTC(2026, 10, 22, 3);
const attachment = new TextEncoder().encode('le plan de la salle');
const hash = createHash('sha256').update(attachment).digest('base64url');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relais-operations-'));
  place = { database: join(folder, 'relais.sqlite'), files: join(folder, 'files') };
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function serve(at: Place): Promise<RunningServer> {
  const store = await openStore(at.database);
  const started = await startServer({ store, files: at.files, port: 0, logLevel: 'silent', passwordCost: leastCost });
  server = value(started);
  return server;
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

async function call(path: string, token: string | undefined, body?: unknown, method = body === undefined ? 'GET' : 'POST') {
  const headers = { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  return fetch(`${server?.url}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

/** A server with a member, a task, an attachment and an open invitation. */
async function lived(): Promise<{ token: string; invitation: string }> {
  const { setup } = await serve(place);
  const join = { token: tokenOf(setup ?? ''), name: 'Ada', workplace: 'Vallée', device: deviceClaim('ada'), want: 'token' };
  const { token } = await (await call('/api/v1/join', undefined, join)).json();
  expect((await call('/api/v1/commands/task.add', token, { title: 'Réparer le poste 12', why: 'La classe attend' })).status).toBe(200);
  const put = await fetch(`${server?.url}/api/v1/files/shared/${hash}?size=${attachment.length}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}` },
    body: attachment,
  });
  expect(put.status).toBe(200);
  const made = await (await call('/api/v1/invitations', token, {})).json();
  return { token, invitation: tokenOf(made.link) };
}

/** What says to devices that the store is another one (S5). A token begins with the workplace's id. */
async function epochOf(database: string, token: string): Promise<string> {
  const store = await openStore(database);
  const epoch = await store.get('hub-epoch', token.slice(0, 22));
  await store.close();
  return Buffer.from(epoch ?? [])
    .toString('hex')
    .slice(0, 40);
}

/** Who the server's own device is, as stored: its id stands first. */
async function ownDeviceOf(database: string, token: string): Promise<string> {
  const store = await openStore(database);
  const identity = await ownStore(store, token.slice(0, 22)).get('device', 'identity');
  await store.close();
  return Buffer.from(identity ?? [])
    .toString('hex')
    .slice(0, 32);
}

describe('a backup', () => {
  it.each(['backups', 'all.sqlite'])(
    '[F25] [X1.7] of a running server into %s comes back whole somewhere else, under a new epoch and with another device of its own',
    async (target) => {
      const { token, invitation } = await lived();
      const made = value(await backup(place, join(folder, target), now));
      expect(made).toMatchObject({ files: 1, missing: [] });
      await server?.close();
      const elsewhere: Place = { database: join(folder, 'other', 'relais.sqlite'), files: join(folder, 'other', 'files') };
      expect(value(await restore(join(folder, target), elsewhere, now))).toMatchObject({ workplaces: 1, files: 1, missing: 0, revoked: 1 });
      expect(value(await check(elsewhere))).toMatchObject({ sound: true, members: 1, workplaces: 1 });
      expect(await epochOf(elsewhere.database, token)).not.toEqual(await epochOf(place.database, token));
      const own = await ownDeviceOf(place.database, token);
      expect(own).toHaveLength(32);
      expect(await ownDeviceOf(elsewhere.database, token)).not.toBe(own);
      await serve(elsewhere);
      expect(await (await call('/api/v1/queries/task.list', token, {})).text()).toContain('Réparer le poste 12');
      expect(await (await call(`/api/v1/files/shared/${hash}`, token)).text()).toBe('le plan de la salle');
      const inspected = await call('/api/v1/links/inspect', undefined, { token: invitation });
      expect(await inspected.json()).toEqual({ kind: 'revoked' });
    },
  );

  it('[A34] is for the administrator’s eyes: no file of it can be read by another user, none is reachable over HTTP', async () => {
    const { token } = await lived();
    const target = join(folder, 'backups');
    await mkdir(target, { mode: 0o755 });
    value(await backup(place, target, now));
    const inside = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = inside.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect([file, (await stat(file)).mode & 0o077]).toEqual([file, 0]);
    for (const path of [
      'backups',
      'api/v1/backups',
      'data/relais.sqlite',
      'relais.sqlite',
      'files',
      'backups/relais-20261122T030000Z.sqlite',
    ])
      for (const who of [undefined, token]) expect([path, (await call(`/${path}`, who)).status]).toEqual([path, 404]);
    expect((await call('/api/v1/export', undefined)).status).toBe(401);
  });

  it('never replaces a file, and is never restored over data', async () => {
    await lived();
    const file = join(folder, 'all.sqlite');
    value(await backup(place, file, now));
    expect(await backup(place, file, now)).toMatchObject({ ok: false, problem: { code: 'backup-exists' } });
    expect(await restore(file, place, now)).toMatchObject({ ok: false, problem: { code: 'restore-taken' } });
    expect(await restore(join(folder, 'nothing'), place, now)).toMatchObject({ ok: false, problem: { code: 'restore-nothing' } });
  });

  it('of a place where no server ever wrote is refused, as is its check, and nothing is made there', async () => {
    const none = { ok: false, problem: { code: 'data-none', params: { place: place.database } } };
    expect(await backup(place, join(folder, 'backups'), now)).toEqual(none);
    expect(await check(place)).toEqual(none);
    expect(await move(place.database, join(folder, 'moved.sqlite'))).toEqual(none);
    expect(await grantSteward(place.database, { member: 'Ada' })).toEqual(none);
    expect(await readdir(folder)).toEqual([]);
  });

  it('that was damaged is refused with nothing left behind', async () => {
    await lived();
    const file = join(folder, 'all.sqlite');
    value(await backup(place, file, now));
    await truncate(file, 9000);
    const elsewhere: Place = { database: join(folder, 'other.sqlite'), files: join(folder, 'other') };
    expect(await restore(file, elsewhere, now)).toMatchObject({ ok: false, problem: { code: 'store-damaged' } });
    expect(await readdir(folder)).not.toContain('other.sqlite');
  });

  it('into a folder is thinned out with time', async () => {
    await lived();
    const target = join(folder, 'backups');
    for (let day = 0; day < 12; day++) value(await backup(place, target, now + day * 86_400_000));
    const files = (await readdir(target)).filter((name) => name.endsWith('.sqlite'));
    expect(files.length).toBeLessThan(12);
    expect(files).toContain('relais-20261203T030000Z.sqlite');
  });
});

describe('a check', () => {
  it('[F32] finds an attachment that is no longer what its hash says, and a store that is none', async () => {
    await lived();
    await server?.close();
    expect(value(await check(place)).sound).toBe(true);
    const [file] = (await readdir(place.files, { recursive: true, withFileTypes: true })).filter((entry) => entry.name === hash);
    await writeFile(join(file?.parentPath ?? '', hash), 'autre chose');
    expect(value(await check(place))).toMatchObject({ sound: false, damage: [{ kind: 'file', detail: `shared ${hash}` }] });
    await writeFile(join(folder, 'letter.sqlite'), 'Chère amie, ceci n’est pas une base de données, mais une lettre.');
    expect(await check({ ...place, database: join(folder, 'letter.sqlite') })).toMatchObject({ ok: false });
  });
});

describe('a move', () => {
  it('copies everything, compares, and leaves the original', async () => {
    const { token } = await lived();
    await server?.close();
    const target = join(folder, 'moved.sqlite');
    expect(value(await move(place.database, target)).entries).toBeGreaterThan(5);
    expect(await move(place.database, target)).toMatchObject({ ok: false, problem: { code: 'copy-target-taken' } });
    await serve({ ...place, database: target });
    expect(await (await call('/api/v1/queries/task.list', token, {})).text()).toContain('Réparer le poste 12');
  });
});

describe('stewardship', () => {
  it('is granted on the server by name or id, while it runs', async () => {
    const { token } = await lived();
    const invited = await (await call('/api/v1/invitations', token, {})).json();
    const bo = { token: tokenOf(invited.link), name: 'Bo', device: deviceClaim('bo'), want: 'token' };
    const joined = await (await call('/api/v1/join', undefined, bo)).json();
    expect(await grantSteward(place.database, { member: 'Personne' })).toMatchObject({ ok: false, problem: { code: 'member-unknown' } });
    expect(value(await grantSteward(place.database, { member: 'bo' })).id).toBe(joined.member.id);
    expect((await (await call('/api/v1/me', joined.token)).json()).member).toMatchObject({ steward: true });
  });
});
