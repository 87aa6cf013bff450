import { describe, expect, it } from 'vitest';
import { testServer } from '../testing/server.ts';
import { kinds, list } from './records.ts';
import { spans } from './sessions.ts';
import { sweep } from './sweep.ts';

const DAY = 86_400_000;

describe('sweeping', () => {
  it('forgets sessions past their date, and spent links once people had a month to see them', async () => {
    const server = await testServer();
    const ada = await server.founder();
    const bo = await server.invited(ada, 'Bo');
    const workplace = ada.token.slice(0, 22);
    const links = async () => (await list(server.store, kinds.link, workplace)).length;
    const sessions = async () => (await list(server.store, kinds.session, workplace)).map(({ record }) => record.member);
    server.now += 20 * DAY;
    await sweep(server.accounts);
    expect([await links(), (await sessions()).length]).toEqual([2, 2]);
    server.now += 40 * DAY;
    await sweep(server.accounts);
    expect([await links(), (await sessions()).length]).toEqual([1, 2]);
    server.now += spans.token / 2 - 50 * DAY;
    expect((await server.ask('/api/v1/me', { token: ada.token })).status).toBe(200);
    server.now += spans.token / 2;
    expect((await server.ask('/api/v1/me', { token: ada.token })).status).toBe(200);
    await sweep(server.accounts);
    expect(await sessions()).toEqual([ada.id]);
    expect((await server.ask('/api/v1/me', { token: bo.token })).status).toBe(401);
  });
});
