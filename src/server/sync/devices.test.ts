import { afterEach, describe, expect, it } from 'vitest';
import { base64url } from '../../kernel/ids.ts';
import { registry } from '../../rooms/registry.ts';
import { memoryDisk, memoryStore, zlibCompressor } from '../../storage/node.ts';
import { Reconnector, storedBlocks } from '../../sync/index.ts';
import {
  dialer,
  loadYjs,
  openDevice,
  systemClock,
  systemRandom,
  systemSigner,
  systemTimers,
  type Way,
  Workplace,
} from '../../workplace/index.ts';
import { leastCost } from '../accounts/passwords.ts';
import { type RunningServer, startServer } from '../start.ts';
import { tokenOf } from '../testing/server.ts';

/** Real devices of real members, over real sockets, against the real server. */

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(disk = memoryDisk()): Promise<RunningServer> {
  const started = await startServer({ store: disk.open(), port: 0, logLevel: 'silent', passwordCost: leastCost });
  if (!started.ok) throw new Error(started.problem.code);
  closing.push(() => started.value.close());
  return started.value;
}

async function call(url: string, path: string, body: unknown, token?: string, method = 'POST') {
  const headers = { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const answer = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
  return answer.json();
}

async function enter(url: string, link: string, name: string, way: Way) {
  const store = memoryStore();
  const ports = { store, clock: systemClock, random: systemRandom, timers: systemTimers, signer: systemSigner, compressor: zlibCompressor };
  const { device, replica } = await openDevice({ ports, registry, blocks: storedBlocks(store) });
  const { publicKey } = await device.sharing.keys();
  const claim = { id: device.id, publicKey: base64url(publicKey) };
  const joined = await call(url, '/api/v1/join', { token: tokenOf(link), name, workplace: 'V', device: claim, want: 'token' });
  await device.join(joined.workplace.id, joined.member.id);
  const peer = { url, token: String(joined.token) };
  const dial = dialer(() => peer, way);
  let dialled: (reached: boolean) => void = () => undefined;
  /** Whether the next attempt to connect reaches the hub. */
  const nextDial = (): Promise<boolean> =>
    new Promise((resolve) => {
      dialled = resolve;
    });
  const line = new Reconnector(device, async (receiver) => {
    const connection = await dial(receiver);
    dialled(connection !== undefined);
    return connection;
  });
  line.start();
  closing.push(async () => {
    line.stop();
    await device.close();
  });
  const options = { device, replica, registry, random: systemRandom, zone: 'Europe/Paris', loadText: loadYjs, onDamage: () => undefined };
  const workplace = new Workplace({ ...options, me: joined.member.id });
  const titles = async (): Promise<string> => JSON.stringify(await workplace.ask('task.list', {}));
  /** Resolves once a task of this title is on the device. */
  const sees = (title: string): Promise<void> =>
    new Promise((resolve) => {
      const stop = workplace.watch('task.list', {}, (answer) => {
        if (!JSON.stringify(answer).includes(title)) return;
        queueMicrotask(() => stop());
        resolve();
      });
    });
  const add = async (title: string): Promise<void> => {
    const done = await workplace.run('task.add', { title, why: 'Pour essayer' });
    expect(done.ok).toBe(true);
  };
  return { token: peer.token, member: String(joined.member.id), device, line, nextDial, titles, sees, add };
}

const invite = async (url: string, token: string): Promise<string> => (await call(url, '/api/v1/invitations', {}, token)).link;

describe('two people’s devices', () => {
  it.each<Way>(['websocket', 'stream', 'poll'])('see each other’s work over %s', async (way) => {
    const { url, setup } = await start();
    const ada = await enter(url, setup ?? '', 'Ada', way);
    const bo = await enter(url, await invite(url, ada.token), 'Bo', way);
    await ada.add('Réparer le poste 12');
    await bo.sees('Réparer le poste 12');
    await bo.add('Rappeler la mairie');
    await ada.sees('Rappeler la mairie');
    expect(await ada.line.synced()).toBe(true);
    expect(ada.device.status.waiting).toBe(0);
  });

  it('and a program on the HTTP API see each other’s work', async () => {
    const { url, setup } = await start();
    const ada = await enter(url, setup ?? '', 'Ada', 'websocket');
    await call(url, '/api/v1/commands/task.add', { title: 'Venue par l’API', why: 'Pour essayer' }, ada.token);
    await ada.sees('Venue par l’API');
    await ada.add('Venue d’un appareil');
    await ada.line.synced();
    expect(JSON.stringify(await call(url, '/api/v1/queries/task.list', {}, ada.token))).toContain('Venue d’un appareil');
  });

  it('[F30] keep what a removed member could not share, and others never see it', async () => {
    const { url, setup } = await start();
    const ada = await enter(url, setup ?? '', 'Ada', 'websocket');
    const bo = await enter(url, await invite(url, ada.token), 'Bo', 'websocket');
    await ada.add('Avant');
    await bo.sees('Avant');
    bo.line.stop();
    await bo.add('Écrit hors ligne');
    await call(url, `/api/v1/members/${bo.member}`, {}, ada.token, 'DELETE');
    const reached = bo.nextDial();
    bo.line.start();
    expect(await reached).toBe(false);
    await ada.add('Après');
    await ada.line.synced();
    expect(await bo.titles()).toContain('Écrit hors ligne');
    expect(bo.device.status.waiting).toBe(1);
    expect(await ada.titles()).not.toContain('Écrit hors ligne');
    expect(await bo.titles()).not.toContain('Après');
  });

  it('[F23] [F24] lose nothing that was acknowledged when the server goes down and comes back', async () => {
    const disk = memoryDisk();
    const first = await start(disk);
    const ada = await enter(first.url, first.setup ?? '', 'Ada', 'websocket');
    await ada.add('Accusée de réception');
    expect(await ada.line.synced()).toBe(true);
    await first.close();
    const second = await start(disk);
    expect(JSON.stringify(await call(second.url, '/api/v1/queries/task.list', {}, ada.token))).toContain('Accusée de réception');
  });
});
