import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { decodeMessage, encodeMessage, frame, HEARTBEAT, type Message, readFrames } from '../../sync/index.ts';
import { converse, endAll, founded, greeted, hello, opened, type Person, post, refusal } from '../testing/conversation.ts';
import { defaultTimes } from './websocket.ts';

afterEach(endAll);

describe('sync over WebSocket', () => {
  it('greets a member’s device and tells who it speaks for', async () => {
    const { server, ada } = await founded();
    expect((await greeted(server.url, ada)).first).toMatchObject({ kind: 'welcome', member: ada.member });
  });

  it('[A20] takes a cookie from pages of its own origin only', async () => {
    const { server, ada } = await founded();
    const { cookie } = ada;
    expect(await refusal(server.url, { cookie })).toBe(403);
    for (const origin of [
      'null',
      'https://evil.example',
      `${server.url}.evil.example`,
      server.url.replace('127.0.0.1', '127.0.0.1.nip.io'),
      'http://127.0.0.1',
    ])
      expect([origin, await refusal(server.url, { cookie, origin })]).toEqual([origin, 403]);
    expect(await refusal(server.url, { cookie, origin: server.url })).toBe(101);
    expect(await refusal(server.url, { authorization: `Bearer ${ada.token}`, origin: 'https://evil.example' })).toBe(403);
  });

  it('[A21] opens to nobody without a session, and limits who keeps trying', async () => {
    const { server } = await founded({ limits: { connect: { points: 3, seconds: 60 } } });
    const guess = () => refusal(server.url, { authorization: `Bearer ${'x'.repeat(65)}` });
    expect([await guess(), await guess(), await guess(), await guess()]).toEqual([401, 401, 401, 429]);
  });

  it('[A01] [A26] speaks for its own workplace, member, scopes and devices only', async () => {
    const { server, ada, bo } = await founded();
    const elsewhere = await greeted(server.url, ada, { workplace: ada.device.id });
    expect(elsewhere.first).toMatchObject({ kind: 'denied', code: 'other-workplace' });
    const foreign = await greeted(server.url, ada, { scopes: ['shared', `private:${bo.member}`] });
    expect(foreign.first).toMatchObject({ kind: 'denied', code: 'not-yours' });
    const conversation = converse(server.url, { authorization: `Bearer ${ada.token}` });
    await opened(conversation);
    conversation.socket.send(hello(ada, { device: bo.device }));
    expect(await conversation.closed).toMatchObject({ reason: 'device-taken' });
  });

  it('[A02] takes changes only in a scope that was opened and granted: nobody writes where they do not belong', async () => {
    const { server, ada } = await founded();
    const conversation = await greeted(server.url, ada, { scopes: ['shared'] });
    conversation.socket.send(encodeMessage({ kind: 'push', scope: 1, body: new Uint8Array([1, 2, 3]) }));
    let answer = await conversation.next();
    while (answer.kind !== 'denied') answer = await conversation.next();
    expect(answer.code).toBe('unexpected-message');
    expect((await conversation.closed).reason).toBe('unexpected-message');
  });

  it('[A15] [A30] closes at once when the member is removed, while others go on', async () => {
    const { server, ada, bo } = await founded();
    const others = await greeted(server.url, ada);
    const removed = await greeted(server.url, bo);
    const byCookie = converse(server.url, { cookie: bo.cookie, origin: server.url });
    await opened(byCookie);
    const answer = await post(server.url, `/api/v1/members/${bo.member}`, {}, { authorization: `Bearer ${ada.token}` }, 'DELETE');
    expect(answer.status).toBe(200);
    expect((await removed.closed).reason).toBe('removed');
    expect(await byCookie.closed).toEqual({ code: 1008, reason: 'removed' });
    expect(others.socket.readyState).toBe(WebSocket.OPEN);
    expect(await refusal(server.url, { authorization: `Bearer ${bo.token}` })).toBe(401);
  });

  it('[A30] closes when its session is ended or its device revoked, and stays closed to that device', async () => {
    const { server, ada, bo } = await founded();
    const token = { authorization: `Bearer ${bo.token}` };
    const conversation = await greeted(server.url, bo);
    await post(server.url, `/api/v1/devices/${bo.device.id}`, {}, { authorization: `Bearer ${ada.token}` }, 'DELETE');
    expect((await conversation.closed).reason).toBe('session-ended');
    expect(await refusal(server.url, token)).toBe(401);
    const again = converse(server.url, { cookie: bo.cookie, origin: server.url });
    await opened(again);
    again.socket.send(hello(bo));
    expect(await again.closed).toEqual({ code: 1008, reason: 'device-revoked' });
  });

  it('[A27] ends on a message too large, on text, on nonsense and on silence', async () => {
    const patient = await founded();
    const hasty = await founded({ sync: { times: { firstMessage: 60 } } });
    const ends: [typeof patient, Uint8Array | string | undefined, number][] = [
      [patient, new Uint8Array(3 << 20), 1009],
      [patient, 'hello', 1003],
      [patient, new Uint8Array([255, 1, 2]), 1000],
      [hasty, undefined, 1008],
    ];
    for (const [{ server, ada }, sent, code] of ends) {
      const conversation = converse(server.url, { authorization: `Bearer ${ada.token}` });
      await opened(conversation);
      if (sent !== undefined) conversation.socket.send(sent);
      expect((await conversation.closed).code).toBe(code);
    }
  });

  it('sends away a connection whose other end has gone silent, and keeps one that answers', async () => {
    const { server, ada, bo } = await founded({ sync: { times: { ping: 700 } } });
    const answering = await greeted(server.url, bo);
    let pings = 0;
    answering.socket.on('ping', () => pings++);
    const silent = converse(server.url, { authorization: `Bearer ${ada.token}` }, false);
    expect(await silent.closed).toMatchObject({ code: 1006 });
    expect(pings).toBeGreaterThan(0);
    expect(answering.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('costs an idle device less than 20 kB an hour', () => {
    const pingAndPong = 2 + 6;
    expect((3_600_000 / defaultTimes.ping) * pingAndPong).toBeLessThan(20_000);
  });

  it('is told when the server closes, and leaves it nothing to wait for', async () => {
    const { server, ada } = await founded();
    const conversation = await greeted(server.url, ada);
    await server.close();
    expect((await conversation.closed).reason).toBe('closing');
  });
});

describe('sync over plain HTTP', () => {
  async function mailbox(url: string, person: Person) {
    const headers = { authorization: `Bearer ${person.token}` };
    const { connection } = await (await post(url, '/api/v1/sync', {}, headers)).json();
    const path = `${url}/api/v1/sync/${connection}`;
    const send = (n: number, body: Uint8Array<ArrayBuffer>) =>
      fetch(`${path}?n=${n}`, { method: 'POST', headers: { ...headers, 'content-type': 'application/octet-stream' }, body });
    const poll = (after: number) => fetch(`${path}/poll?after=${after}`, { headers });
    const stream = () => fetch(`${path}/stream`, { headers });
    return { path, send, poll, stream };
  }

  async function messages(response: Response): Promise<Message[]> {
    const frames = readFrames(new Uint8Array(await response.arrayBuffer()));
    if (!frames.ok) throw new Error('frames');
    return frames.value.map((bytes) => {
      const message = decodeMessage(bytes);
      if (!message.ok) throw new Error(message.problem.code);
      return message.value;
    });
  }

  it('by long poll gives the same again when an answer was lost, and each message once it was told', async () => {
    const { server, ada } = await founded({ sync: { times: { poll: 100 } } });
    const box = await mailbox(server.url, ada);
    const waiting = box.poll(0);
    expect((await box.send(1, frame(hello(ada)))).status).toBe(200);
    const [first, again] = [await messages(await waiting), await messages(await box.poll(0))];
    expect(first[0]).toMatchObject({ kind: 'welcome', member: ada.member });
    expect(again[0]).toEqual(first[0]);
    const repeated = await box.send(1, frame(hello(ada)));
    expect(repeated.status).toBe(200);
    const rest = await box.poll(again.length);
    expect(rest.headers.get('x-relais-first')).toBe(String(again.length + 1));
    expect((await messages(rest)).map((message) => message.kind)).not.toContain('denied');
  });

  it('ends rather than losing a request in the middle', async () => {
    const { server, ada } = await founded();
    const box = await mailbox(server.url, ada);
    expect((await box.send(2, frame(hello(ada)))).status).toBe(410);
    expect((await box.poll(0)).status).toBe(410);
  });

  it('by stream sends a heartbeat at once, so that a proxy that holds answers back is found out', async () => {
    const { server, ada } = await founded();
    const box = await mailbox(server.url, ada);
    const reader = (await box.stream()).body?.getReader();
    expect((await reader?.read())?.value).toEqual(HEARTBEAT);
    await box.send(1, frame(hello(ada)));
    const frames = readFrames(new Uint8Array((await reader?.read())?.value ?? []));
    const welcome = frames.ok ? decodeMessage(frames.value[0] ?? new Uint8Array(0)) : frames;
    expect(welcome).toMatchObject({ ok: true, value: { kind: 'welcome' } });
    await reader?.cancel();
  });

  it('[A01] [A30] belongs to the session that opened it, and ends with it', async () => {
    const { server, ada, bo } = await founded();
    const box = await mailbox(server.url, bo);
    const other = await fetch(`${box.path}/poll?after=0`, { headers: { authorization: `Bearer ${ada.token}` } });
    expect(other.status).toBe(410);
    const waiting = box.poll(0);
    await post(server.url, `/api/v1/members/${bo.member}`, {}, { authorization: `Bearer ${ada.token}` }, 'DELETE');
    expect(await messages(await waiting)).toMatchObject([{ kind: 'denied', code: 'removed' }]);
    expect((await box.poll(0)).status).toBe(401);
  });

  it('[A27] refuses frames that are cut off or longer than any message', async () => {
    const { server, ada } = await founded();
    const box = await mailbox(server.url, ada);
    expect((await box.send(1, frame(hello(ada)).slice(0, -1))).status).toBe(400);
    expect((await box.send(1, new Uint8Array([255, 255, 255, 255, 1]))).status).toBe(400);
    expect((await box.send(1, new Uint8Array(5 << 20))).status).toBe(413);
  });
});
