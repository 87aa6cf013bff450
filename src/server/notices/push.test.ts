import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { present } from '../../kernel/assert.ts';
import { memoryDisk } from '../../storage/node.ts';
import { list } from '../accounts/records.ts';
import { ORIGIN, type TestPerson } from '../testing/server.ts';
import { vapidKeys } from './index.ts';
import { noticeKinds } from './schema.ts';
import { browser, DAY, HOUR, MONDAY, mention, openTelling, people, pushService, workplaceOf } from './testing/telling.ts';
import { CLAIM } from './told.ts';

describe('by push', () => {
  test('what concerns one comes at once, readable to the browser alone, signed for its service, for as long as the hours last', async () => {
    const opened = await openTelling('smtp://127.0.0.1:1');
    const service = await pushService();
    const { ada, bo } = await people(opened);
    await browser(opened.server, bo, `${service.url}/bo`);
    await mention(opened, ada);
    await opened.notices.sweep();
    expect(service.heard).toHaveLength(1);
    const [message] = service.heard;
    expect(message?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: String((8 * HOUR) / 1000), urgency: 'normal' });
    expect(message?.body.toString('latin1')).not.toContain('poste');
    const { publicKey } = await vapidKeys(opened.server.store);
    expectSigned(String(message?.headers.authorization), publicKey, service.url);
    // Once.
    await opened.notices.sweep();
    expect(service.heard).toHaveLength(1);
  });

  test('what comes outside the hours waits until they begin, and what was switched off does not come', async () => {
    const opened = await openTelling('smtp://127.0.0.1:1');
    const service = await pushService();
    const { ada, bo } = await people(opened);
    await browser(opened.server, bo, `${service.url}/bo`);
    opened.server.now = MONDAY + 10 * HOUR;
    await mention(opened, ada);
    await opened.notices.sweep();
    expect(service.heard).toEqual([]);
    opened.server.now = MONDAY + 23 * HOUR;
    await opened.notices.sweep();
    expect(service.heard).toHaveLength(1);
    await opened.run(bo, 'notice.choose', { kind: 'mention', atOnce: false });
    await mention(opened, ada, 'Commander des câbles');
    await opened.notices.sweep();
    expect(service.heard).toHaveLength(1);
  });

  test('what gathered while one was away comes as one', async () => {
    const opened = await openTelling('smtp://127.0.0.1:1');
    const service = await pushService();
    const { ada, bo } = await people(opened);
    await browser(opened.server, bo, `${service.url}/bo`);
    opened.server.now = MONDAY + 10 * HOUR;
    for (let each = 0; each < 6; each++) await mention(opened, ada, `Tâche ${each}`);
    opened.server.now = MONDAY + 23 * HOUR;
    await opened.notices.sweep();
    expect(service.heard).toHaveLength(1);
  });

  test('what should have come days ago does not come any more: after a long sleep, a restored backup, a clock that jumped', async () => {
    const opened = await openTelling('smtp://127.0.0.1:1');
    const service = await pushService();
    const { ada, bo } = await people(opened);
    await browser(opened.server, bo, `${service.url}/bo`);
    await mention(opened, ada);
    opened.server.now = MONDAY + 3 * DAY;
    await opened.notices.sweep();
    opened.server.now = MONDAY - 30 * DAY;
    await opened.notices.sweep();
    expect(service.heard).toEqual([]);
  });

  test('a browser that asks no more is forgotten; a service that is out of order is asked again', async () => {
    const opened = await openTelling('smtp://127.0.0.1:1');
    const { ada, bo } = await people(opened);
    const answers = [503, 201, 410];
    const service = await pushService((heard) => answers[heard.length - 1] ?? 500);
    await browser(opened.server, bo, `${service.url}/bo`);
    await mention(opened, ada);
    await opened.notices.sweep();
    await opened.notices.sweep();
    expect(service.heard).toHaveLength(1);
    opened.server.now += CLAIM;
    await opened.notices.sweep();
    expect(service.heard).toHaveLength(2);
    await mention(opened, ada, 'Commander des câbles');
    await opened.notices.sweep();
    const channels = await opened.server.ask('/api/v1/me/channels', { token: bo.token });
    expect([service.heard.length, channels.body.push?.browsers]).toEqual([3, []]);
  });

  test('a server that dies between sending and noting it sends again, once; two servers send once', async () => {
    const disk = memoryDisk();
    const store = disk.open();
    const opened = await openTelling('smtp://127.0.0.1:1', store);
    const service = await pushService();
    const { ada, bo } = await people(opened);
    await browser(opened.server, bo, `${service.url}/bo`);
    await mention(opened, ada);
    const other = await openTelling('smtp://127.0.0.1:1', disk.open());
    await Promise.all([opened.notices.sweep(), other.notices.sweep()]);
    expect(service.heard).toHaveLength(1);
    // As if the mark after it had not been written.
    const marks = await store.range('accounts', { from: '', to: '\x7f' });
    const mark = present(
      marks.find(({ key }) => key.includes('/told/')),
      'a mark',
    );
    const record = JSON.parse(new TextDecoder().decode(mark.value));
    await store.commit({
      put: [
        { collection: 'accounts', key: mark.key, value: new TextEncoder().encode(JSON.stringify({ ...record, sent: false, tries: 1 })) },
      ],
    });
    await opened.notices.sweep();
    expect(service.heard).toHaveLength(1);
    opened.server.now += CLAIM;
    await opened.notices.sweep();
    await opened.notices.sweep();
    expect(service.heard).toHaveLength(2);
  });

  test('[A32] a browser is told nothing once its session ended, from wherever it was ended', async () => {
    const opened = await openTelling('smtp://127.0.0.1:1');
    const service = await pushService();
    const { ada, bo } = await people(opened);
    await browser(opened.server, bo, `${service.url}/bo`);
    await opened.server.ask('/api/v1/sign-out', { method: 'POST', token: bo.token });
    await mention(opened, ada);
    await opened.notices.sweep();
    expect(service.heard).toEqual([]);
    expect(await list(opened.server.store, noticeKinds.push, await workplaceOf(opened.server, ada))).toEqual([]);
  });

  test('[A19] only an address of the Internet is taken, and only one’s own browser can be sent away', async () => {
    const opened = await openTelling('smtp://127.0.0.1:1');
    const { ada, bo } = await people(opened);
    const keys = { p256dh: createECDH('prime256v1').generateKeys().toString('base64url'), auth: randomBytes(16).toString('base64url') };
    const ask = (endpoint: string) =>
      opened.server.ask('/api/v1/me/channels/push', {
        method: 'POST',
        token: bo.token,
        body: { endpoint, ...keys, locale: 'fr', label: '' },
      });
    for (const wrong of ['http://push.example/x', 'file:///etc/passwd', 'x', '']) expect((await ask(wrong)).status).toBe(400);
    const made = await ask('https://push.example/x');
    expect(made.status).toBe(200);
    const away = (who: TestPerson) => opened.server.ask(`/api/v1/me/channels/push/${made.body.id}`, { method: 'DELETE', token: who.token });
    expect([(await away(ada)).status, (await away(bo)).status]).toEqual([404, 200]);
  });
});

/** RFC 8292: a token for this origin and not for long, signed with the server's key. */
function expectSigned(authorization: string, publicKey: string, audience: string): void {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  expect(key).toBe(publicKey);
  const [head = '', body = '', signature = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  expect(claims).toMatchObject({ aud: audience, sub: ORIGIN });
  expect(claims.exp * 1000 - Date.now()).toBeLessThanOrEqual(DAY);
  const point = Buffer.from(publicKey, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  expect(signed).toBe(true);
}
