import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { present } from '../../kernel/assert.ts';
import { instantAt } from '../../kernel/zones.ts';
import { memoryDisk } from '../../storage/node.ts';
import { list, read } from '../accounts/records.ts';
import { accountRoutes } from '../accounts/routes/index.ts';
import { roomRoutes } from '../api/routes.ts';
import { openCopies } from '../copy/copies.ts';
import type { Shell } from '../http/shell.ts';
import { openOutbound } from '../outbound/index.ts';
import { openSync } from '../sync/index.ts';
import { ORIGIN, type TestPerson, type TestServer, testServer } from '../testing/server.ts';
import { addBrowser } from './channels.ts';
import { mailSender, type Notices, openNotices, pushSender, vapidKeys } from './index.ts';
import { noticeKinds } from './schema.ts';
import { CLAIM } from './told.ts';

/** A Monday, ten in the morning where everybody is. */
const MONDAY = instantAt('2026-11-23', 10 * 60, 'Europe/Paris');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Heard {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A push service on this machine: it cannot read what it is given. */
async function pushService(answer: (heard: readonly Heard[]) => number = () => 201) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    heard.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) });
    response.writeHead(answer(heard)).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  return { heard, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` };
}

/** A mail server on this machine that keeps what it is given; `refuse` makes it say no. */
async function mailServer() {
  const mails: string[] = [];
  const state = { mails, refuse: false, url: '' };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, _, done) {
      let text = '';
      stream.on('data', (part: Buffer) => (text += part.toString('utf8')));
      stream.on('end', () => {
        if (state.refuse) return done(new Error('not now'));
        mails.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.server.address();
  state.url = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  return state;
}

interface Opened {
  readonly server: TestServer;
  readonly notices: Notices;
  run(who: TestPerson, name: string, input: unknown): Promise<string>;
}

async function open(smtp: string, store = memoryDisk().open()): Promise<Opened> {
  let notices: Notices | undefined;
  const routes = (shell: Shell) => {
    const sync = openSync(shell);
    const copies = openCopies({ accounts: shell.accounts, hub: sync.hub, log: shell.log, zone: 'Europe/Paris' });
    const outbound = openOutbound({ allow: ['loopback'] });
    const mail = mailSender({ url: smtp, from: 'Relais <relais@example.org>' });
    if (!outbound.ok || !mail.ok) throw new Error('loopback is open');
    const vapid = () => vapidKeys(shell.accounts.store);
    const push = pushSender(outbound.value, vapid, () => ORIGIN);
    notices = openNotices({
      ...{ accounts: shell.accounts, copies, log: shell.log, zone: 'Europe/Paris', origin: () => ORIGIN, vapid, push },
      mail: mail.value,
    });
    closing.push(async () => {
      await notices?.close();
      await copies.close();
      await sync.close();
    });
    return [...notices.routes, ...roomRoutes(copies, 'test', accountRoutes)];
  };
  const server = await testServer({ routes, store });
  server.now = MONDAY;
  const run = async (who: TestPerson, name: string, input: unknown) => {
    const answer = await server.ask(`/api/v1/commands/${name}`, { method: 'POST', token: who.token, body: input });
    expect([name, answer.status]).toEqual([name, 200]);
    return String(answer.body.answer?.id);
  };
  return { server, notices: present(notices, 'routes were made'), run };
}

/** Ada and Bo, introduced as their programs do it. */
async function people({ server, run }: Opened) {
  const ada = await server.founder();
  const bo = await server.invited(ada, 'Bo');
  await run(ada, 'member.join', { id: ada.id, name: 'Ada', zone: 'Europe/Paris' });
  await run(bo, 'member.join', { id: bo.id, name: 'Bo', zone: 'Europe/Paris' });
  return { ada, bo };
}

const workplaceOf = async (server: TestServer, who: TestPerson) =>
  String((await server.ask('/api/v1/me', { token: who.token })).body.workplace?.id);

/** Bo's browser asks to be told. A loopback is no address a member may name, so it is written past the door. */
async function browser(server: TestServer, who: TestPerson, endpoint: string) {
  const keys = createECDH('prime256v1');
  const p256dh = keys.generateKeys().toString('base64url');
  const auth = randomBytes(16).toString('base64url');
  await addBrowser(server.accounts, await workplaceOf(server, who), who.id, {
    ...{ endpoint, p256dh, auth, locale: 'fr', label: 'Navigateur' },
    session: String((await server.ask('/api/v1/me', { token: who.token })).body.session),
  });
}

async function mention({ run }: Opened, by: TestPerson, title = 'Réparer le poste 12') {
  const task = await run(by, 'task.add', { title, why: 'La classe attend' });
  await run(by, 'comment.add', { task, body: '@Bo tu regardes ?' });
  return task;
}

/** Names the address and follows the link that comes. */
async function confirms({ server }: Opened, who: TestPerson, mails: string[]) {
  const named = await server.ask('/api/v1/me/channels/mail', {
    method: 'PUT',
    token: who.token,
    body: { address: 'bo@example.org', locale: 'fr' },
  });
  expect(named.body).toMatchObject({ address: 'bo@example.org', confirmed: false });
  const link = present(/\/mail\/[A-Za-z0-9_-]+/.exec(plain(mails.at(-1) ?? ''))?.[0], 'a link');
  // Looking at it, as mail programs do, confirms nothing.
  expect((await server.ask(link)).status).toBe(200);
  expect((await server.ask('/api/v1/me/channels', { token: who.token })).body.mail).toMatchObject({ confirmed: false });
  expect((await server.ask(link, { method: 'POST' })).status).toBe(200);
  expect((await server.ask('/api/v1/me/channels', { token: who.token })).body.mail).toMatchObject({ confirmed: true });
  mails.length = 0;
}

/** Without the soft line breaks of quoted-printable. */
const plain = (mail: string) =>
  Buffer.from(
    mail.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

describe('by push', () => {
  test('what concerns one comes at once, readable to the browser alone, signed for its service, for as long as the hours last', async () => {
    const opened = await open('smtp://127.0.0.1:1');
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
    const opened = await open('smtp://127.0.0.1:1');
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
    const opened = await open('smtp://127.0.0.1:1');
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
    const opened = await open('smtp://127.0.0.1:1');
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
    const opened = await open('smtp://127.0.0.1:1');
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
    const opened = await open('smtp://127.0.0.1:1', store);
    const service = await pushService();
    const { ada, bo } = await people(opened);
    await browser(opened.server, bo, `${service.url}/bo`);
    await mention(opened, ada);
    const other = await open('smtp://127.0.0.1:1', disk.open());
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
    const opened = await open('smtp://127.0.0.1:1');
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
    const opened = await open('smtp://127.0.0.1:1');
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

describe('by mail', () => {
  test('one mail of the day at the hour one chose, as text and plain HTML, with why; and never the same twice', async () => {
    const mails = await mailServer();
    const opened = await open(mails.url);
    const { ada, bo } = await people(opened);
    await confirms(opened, bo, mails.mails);
    await opened.run(bo, 'notice.mail-at', { hour: '16:30' });
    await mention(opened, ada, 'Réparer <le> poste 12');
    opened.server.now = MONDAY + DAY;
    await opened.notices.sweep();
    expect(mails.mails).toEqual([]);
    opened.server.now = MONDAY + DAY + 6.5 * HOUR;
    await opened.notices.sweep();
    expect(mails.mails).toHaveLength(1);
    const mail = plain(mails.mails[0] ?? '');
    expect(mail).toContain('To: bo@example.org');
    expect(mail).toContain('On vous nomme, Ada: Réparer <le> poste 12');
    expect(mail).toContain('Réparer &lt;le&gt; poste 12');
    expect(mail).toContain('Parce que votre nom y figure.');
    expect(mail).not.toMatch(/<img|<script|<link|src=|url\(/);
    opened.server.now += DAY;
    await opened.notices.sweep();
    expect(mails.mails).toHaveLength(1);
  });

  test('ends by one POST of the mail program (RFC 8058), with the link that stands in its head', async () => {
    const mails = await mailServer();
    const opened = await open(mails.url);
    const { ada, bo } = await people(opened);
    await confirms(opened, bo, mails.mails);
    await mention(opened, ada);
    opened.server.now = MONDAY + DAY;
    await opened.notices.sweep();
    const head = (mails.mails[0] ?? '').replace(/\r\n\s+/g, ' ');
    expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const off = present(new RegExp(`List-Unsubscribe: <${ORIGIN}(/mail/[A-Za-z0-9_-]+)>`).exec(head)?.[1], 'a link');
    expect((await opened.server.ask(off)).status).toBe(200);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await opened.server.ask(off, { method: 'POST', text: 'List-Unsubscribe=One-Click', headers })).status).toBe(200);
    expect((await opened.server.ask('/api/v1/me/channels', { token: bo.token })).body.mail).toMatchObject({ address: null });
    expect((await opened.server.ask(off, { method: 'POST' })).status).toBe(404);
  });

  test('holds what no browser took, and is tried again while the mail server says no', async () => {
    const mails = await mailServer();
    const opened = await open(mails.url);
    const service = await pushService();
    const { ada, bo } = await people(opened);
    await confirms(opened, bo, mails.mails);
    await browser(opened.server, bo, `${service.url}/bo`);
    await mention(opened, ada, 'Dite tout de suite');
    await opened.notices.sweep();
    expect(service.heard).toHaveLength(1);
    await opened.run(bo, 'notice.choose', { kind: 'mention', atOnce: false });
    await mention(opened, ada, 'Pour plus tard');
    opened.server.now = MONDAY + DAY;
    mails.refuse = true;
    await opened.notices.sweep();
    mails.refuse = false;
    await opened.notices.sweep();
    expect(mails.mails).toEqual([]);
    opened.server.now += CLAIM;
    await opened.notices.sweep();
    expect(mails.mails).toHaveLength(1);
    expect(plain(mails.mails[0] ?? '')).toContain('Pour plus tard');
    expect(plain(mails.mails[0] ?? '')).not.toContain('Dite tout de suite');
  });

  test('goes to nobody who left, and what was kept for them goes too', async () => {
    const mails = await mailServer();
    const opened = await open(mails.url);
    const { ada, bo } = await people(opened);
    await confirms(opened, bo, mails.mails);
    await mention(opened, ada);
    const workplace = await workplaceOf(opened.server, ada);
    await opened.server.ask(`/api/v1/members/${bo.id}`, { method: 'DELETE', token: ada.token });
    opened.server.now = MONDAY + DAY;
    await opened.notices.sweep();
    expect(mails.mails).toEqual([]);
    expect(await read(opened.server.store, noticeKinds.mail, workplace, bo.id)).toBeUndefined();
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
