import { describe, expect, it } from 'vitest';
import { deviceClaim, ORIGIN, type TestServer, testServer, tokenOf } from '../testing/server.ts';
import { linkSpans } from './links.ts';
import { spans } from './sessions.ts';

const password = 'sept lézards verts';
const post = (body: unknown, more = {}) => ({ method: 'POST', body, ...more });
const proof = (name: string, text: string) => ({ kind: 'password', name, password: text });
const signIn = (server: TestServer, name: string, text: string, more = {}) =>
  server.ask('/api/v1/sign-in', post({ proof: proof(name, text), want: 'token' }, more));

async function withPassword() {
  const server = await testServer();
  const ada = await server.founder();
  const bo = await server.invited(ada, 'Bo', { credential: { kind: 'password', password } });
  return { server, ada, bo };
}

describe('signing in with a password', () => {
  it('opens a session, registers the device that came, and ends with signing out', async () => {
    const { server, bo } = await withPassword();
    const body = { proof: proof('  bo ', password), want: 'cookie', device: deviceClaim('bo’s browser') };
    const signed = await server.ask('/api/v1/sign-in', post(body, { origin: ORIGIN }));
    expect(signed.body.member).toMatchObject({ id: bo.id });
    const me = await server.ask('/api/v1/me', { cookie: signed.cookie });
    expect(me.body).toMatchObject({ device: body.device.id, credentials: { password: true, passkeys: [] } });
    const out = await server.ask('/api/v1/sign-out', post({}, { cookie: signed.cookie }));
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await server.ask('/api/v1/me', { cookie: signed.cookie })).status).toBe(401);
    expect((await server.ask('/api/v1/me', { token: bo.token })).status).toBe(200);
  });

  it('[A33] answers alike for a wrong password, an unknown name, an unknown workplace, and a member without password', async () => {
    const { server } = await withPassword();
    const answers = await Promise.all([
      signIn(server, 'Bo', 'not the password'),
      signIn(server, 'Nobody', 'not the password'),
      signIn(server, 'Ada', 'not the password'),
      server.ask('/api/v1/sign-in', post({ proof: { ...proof('Bo', password), workplace: 'Elsewhere' }, want: 'token' })),
    ]);
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, body: { problem: { code: 'sign-in.wrong' } } });
  });

  it('[A21] is limited by account and address, known or not, with a time to come back', async () => {
    const { server } = await withPassword();
    for (const name of ['Bo', 'Nobody']) {
      for (let i = 0; i < 10; i++) expect((await signIn(server, name, `guess number ${i}`)).status).toBe(401);
      const limited = await signIn(server, name, password);
      expect(limited).toMatchObject({ status: 429, body: { problem: { code: 'limit.rate' } } });
      expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    const named = { proof: { ...proof('Bo', password), workplace: 'vallée' }, want: 'token' };
    expect((await server.ask('/api/v1/sign-in', post(named))).status).toBe(429);
    expect((await signIn(server, 'Bo', password, { address: '203.0.113.9' })).status).toBe(200);
  });

  it('refuses a short or guessable new password and says how long it must be', async () => {
    const { server, ada } = await withPassword();
    const put = (next: string) => server.ask('/api/v1/me/password', { method: 'PUT', body: { next }, token: ada.token });
    expect((await put('court')).body.problem).toEqual({ code: 'password.short', params: { minimum: 10 } });
    expect((await put('aaaaaaaaaaaaaaaa')).body.problem).toEqual({ code: 'password.guessable' });
    expect((await put(password)).status).toBe(200);
  });

  it('is changed only by who knows the old one, and signs the other browsers out', async () => {
    const { server, bo } = await withPassword();
    const elsewhere = await server.ask('/api/v1/sign-in', post({ proof: proof('Bo', password), want: 'cookie' }, { origin: ORIGIN }));
    const put = (current?: string) =>
      server.ask('/api/v1/me/password', { method: 'PUT', body: { current, next: 'huit lézards bleus' }, token: bo.token });
    expect((await put()).body.problem).toEqual({ code: 'password.wrong' });
    expect((await put('not the password')).status).toBe(403);
    expect((await put(password)).status).toBe(200);
    expect((await server.ask('/api/v1/me', { cookie: elsewhere.cookie })).status).toBe(401);
    expect((await signIn(server, 'Bo', password)).status).toBe(401);
    expect((await signIn(server, 'Bo', 'huit lézards bleus')).status).toBe(200);
  });
});

describe('a reset link', () => {
  const renewal = (token: string) => post({ token, credential: { kind: 'password', password: 'neuf lézards gris' }, want: 'token' });

  it('[A08] works once, and leaves no old password, session or token working', async () => {
    const { server, ada, bo } = await withPassword();
    const made = await server.ask('/api/v1/resets', post({ member: bo.id }, { token: ada.token }));
    expect(String(made.body.link)).toMatch(`${ORIGIN}/reset#`);
    const token = tokenOf(String(made.body.link));
    expect((await server.ask('/api/v1/links/inspect', post({ token }))).body).toMatchObject({ kind: 'reset', member: { name: 'Bo' } });
    const renewed = await server.ask('/api/v1/reset', renewal(token));
    expect(renewed.body.member).toMatchObject({ id: bo.id });
    expect((await server.ask('/api/v1/me', { token: bo.token })).status).toBe(401);
    expect((await signIn(server, 'Bo', password)).status).toBe(401);
    expect((await signIn(server, 'Bo', 'neuf lézards gris')).status).toBe(200);
    expect((await server.ask('/api/v1/reset', renewal(token))).body.problem).toEqual({ code: 'link.used' });
  });

  it('[A08] expires within a day, is made by stewards only, and does not let a stranger join', async () => {
    const { server, ada, bo } = await withPassword();
    expect((await server.ask('/api/v1/resets', post({ member: ada.id }, { token: bo.token }))).status).toBe(403);
    const made = await server.ask('/api/v1/resets', post({ member: bo.id }, { token: ada.token }));
    const token = tokenOf(String(made.body.link));
    const join = await server.ask('/api/v1/join', post({ token, name: 'Eve', device: deviceClaim('eve'), want: 'token' }));
    expect(join.body.problem).toEqual({ code: 'link.invalid' });
    server.now += linkSpans.reset;
    expect((await server.ask('/api/v1/reset', renewal(token))).body.problem).toEqual({ code: 'link.expired' });
    expect((await signIn(server, 'Bo', password)).status).toBe(200);
  });
});

describe('sessions', () => {
  it('slide while they are used and end when left alone', async () => {
    const { server, bo } = await withPassword();
    const signed = await server.ask('/api/v1/sign-in', post({ proof: proof('Bo', password), want: 'cookie' }, { origin: ORIGIN }));
    const ask = () => server.ask('/api/v1/me', { cookie: signed.cookie });
    for (let season = 0; season < 3; season++) {
      server.now += spans.cookie * 0.9;
      expect((await ask()).status).toBe(200);
    }
    server.now += spans.cookie;
    expect((await ask()).status).toBe(401);
    expect((await server.ask('/api/v1/me', { token: bo.token })).status).toBe(200);
  });

  it('are listed to their member alone, without a word on when they were last used', async () => {
    const { server, ada, bo } = await withPassword();
    const mine = await server.ask('/api/v1/sessions', { token: bo.token });
    expect(mine.body.sessions).toHaveLength(1);
    expect(mine.text).not.toMatch(/seen|used|expires|active/i);
    const id = String(mine.body.sessions?.[0]?.id);
    expect((await server.ask('/api/v1/sessions', { token: ada.token })).text).not.toContain(id);
    expect((await server.ask(`/api/v1/sessions/${id}`, { method: 'DELETE', token: ada.token })).status).toBe(404);
    expect((await server.ask(`/api/v1/sessions/${id}`, { method: 'DELETE', token: bo.token })).status).toBe(200);
    expect((await server.ask('/api/v1/me', { token: bo.token })).status).toBe(401);
  });

  it('of a device end when it is revoked; its id cannot be registered again', async () => {
    const { server, ada, bo } = await withPassword();
    expect((await server.ask(`/api/v1/devices/${ada.device}`, { method: 'DELETE', token: bo.token })).status).toBe(403);
    expect((await server.ask(`/api/v1/devices/${bo.device}`, { method: 'DELETE', token: ada.token })).status).toBe(200);
    expect((await server.ask('/api/v1/me', { token: bo.token })).status).toBe(401);
    const back = { proof: proof('Bo', password), want: 'token', device: deviceClaim('Bo') };
    expect((await server.ask('/api/v1/sign-in', post(back))).body.problem).toEqual({ code: 'device.taken' });
  });
});
