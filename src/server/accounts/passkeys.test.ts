import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { deviceClaim, ORIGIN, type TestServer, testServer } from '../testing/server.ts';
import { answerChallenge, makePasskey, type SoftPasskey } from '../testing/soft-passkey.ts';

const creation = v.object({ challenge: v.string(), user: v.object({ id: v.string() }), rp: v.object({ id: v.string() }) });
const request = v.object({ challenge: v.string(), rpId: v.string() });
const post = (body: unknown, more = {}) => ({ method: 'POST', body, ...more });

async function joinWithPasskey(server: TestServer) {
  const token = await server.setupToken();
  const options = await server.ask('/api/v1/join/passkey', post({ token, name: 'Ada' }));
  const passkey = makePasskey(ORIGIN, v.parse(creation, options.body));
  const credential = { kind: 'passkey', response: passkey.registration, label: 'Laptop' };
  const body = { token, name: 'Ada', workplace: 'Vallée', device: deviceClaim('ada'), credential, want: 'token' };
  return { passkey, joined: await server.ask('/api/v1/join', post(body)) };
}

async function signIn(server: TestServer, passkey: SoftPasskey) {
  const options = await server.ask('/api/v1/sign-in/passkey', post({}));
  const proof = { kind: 'passkey', response: answerChallenge(passkey, v.parse(request, options.body)) };
  return { proof, answer: await server.ask('/api/v1/sign-in', post({ proof, want: 'token' })) };
}

describe('a passkey', () => {
  it('is made while joining and signs its member in, without a name being typed', async () => {
    const server = await testServer();
    const { passkey, joined } = await joinWithPasskey(server);
    expect(joined.body.member).toMatchObject({ name: 'Ada', steward: true });
    const { answer } = await signIn(server, passkey);
    expect(answer.body.member).toMatchObject({ id: String(joined.body.member?.id) });
    const me = await server.ask('/api/v1/me', { token: String(answer.body.token) });
    expect(me.body.credentials).toMatchObject({ password: false, passkeys: [{ label: 'Laptop' }] });
  });

  it('cannot be replayed: a challenge is believed once, and not after five minutes', async () => {
    const server = await testServer();
    const { passkey } = await joinWithPasskey(server);
    const { proof } = await signIn(server, passkey);
    expect((await server.ask('/api/v1/sign-in', post({ proof, want: 'token' }))).body.problem).toEqual({ code: 'sign-in.wrong' });
    const options = await server.ask('/api/v1/sign-in/passkey', post({}));
    server.now += 6 * 60_000;
    const late = { kind: 'passkey', response: answerChallenge(passkey, v.parse(request, options.body)) };
    expect((await server.ask('/api/v1/sign-in', post({ proof: late, want: 'token' }))).status).toBe(401);
  });

  it('of another site, another challenge or another key opens nothing, and every refusal is the same', async () => {
    const server = await testServer();
    const { passkey } = await joinWithPasskey(server);
    const { passkey: other } = await joinWithPasskey(await testServer());
    const own = (await server.ask('/api/v1/me', { token: 'none' })).status;
    expect(own).toBe(401);
    const forgeries: SoftPasskey[] = [
      { ...passkey, origin: 'https://evil.example' },
      { ...passkey, key: other.key },
      { ...passkey, userHandle: 'A'.repeat(43) },
      { ...passkey, id: other.id },
      other,
    ];
    for (const forged of forgeries) {
      const { answer } = await signIn(server, forged);
      expect([answer.status, answer.text]).toEqual([401, '{"problem":{"code":"sign-in.wrong"}}']);
    }
    const foreign = { kind: 'passkey', response: answerChallenge(passkey, { challenge: 'AAAA', rpId: 'relais.example' }) };
    expect((await server.ask('/api/v1/sign-in', post({ proof: foreign, want: 'token' }))).status).toBe(401);
  });

  it('made for one member cannot be added to another, nor a sign-in challenge be used to make one', async () => {
    const server = await testServer();
    const { joined } = await joinWithPasskey(server);
    const ada = { id: '', device: '', token: String(joined.body.token) };
    const bo = await server.invited(ada, 'Bo');
    const options = v.parse(creation, (await server.ask('/api/v1/me/passkeys/options', post({}, { token: ada.token }))).body);
    const forAda = { kind: 'passkey', response: makePasskey(ORIGIN, options).registration };
    expect((await server.ask('/api/v1/me/passkeys', post(forAda, { token: bo.token }))).body.problem).toEqual({ code: 'passkey.refused' });
    const { challenge } = v.parse(request, (await server.ask('/api/v1/sign-in/passkey', post({}))).body);
    const misused = { kind: 'passkey', response: makePasskey(ORIGIN, { ...options, challenge }).registration };
    expect((await server.ask('/api/v1/me/passkeys', post(misused, { token: ada.token }))).status).toBe(400);
  });

  it('can be added, listed and forgotten by its member', async () => {
    const server = await testServer();
    const { joined } = await joinWithPasskey(server);
    const token = String(joined.body.token);
    const options = v.parse(creation, (await server.ask('/api/v1/me/passkeys/options', post({}, { token }))).body);
    const second = makePasskey(ORIGIN, options);
    const added = post({ kind: 'passkey', response: second.registration, label: 'Clé' }, { token });
    expect((await server.ask('/api/v1/me/passkeys', added)).status).toBe(200);
    expect((await signIn(server, second)).answer.status).toBe(200);
    const gone = await server.ask(`/api/v1/me/passkeys/${second.registration.id}`, { method: 'DELETE', token });
    expect(gone.status).toBe(200);
    expect((await signIn(server, second)).answer.status).toBe(401);
  });
});

describe('the options to sign in', () => {
  it('[A33] are alike for everybody and say nothing about who is here', async () => {
    const empty = await (await testServer()).ask('/api/v1/sign-in/passkey', post({}));
    const server = await testServer();
    await joinWithPasskey(server);
    const full = await server.ask('/api/v1/sign-in/passkey', post({}));
    expect({ ...full.body, challenge: '' }).toEqual({ ...empty.body, challenge: '' });
  });
});
