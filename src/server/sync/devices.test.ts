import { describe, expect, it } from 'vitest';
import { memoryDisk, memoryStore } from '../../storage/node.ts';
import type { Way } from '../../workplace/index.ts';
import { call, enter, invite, startHere } from '../testing/people.ts';

describe('two people’s devices', () => {
  it.each<Way>(['websocket', 'stream', 'poll'])('see each other’s work over %s', async (way) => {
    const { url, setup } = await startHere(memoryStore());
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
    const { url, setup } = await startHere(memoryStore());
    const ada = await enter(url, setup ?? '', 'Ada', 'websocket');
    await call(url, '/api/v1/commands/task.add', { title: 'Venue par l’API', why: 'Pour essayer' }, ada.token);
    await ada.sees('Venue par l’API');
    await ada.add('Venue d’un appareil');
    await ada.line.synced();
    expect(JSON.stringify(await call(url, '/api/v1/queries/task.list', {}, ada.token))).toContain('Venue d’un appareil');
  });

  it('[F30] keep what a removed member could not share, and others never see it', async () => {
    const { url, setup } = await startHere(memoryStore());
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
    const first = await startHere(disk.open());
    const ada = await enter(first.url, first.setup ?? '', 'Ada', 'websocket');
    await ada.add('Accusée de réception');
    expect(await ada.line.synced()).toBe(true);
    await first.close();
    const second = await startHere(disk.open());
    expect(JSON.stringify(await call(second.url, '/api/v1/queries/task.list', {}, ada.token))).toContain('Accusée de réception');
  });
});
