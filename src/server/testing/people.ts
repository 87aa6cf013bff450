/** Real devices of real members, over real sockets, against real servers: what a test opens here is closed after it. */

import { afterEach, expect } from 'vitest';
import { base64url } from '../../kernel/ids.ts';
import type { Store } from '../../kernel/store.ts';
import { registry } from '../../rooms/registry.ts';
import { memoryStore, zlibCompressor } from '../../storage/node.ts';
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
import { tokenOf } from './server.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

export async function startHere(store: Store): Promise<RunningServer> {
  const started = await startServer({ store, port: 0, logLevel: 'silent', passwordCost: leastCost });
  if (!started.ok) throw new Error(started.problem.code);
  closing.push(() => started.value.close());
  return started.value;
}

export async function call(url: string, path: string, body: unknown, token?: string, method = 'POST') {
  const headers = { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const answer = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
  return answer.json();
}

/** Joins at `url` with a device that keeps itself connected there. */
export async function enter(url: string, link: string, name: string, way: Way, password?: string) {
  const store = memoryStore();
  const ports = { store, clock: systemClock, random: systemRandom, timers: systemTimers, signer: systemSigner, compressor: zlibCompressor };
  const { device, replica } = await openDevice({ ports, registry, blocks: storedBlocks(store) });
  const { publicKey } = await device.keys();
  const claim = { id: device.id, publicKey: base64url(publicKey) };
  const credential = password === undefined ? {} : { credential: { kind: 'password', password } };
  const joined = await call(url, '/api/v1/join', {
    token: tokenOf(link),
    name,
    workplace: 'V',
    device: claim,
    want: 'token',
    ...credential,
  });
  await device.join(joined.workplace.id, joined.member.id);
  /** The server as the device knows it; changed when it moves, or when the person signs in again. */
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
  return { token: peer.token, peer, claim, member: String(joined.member.id), device, workplace, line, nextDial, titles, sees, add };
}

export const invite = async (url: string, token: string): Promise<string> => (await call(url, '/api/v1/invitations', {}, token)).link;
