import { describe, expect, it } from 'vitest';
import { memoryDisk } from '../../storage/index.ts';
import { deviceClaim, ORIGIN, testServer } from '../testing/server.ts';

async function signedIn(options = {}) {
  const server = await testServer(options);
  const body = { token: await server.setupToken(), name: 'Ada', workplace: 'V', device: deviceClaim('a'), want: 'cookie' };
  const joined = await server.ask('/api/v1/join', { method: 'POST', body, origin: ORIGIN });
  return { server, cookie: joined.cookie };
}

describe('a request with a cookie', () => {
  it('[A20] changes nothing unless its origin is exactly ours', async () => {
    const { server, cookie } = await signedIn();
    const foreign = [
      null,
      'null',
      'https://evil.example',
      'http://relais.example',
      `${ORIGIN}.evil.example`,
      `${ORIGIN}:8443`,
      'https://xrelais.example',
      '',
    ];
    for (const origin of foreign) {
      const answer = await server.ask('/api/v1/invitations', { method: 'POST', body: {}, cookie, origin });
      expect([origin, answer.status, answer.body.problem]).toEqual([origin, 403, { code: 'origin.refused' }]);
    }
    expect((await server.ask('/api/v1/invitations', { method: 'POST', body: {}, cookie, origin: ORIGIN })).status).toBe(200);
  });

  it('cannot be made by a form: only JSON is read', async () => {
    const { server, cookie } = await signedIn();
    const headers = { 'content-type': 'text/plain' };
    const answer = await server.ask('/api/v1/invitations', { method: 'POST', text: '{}', cookie, headers });
    expect(answer.body.problem).toEqual({ code: 'input.type' });
  });

  it('[A03] that also carries a token is judged by the token alone', async () => {
    const { server, cookie } = await signedIn();
    expect((await server.ask('/api/v1/me', { cookie, token: 'x'.repeat(65) })).status).toBe(401);
    expect((await server.ask('/api/v1/me', { cookie, headers: { authorization: 'Basic eDp5' } })).status).toBe(401);
  });

  it('signs nobody in from a page of somebody else', async () => {
    const server = await testServer();
    const body = { token: await server.setupToken(), name: 'Ada', workplace: 'V', device: deviceClaim('a'), want: 'cookie' };
    expect((await server.ask('/api/v1/join', { method: 'POST', body, origin: 'https://evil.example' })).status).toBe(403);
    const silent = { method: 'POST', body, headers: { 'sec-fetch-site': 'cross-site' } };
    expect((await server.ask('/api/v1/join', silent)).status).toBe(403);
  });
});

describe('a body', () => {
  it('[A27] is read up to a limit of bytes and of depth', async () => {
    const server = await testServer();
    const large = await server.ask('/api/v1/links/inspect', { method: 'POST', text: `{"token":"${'x'.repeat(70_000)}"}` });
    expect(large).toMatchObject({ status: 413, body: { problem: { code: 'input.large' } } });
    const deep = await server.ask('/api/v1/links/inspect', { method: 'POST', text: '['.repeat(10_000) });
    expect(deep.body.problem).toMatchObject({ code: 'input.deep' });
    const quoted = await server.ask('/api/v1/links/inspect', { method: 'POST', text: JSON.stringify({ token: '[[{\\"'.repeat(30) }) });
    expect(quoted.body.kind).toBe('invalid');
  });

  it('[A28] with __proto__ or constructor as a key is refused at any depth', async () => {
    const server = await testServer();
    for (const text of ['{"token":"x","__proto__":{"steward":true}}', '{"token":{"a":[{"constructor":1}]}}', '{"\\u005f_proto__":1}']) {
      const answer = await server.ask('/api/v1/links/inspect', { method: 'POST', text });
      expect(answer.body.problem).toMatchObject({ code: 'input.key' });
    }
    expect(Reflect.get({}, 'steward')).toBeUndefined();
  });

  it('that is broken or of the wrong shape says where, without its value', async () => {
    const server = await testServer();
    expect((await server.ask('/api/v1/links/inspect', { method: 'POST', text: '{"token":' })).body.problem).toEqual({ code: 'input.json' });
    const wrong = await server.ask('/api/v1/join', {
      method: 'POST',
      body: { token: 't', name: 'secretish', device: { id: 'secretish' } },
    });
    expect(wrong.body.problem).toMatchObject({ code: 'input.invalid', params: { field: 'device.id' } });
    expect(wrong.text).not.toContain('secretish');
  });
});

describe('every answer', () => {
  it('[F31] carries the mark by which a captive portal’s page is told from ours', async () => {
    const server = await testServer();
    for (const path of ['/', '/healthz', '/api/v1/me', '/api/v1/nothing', '/assets/none.js'])
      expect((await server.ask(path)).headers.get('x-relais')).toBe('1');
  });

  it('forbids inline script, eval, framing and foreign content', async () => {
    const headers = (await (await testServer()).ask('/')).headers;
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.match(/script-src [^;]*/)?.[0]).not.toMatch(/unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|https?:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toContain('max-age=');
  });

  it('[A32] with private data is stored nowhere', async () => {
    const { server, cookie } = await signedIn();
    for (const path of ['/api/v1/me', '/api/v1/members', '/api/v1/sessions', '/api/v1/invitations'])
      expect((await server.ask(path, { cookie })).headers.get('cache-control')).toBe('no-store');
    const out = await server.ask('/api/v1/sign-out', { method: 'POST', body: {}, cookie });
    expect(out.headers.get('clear-site-data')).toBe('"cache"');
  });

  it('says that the disk is full in a word of its own, and nothing of what failed', async () => {
    const disk = memoryDisk();
    const server = await testServer({ store: disk.open() });
    const ada = await server.founder();
    disk.fail(() => 'full');
    const answer = await server.ask('/api/v1/invitations', { method: 'POST', body: {}, token: ada.token });
    expect(answer).toMatchObject({ status: 507, body: { problem: { code: 'store.full' } } });
    disk.fail();
    expect((await server.ask('/api/v1/invitations', { token: ada.token })).body.invitations).toHaveLength(0);
  });
});

describe('/metrics', () => {
  it('is for this machine or the bearer of its token, and not for whom a proxy speaks', async () => {
    const server = await testServer({ metricsToken: 'counting' });
    const local = await server.ask('/metrics', { address: '127.0.0.1' });
    expect(local.text).toContain('relais_http_requests_total');
    expect((await server.ask('/metrics')).status).toBe(404);
    expect((await server.ask('/metrics', { address: '127.0.0.1', headers: { 'x-forwarded-for': '203.0.113.1' } })).status).toBe(404);
    expect((await server.ask('/metrics', { token: 'counting' })).status).toBe(200);
  });

  it('holds no personal data: no id, no address, no name', async () => {
    const server = await testServer();
    const ada = await server.founder();
    await server.ask(`/api/v1/members/${ada.id}`, { method: 'DELETE', token: ada.token });
    const { text } = await server.ask('/metrics', { address: '127.0.0.1' });
    expect(text).toContain('route="/api/v1/members/:id"');
    for (const personal of [ada.id, ada.device, 'Ada', '203.0.113']) expect(text).not.toContain(personal);
  });
});
