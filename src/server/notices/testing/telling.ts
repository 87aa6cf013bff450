/** Servers on this machine that take pushes and mails, and a Relais that sends them: for tests, which sweep and move the clock by hand. */

import { createECDH, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { SMTPServer } from 'smtp-server';
import { afterEach, expect } from 'vitest';
import { present } from '../../../kernel/assert.ts';
import { instantAt } from '../../../kernel/zones.ts';
import { memoryDisk } from '../../../storage/node.ts';
import { accountRoutes } from '../../accounts/routes/index.ts';
import { roomRoutes } from '../../api/routes.ts';
import { openCopies } from '../../copy/copies.ts';
import type { Shell } from '../../http/shell.ts';
import { openOutbound } from '../../outbound/index.ts';
import { openSync } from '../../sync/index.ts';
import { ORIGIN, type TestPerson, type TestServer, testServer } from '../../testing/server.ts';
import { addBrowser } from '../channels.ts';
import { mailSender, type Notices, openNotices, pushSender, vapidKeys } from '../index.ts';

/** A Monday, ten in the morning where everybody is. */
export const MONDAY = instantAt('2026-11-23', 10 * 60, 'Europe/Paris');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

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
export async function pushService(answer: (heard: readonly Heard[]) => number = () => 201) {
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
export async function mailServer() {
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

export async function openTelling(smtp: string, store = memoryDisk().open()): Promise<Opened> {
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
export async function people({ server, run }: Opened) {
  const ada = await server.founder();
  const bo = await server.invited(ada, 'Bo');
  await run(ada, 'member.join', { id: ada.id, name: 'Ada', zone: 'Europe/Paris' });
  await run(bo, 'member.join', { id: bo.id, name: 'Bo', zone: 'Europe/Paris' });
  return { ada, bo };
}

export const workplaceOf = async (server: TestServer, who: TestPerson) =>
  String((await server.ask('/api/v1/me', { token: who.token })).body.workplace?.id);

/** Bo's browser asks to be told. A loopback is no address a member may name, so it is written past the door. */
export async function browser(server: TestServer, who: TestPerson, endpoint: string) {
  const keys = createECDH('prime256v1');
  const p256dh = keys.generateKeys().toString('base64url');
  const auth = randomBytes(16).toString('base64url');
  await addBrowser(server.accounts, await workplaceOf(server, who), who.id, {
    ...{ endpoint, p256dh, auth, locale: 'fr', label: 'Navigateur' },
    session: String((await server.ask('/api/v1/me', { token: who.token })).body.session),
  });
}

export async function mention({ run }: Opened, by: TestPerson, title = 'Réparer le poste 12') {
  const task = await run(by, 'task.add', { title, why: 'La classe attend' });
  await run(by, 'comment.add', { task, body: '@Bo tu regardes ?' });
  return task;
}

/** Names the address and follows the link that comes. */
export async function confirms({ server }: Opened, who: TestPerson, mails: string[]) {
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
export const plain = (mail: string) =>
  Buffer.from(
    mail.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
