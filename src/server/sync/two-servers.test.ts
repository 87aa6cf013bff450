import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../kernel/store.ts';
import { memoryDisk, openStore } from '../../storage/node.ts';
import { startPostgres, type TestServer } from '../../storage/testing/postgres-server.ts';
import { call, enter, invite, startHere } from '../testing/people.ts';

/** Several server processes on one database: people need not know which of them answers. */

let postgres: TestServer | undefined;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => postgres?.stop());

const databases: readonly [string, () => () => Promise<Store>][] = [
  [
    'one memory',
    () => {
      const disk = memoryDisk();
      return async () => disk.open();
    },
  ],
  [
    'one PostgreSQL',
    () => {
      const namespace = `two_${randomBytes(6).toString('hex')}`;
      const url = `${postgres?.url}${postgres?.url.includes('?') ? '&' : '?'}namespace=${namespace}`;
      return () => openStore(url);
    },
  ],
];

describe.each(databases)('two servers on %s', (name, database) => {
  const present = () => name !== 'one PostgreSQL' || postgres !== undefined;

  it('show the people of one the work of those on the other, and keep one log', async ({ skip }) => {
    if (!present()) skip('no PostgreSQL on this machine');
    const open = database();
    const [first, second] = [await startHere(await open()), await startHere(await open())];
    const ada = await enter(first.url, first.setup ?? '', 'Ada', 'websocket');
    const bo = await enter(second.url, await invite(first.url, ada.token), 'Bo', 'websocket');
    const cy = await enter(first.url, await invite(second.url, ada.token), 'Cy', 'poll');
    await Promise.all([ada.add('Réparer le poste 12'), bo.add('Rappeler la mairie'), cy.add('Commander des câbles')]);
    for (const person of [ada, bo, cy]) {
      await Promise.all(['Réparer le poste 12', 'Rappeler la mairie', 'Commander des câbles'].map((title) => person.sees(title)));
      expect(await person.line.synced()).toBe(true);
    }
    await call(second.url, '/api/v1/commands/task.add', { title: 'Venue par l’API', why: 'Pour essayer' }, ada.token);
    await Promise.all([ada.sees('Venue par l’API'), bo.sees('Venue par l’API')]);
  });

  it('lose nothing when many write at both at once', async ({ skip }) => {
    if (!present()) skip('no PostgreSQL on this machine');
    const open = database();
    const [first, second] = [await startHere(await open()), await startHere(await open())];
    const ada = await enter(first.url, first.setup ?? '', 'Ada', 'websocket');
    const bo = await enter(second.url, await invite(first.url, ada.token), 'Bo', 'websocket');
    const titles = Array.from({ length: 20 }, (_, at) => `Tâche ${at}.`);
    for (const title of titles) await Promise.all([ada.add(`A ${title}`), bo.add(`B ${title}`)]);
    await Promise.all(titles.flatMap((title) => [ada.sees(`B ${title}`), bo.sees(`A ${title}`)]));
    expect([await ada.line.synced(), await bo.line.synced()]).toEqual([true, true]);
  });

  it('[A30] end the connection of somebody removed at the other', async ({ skip }) => {
    if (!present()) skip('no PostgreSQL on this machine');
    const open = database();
    const [first, second] = [await startHere(await open()), await startHere(await open())];
    const ada = await enter(first.url, first.setup ?? '', 'Ada', 'websocket');
    const bo = await enter(second.url, await invite(first.url, ada.token), 'Bo', 'websocket');
    await ada.add('Avant');
    await bo.sees('Avant');
    const told = new Promise((resolve) =>
      bo.device.subscribe(() => bo.device.status.problems.length > 0 && resolve(bo.device.status.problems)),
    );
    await call(first.url, `/api/v1/members/${bo.member}`, {}, ada.token, 'DELETE');
    expect(await told).toMatchObject([{ code: expect.stringMatching(/^denied-(removed|session-ended)$/) }]);
    await ada.add('Après');
    await ada.line.synced();
    expect(await bo.titles()).not.toContain('Après');
  });
});
