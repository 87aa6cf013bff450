import { describe, expect, it } from 'vitest';
import { deviceClaim, type TestPerson, type TestServer, testServer, tokenOf } from '../testing/server.ts';
import { createLink } from './links.ts';

const post = (body: unknown, token?: string) => ({ method: 'POST', body, token });
const password = 'sept lézards verts';

async function link(server: TestServer, by: TestPerson, path: string, body: unknown = {}): Promise<string> {
  const made = await server.ask(path, post(body, by.token));
  expect(made.status).toBe(200);
  return tokenOf(String(made.body.link));
}

const kindOf = async (server: TestServer, token: string) => (await server.ask('/api/v1/links/inspect', post({ token }))).body.kind;
const joins = (server: TestServer, token: string) =>
  server.ask('/api/v1/join', post({ token, name: 'Retour', device: deviceClaim('again'), want: 'token' }));
const resets = (server: TestServer, token: string) =>
  server.ask('/api/v1/reset', post({ token, credential: { kind: 'password', password }, want: 'token' }));
const stewards = (server: TestServer, ada: TestPerson, who: TestPerson, steward: boolean) =>
  server.ask(`/api/v1/members/${who.id}/steward`, { method: 'PUT', body: { steward }, token: ada.token });

describe('a link', () => {
  it('[A30] [A13] made by a member who is removed opens nothing, and everybody sees that it does not', async () => {
    const server = await testServer();
    const ada = await server.founder();
    const bo = await server.invited(ada, 'Bo');
    const token = await link(server, bo, '/api/v1/invitations');
    await server.ask(`/api/v1/members/${bo.id}`, { method: 'DELETE', token: ada.token });
    expect((await joins(server, token)).body.problem).toEqual({ code: 'link.revoked' });
    const { body } = await server.ask('/api/v1/invitations', { token: ada.token });
    expect(body.invitations).toContainEqual(expect.objectContaining({ by: bo.id, state: 'revoked' }));
  });

  it('[A30] opens nothing either when it was made in the same moment as its maker was removed', async () => {
    const server = await testServer();
    const ada = await server.founder();
    const bo = await server.invited(ada, 'Bo');
    await server.ask(`/api/v1/members/${bo.id}`, { method: 'DELETE', token: ada.token });
    const late = await createLink(server.accounts, { workplace: ada.token.slice(0, 22), kind: 'invitation', by: bo.id });
    expect(await kindOf(server, late.token)).toBe('revoked');
    expect((await joins(server, late.token)).status).toBe(410);
  });

  it('[A30] to renew somebody’s credentials ends with the stewardship of who made it: no account is taken over with it', async () => {
    const server = await testServer();
    const ada = await server.founder();
    const bo = await server.invited(ada, 'Bo');
    const cy = await server.invited(ada, 'Cy');
    await stewards(server, ada, bo, true);
    const kept = await link(server, bo, '/api/v1/resets', { member: cy.id });
    const invitation = await link(server, bo, '/api/v1/invitations');
    await stewards(server, ada, bo, false);
    expect((await resets(server, kept)).body.problem).toEqual({ code: 'link.revoked' });
    expect((await server.ask('/api/v1/me', { token: cy.token })).status).toBe(200);
    expect(await kindOf(server, invitation)).toBe('invitation');
  });

  it('[A08] to renew one’s credentials closes the others that were made for it', async () => {
    const server = await testServer();
    const ada = await server.founder();
    const bo = await server.invited(ada, 'Bo');
    const [first, second] = [
      await link(server, ada, '/api/v1/resets', { member: bo.id }),
      await link(server, ada, '/api/v1/resets', { member: bo.id }),
    ];
    expect((await resets(server, second)).status).toBe(200);
    expect((await resets(server, first)).body.problem).toEqual({ code: 'link.revoked' });
  });
});
