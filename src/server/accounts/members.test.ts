import { describe, expect, it } from 'vitest';
import { memoryDisk } from '../../storage/index.ts';
import { testServer } from '../testing/server.ts';
import type { AccountEvent } from './accounts.ts';
import { findWorkplace } from './workplaces.ts';

const del = (token: string) => ({ method: 'DELETE', token });

describe('removing a member', () => {
  it('[A15] [A30] ends every session, token and device at once and tells whoever keeps connections', async () => {
    const server = await testServer();
    const ada = await server.founder();
    const bo = await server.invited(ada, 'Bo', { credential: { kind: 'password', password: 'sept lézards verts' } });
    const heard: AccountEvent[] = [];
    server.accounts.listen(async (event) => {
      await Promise.resolve();
      heard.push(event);
    });
    expect((await server.ask(`/api/v1/members/${bo.id}`, del(ada.token))).status).toBe(200);
    expect(heard).toEqual([expect.objectContaining({ kind: 'member-removed', member: bo.id, devices: [bo.device] })]);
    expect((await server.ask('/api/v1/me', { token: bo.token })).status).toBe(401);
    const back = { proof: { kind: 'password', name: 'Bo', password: 'sept lézards verts' }, want: 'token' };
    expect((await server.ask('/api/v1/sign-in', { method: 'POST', body: back })).status).toBe(401);
    const members = await server.ask('/api/v1/members', { token: ada.token });
    expect(members.body.members).toContainEqual(expect.objectContaining({ name: 'Bo', steward: false, removed: server.now }));
  });

  it('frees the name for another person, who is not the one removed', async () => {
    const server = await testServer();
    const ada = await server.founder();
    const bo = await server.invited(ada, 'Bo');
    await server.ask(`/api/v1/members/${bo.id}`, del(ada.token));
    const other = await server.invited(ada, 'Bo', { device: { id: 'AAAAAAAAAAAAAAAAAAAAAA', publicKey: 'A'.repeat(43) } });
    expect(other.id).not.toBe(bo.id);
  });

  it('is for stewards, or for oneself; the last steward cannot go', async () => {
    const server = await testServer();
    const ada = await server.founder();
    const bo = await server.invited(ada, 'Bo');
    const cy = await server.invited(ada, 'Cy');
    expect((await server.ask(`/api/v1/members/${cy.id}`, del(bo.token))).status).toBe(403);
    expect((await server.ask(`/api/v1/members/${bo.id}`, del(bo.token))).status).toBe(200);
    expect((await server.ask(`/api/v1/members/${ada.id}`, del(ada.token))).body.problem).toEqual({ code: 'member.last-steward' });
    const grant = { method: 'PUT', body: { steward: true }, token: ada.token };
    expect((await server.ask(`/api/v1/members/${cy.id}/steward`, { ...grant, token: cy.token })).status).toBe(403);
    expect((await server.ask(`/api/v1/members/${cy.id}/steward`, grant)).body.steward).toBe(true);
    expect((await server.ask(`/api/v1/members/${ada.id}`, del(ada.token))).status).toBe(200);
  });

  it('leaves a steward when the last two remove each other at the same moment', async () => {
    const server = await testServer();
    const ada = await server.founder();
    const bo = await server.invited(ada, 'Bo');
    await server.ask(`/api/v1/members/${bo.id}/steward`, { method: 'PUT', body: { steward: true }, token: ada.token });
    await Promise.all([server.ask(`/api/v1/members/${bo.id}`, del(ada.token)), server.ask(`/api/v1/members/${ada.id}`, del(bo.token))]);
    const alive = await Promise.all([ada, bo].map((person) => server.ask('/api/v1/me', { token: person.token })));
    expect(alive.map((answer) => answer.status).sort()).toEqual([200, 401]);
  });
});

describe('two workplaces on one server', () => {
  it('[A01] [A03] [A06] know nothing of each other: no id of one does anything in the other', async () => {
    const disk = memoryDisk();
    const here = await testServer({ store: disk.open() });
    const ada = await here.founder('Vallée');
    const eve = await here.invited(ada, 'Eve');
    const there = await here.ask('/api/v1/links/inspect', { method: 'POST', body: { token: ada.token } });
    expect(there.body.kind).toBe('invalid');
    const { anotherWorkplace } = await import('./join.ts');
    const link = await anotherWorkplace(here.accounts, 'https://relais.example');
    const mal = await here.ask('/api/v1/join', {
      method: 'POST',
      body: {
        token: link.split('#')[1],
        name: 'Mal',
        workplace: 'Plaine',
        device: { id: 'BBBBBBBBBBBBBBBBBBBBBA', publicKey: 'A'.repeat(43) },
        want: 'token',
      },
    });
    const token = String(mal.body.token);
    const invitation = await here.ask('/api/v1/invitations', { method: 'POST', body: {}, token: ada.token });
    const attempts = [
      [`/api/v1/members/${eve.id}`, { method: 'DELETE' }],
      [`/api/v1/members/${eve.id}/steward`, { method: 'PUT', body: { steward: true } }],
      [`/api/v1/devices/${eve.device}`, { method: 'DELETE' }],
      [`/api/v1/invitations/${String(invitation.body.invitation?.id)}`, { method: 'DELETE' }],
      ['/api/v1/resets', { method: 'POST', body: { member: eve.id } }],
    ] as const;
    for (const [path, request] of attempts) expect((await here.ask(path, { ...request, token })).status, path).toBe(404);
    for (const list of ['members', 'devices', 'invitations', 'resets', 'sessions'])
      expect((await here.ask(`/api/v1/${list}`, { token })).text).not.toContain(eve.id);
    const unsaid = { proof: { kind: 'password', name: 'Ada', password: 'sept lézards' }, want: 'token' };
    expect((await here.ask('/api/v1/sign-in', { method: 'POST', body: unsaid })).body.problem).toEqual({ code: 'workplace.unsaid' });
    expect((await findWorkplace(here.accounts, 'plaine'))?.name).toBe('Plaine');
  });
});
