import { describe, expect, it } from 'vitest';
import { deviceClaim, ORIGIN, testServer, tokenOf } from '../testing/server.ts';
import { linkSpans } from './links.ts';

const post = (body: unknown, more = {}) => ({ method: 'POST', body, ...more });

describe('the set-up link', () => {
  it('makes the workplace and its first steward, once', async () => {
    const server = await testServer();
    const token = await server.setupToken();
    expect((await server.ask('/api/v1/links/inspect', post({ token }))).body.kind).toBe('setup');
    const join = { token, name: 'Ada', workplace: 'Vallée', device: deviceClaim('ada'), want: 'token' };
    const first = await server.ask('/api/v1/join', post(join));
    expect(first.body).toMatchObject({ workplace: { name: 'Vallée' }, member: { name: 'Ada', steward: true } });
    const again = await server.ask('/api/v1/join', post({ ...join, name: 'Eve', device: deviceClaim('eve') }));
    expect(again).toMatchObject({ status: 410, body: { problem: { code: 'link.used' } } });
    expect((await server.ask('/api/v1/me', { token: String(first.body.token) })).body.member).toMatchObject({ name: 'Ada', steward: true });
  });

  it('of an earlier start is spent as soon as another one made the workplace', async () => {
    const server = await testServer();
    const [earlier, later] = [await server.setupToken(), await server.setupToken()];
    expect(earlier.slice(0, 22)).toBe(later.slice(0, 22));
    await server.ask('/api/v1/join', post({ token: later, name: 'Ada', workplace: 'V', device: deviceClaim('ada'), want: 'token' }));
    const late = await server.ask(
      '/api/v1/join',
      post({ token: earlier, name: 'Eve', workplace: 'W', device: deviceClaim('eve'), want: 'token' }),
    );
    expect(late.body.problem).toEqual({ code: 'link.used' });
  });

  it('asks for the name of the workplace', async () => {
    const server = await testServer();
    const answer = await server.ask(
      '/api/v1/join',
      post({ token: await server.setupToken(), name: 'Ada', device: deviceClaim('a'), want: 'token' }),
    );
    expect(answer.body.problem).toEqual({ code: 'workplace.name-missing' });
  });

  it('lets one through when two hold it at the same moment', async () => {
    const server = await testServer();
    const token = await server.setupToken();
    const people = ['Ada', 'Bo', 'Cy'].map((name) => post({ token, name, workplace: name, device: deviceClaim(name), want: 'token' }));
    const answers = await Promise.all(people.map((person) => server.ask('/api/v1/join', person)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410, 410]);
  });
});

describe('an invitation', () => {
  it('stands behind the # of its link, lets one person in and tells the workplace by name', async () => {
    const server = await testServer();
    const ada = await server.founder();
    const made = await server.ask('/api/v1/invitations', post({}, { token: ada.token }));
    expect(String(made.body.link)).toMatch(new RegExp(`^${ORIGIN}/join#[A-Za-z0-9_-]{65}$`));
    const token = tokenOf(String(made.body.link));
    expect((await server.ask('/api/v1/links/inspect', post({ token }))).body).toMatchObject({
      kind: 'invitation',
      workplace: { name: 'Vallée' },
    });
    const bo = post({ token, name: 'Bo', device: deviceClaim('bo'), want: 'token' });
    expect((await server.ask('/api/v1/join', bo)).body.member).toMatchObject({ name: 'Bo', steward: false });
  });

  it('[A12] opens nothing for whoever reads the list of invitations, and nothing twice', async () => {
    const server = await testServer();
    const ada = await server.founder();
    const made = await server.ask('/api/v1/invitations', post({}, { token: ada.token }));
    const token = tokenOf(String(made.body.link));
    const list = await server.ask('/api/v1/invitations', { token: ada.token });
    expect(list.text).not.toContain(token);
    expect(list.text).not.toContain(token.slice(22));
    const id = String(made.body.invitation?.id);
    for (const guess of [id, token.slice(0, 22) + id, id.slice(0, 22) + id]) {
      const joined = await server.ask('/api/v1/join', post({ token: guess, name: 'Eve', device: deviceClaim('eve'), want: 'token' }));
      expect(joined.body.problem).toEqual({ code: 'link.invalid' });
    }
    await server.ask('/api/v1/join', post({ token, name: 'Bo', device: deviceClaim('bo'), want: 'token' }));
    const again = await server.ask('/api/v1/join', post({ token, name: 'Eve', device: deviceClaim('eve'), want: 'token' }));
    expect(again.body.problem).toEqual({ code: 'link.used' });
  });

  it('[A12] lies hashed at rest: no byte of the store holds a secret', async () => {
    const server = await testServer();
    const ada = await server.founder();
    const made = await server.ask('/api/v1/invitations', post({}, { token: ada.token }));
    const secrets = [tokenOf(String(made.body.link)).slice(22), ada.token.slice(22)];
    for (const collection of await server.store.collections()) {
      for (const { key, value } of await server.store.range(collection, { from: ' ', to: '~' })) {
        const text = key + Buffer.from(value).toString('latin1');
        for (const secret of secrets) expect(text).not.toContain(secret);
      }
    }
  });

  it('[A07] [A13] is seen by every member, revocable, and then opens nothing', async () => {
    const server = await testServer();
    const ada = await server.founder();
    const bo = await server.invited(ada, 'Bo');
    const made = await server.ask('/api/v1/invitations', post({}, { token: ada.token }));
    const id = String(made.body.invitation?.id);
    const seen = await server.ask('/api/v1/invitations', { token: bo.token });
    expect(seen.body.invitations).toContainEqual(expect.objectContaining({ id, state: 'open', by: ada.id }));
    expect((await server.ask(`/api/v1/invitations/${id}`, { method: 'DELETE', token: bo.token })).status).toBe(403);
    expect((await server.ask(`/api/v1/invitations/${id}`, { method: 'DELETE', token: ada.token })).status).toBe(200);
    const token = tokenOf(String(made.body.link));
    expect((await server.ask('/api/v1/links/inspect', post({ token }))).body).toEqual({ kind: 'revoked' });
    const late = await server.ask('/api/v1/join', post({ token, name: 'Eve', device: deviceClaim('eve'), want: 'token' }));
    expect(late.body.problem).toEqual({ code: 'link.revoked' });
  });

  it('expires', async () => {
    const server = await testServer();
    const ada = await server.founder();
    const made = await server.ask('/api/v1/invitations', post({}, { token: ada.token }));
    server.now += linkSpans.invitation;
    const late = post({ token: tokenOf(String(made.body.link)), name: 'Eve', device: deviceClaim('eve'), want: 'token' });
    expect((await server.ask('/api/v1/join', late)).body.problem).toEqual({ code: 'link.expired' });
  });

  it('is kept to stewards where the workplace says so', async () => {
    const server = await testServer();
    const ada = await server.founder();
    const bo = await server.invited(ada, 'Bo');
    expect((await server.ask('/api/v1/invitations', post({}, { token: bo.token }))).status).toBe(200);
    const closed = { method: 'PATCH', body: { settings: { invite: 'stewards' } } };
    expect((await server.ask('/api/v1/workplace', { ...closed, token: bo.token })).status).toBe(403);
    expect((await server.ask('/api/v1/workplace', { ...closed, token: ada.token })).body.settings).toEqual({ invite: 'stewards' });
    expect((await server.ask('/api/v1/invitations', post({}, { token: bo.token }))).status).toBe(403);
    expect((await server.ask('/api/v1/invitations', post({}, { token: ada.token }))).status).toBe(200);
  });
});

describe('joining', () => {
  it('refuses a name that is taken however it is written, and a device that is another’s', async () => {
    const server = await testServer();
    const ada = await server.founder();
    await expect(server.invited(ada, ' ADA ')).rejects.toThrow('name.taken');
    await expect(server.invited(ada, 'Bo', { device: { ...deviceClaim('Ada') } })).rejects.toThrow('device.taken');
    await expect(server.invited(ada, 'Bo\u202eadA')).rejects.toThrow('input.invalid');
    await expect(server.invited(ada, 'Bo')).resolves.toMatchObject({ device: deviceClaim('Bo').id });
  });

  it('through a cookie keeps the secret out of the answer and out of scripts’ reach', async () => {
    const server = await testServer();
    const body = { token: await server.setupToken(), name: 'Ada', workplace: 'V', device: deviceClaim('a'), want: 'cookie' };
    const joined = await server.ask('/api/v1/join', post(body, { origin: ORIGIN }));
    expect(joined.body.token).toBeUndefined();
    const header = joined.headers.get('set-cookie') ?? '';
    expect(header).toMatch(/^__Host-relais=/);
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) expect(header).toContain(attribute);
    expect((await server.ask('/api/v1/me', { cookie: joined.cookie })).body.member).toMatchObject({ name: 'Ada' });
    const asToken = (joined.cookie ?? '').split('=')[1];
    expect((await server.ask('/api/v1/me', { token: asToken })).status).toBe(401);
  });
});
