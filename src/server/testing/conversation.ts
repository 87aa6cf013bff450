/** Conversations with a real server over real sockets: people join it, and write each message by hand. */

import { WebSocket } from 'ws';
import { fromBase64url } from '../../kernel/ids.ts';
import type { Store } from '../../kernel/store.ts';
import { memoryStore } from '../../storage/index.ts';
import { decodeMessage, encodeMessage, type Message, PROTOCOL } from '../../sync/index.ts';
import { systemClock, systemRandom } from '../../workplace/index.ts';
import { openAccounts } from '../accounts/accounts.ts';
import { anotherWorkplace } from '../accounts/join.ts';
import { leastCost } from '../accounts/passwords.ts';
import { type RunningServer, type ServerOptions, startServer } from '../start.ts';
import { deviceClaim, tokenOf } from './server.ts';

export interface Person {
  readonly token: string;
  readonly cookie: string;
  readonly member: string;
  readonly workplace: string;
  readonly device: { readonly id: string; readonly publicKey: string };
}

const running: RunningServer[] = [];
const sockets: WebSocket[] = [];

/** For `afterEach`: ends what the story started. */
export async function endAll(): Promise<void> {
  for (const socket of sockets.splice(0)) socket.terminate();
  await Promise.all(running.splice(0).map((server) => server.close()));
}

async function start(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const started = await startServer({ store: memoryStore(), port: 0, logLevel: 'silent', passwordCost: leastCost, ...options });
  if (!started.ok) throw new Error(started.problem.code);
  running.push(started.value);
  return started.value;
}

export async function post(url: string, path: string, body: unknown, headers: Record<string, string> = {}, method = 'POST') {
  return fetch(url + path, { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
}

async function join(url: string, token: string, name: string): Promise<Person> {
  const device = deviceClaim(name);
  const answer = await post(url, '/api/v1/join', {
    token,
    name,
    workplace: 'V',
    device,
    want: 'token',
    credential: { kind: 'password', password: 'sept lézards' },
  });
  const body = await answer.json();
  const proof = { kind: 'password', name, password: 'sept lézards' };
  const signed = await post(url, '/api/v1/sign-in', { proof, want: 'cookie' }, { origin: url });
  const cookie = (signed.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { token: body.token, cookie, member: body.member.id, workplace: body.workplace.id, device };
}

export async function founded(options: Partial<ServerOptions> = {}) {
  const server = await start(options);
  const ada = await join(server.url, tokenOf(server.setup ?? ''), 'Ada');
  const made = await post(server.url, '/api/v1/invitations', {}, { authorization: `Bearer ${ada.token}` });
  const bo = await join(server.url, tokenOf((await made.json()).link), 'Bo');
  return { server, ada, bo };
}

const keyOf = ({ publicKey }: Person['device']): Uint8Array => fromBase64url(publicKey) ?? new Uint8Array(0);

export const hello = (
  person: Person,
  more: { device?: Person['device']; workplace?: string; scopes?: string[]; former?: readonly Person['device'][] } = {},
): Uint8Array => {
  const device = more.device ?? person.device;
  return encodeMessage({
    kind: 'hello',
    protocol: PROTOCOL,
    workplace: more.workplace ?? person.workplace,
    device: device.id,
    key: keyOf(device),
    former: (more.former ?? []).map((former) => ({ device: former.id, key: keyOf(former) })),
    roster: 0,
    scopes: (more.scopes ?? ['shared', `private:${person.member}`]).map((scope) => ({
      scope,
      epoch: '',
      cursor: 0,
      mark: new Uint8Array(0),
    })),
  });
};

interface Conversation {
  readonly socket: WebSocket;
  next(): Promise<Message>;
  readonly closed: Promise<{ code: number; reason: string }>;
}

export function converse(url: string, headers: Record<string, string>, autoPong = true): Conversation {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/sync`, { headers, autoPong });
  sockets.push(socket);
  const arrived: Message[] = [];
  const waiting: ((message: Message) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const message = decodeMessage(new Uint8Array(data));
    if (!message.ok) throw new Error(message.problem.code);
    const waiter = waiting.shift();
    if (waiter === undefined) arrived.push(message.value);
    else waiter(message.value);
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    socket.on('error', () => undefined);
  });
  const next = () =>
    new Promise<Message>((resolve) => {
      const message = arrived.shift();
      if (message === undefined) waiting.push(resolve);
      else resolve(message);
    });
  return { socket, next, closed };
}

export const opened = (conversation: Conversation) => new Promise<void>((resolve) => conversation.socket.once('open', () => resolve()));

export async function greeted(url: string, person: Person, more = {}): Promise<Conversation & { first: Message }> {
  const conversation = converse(url, { authorization: `Bearer ${person.token}` });
  await opened(conversation);
  conversation.socket.send(hello(person, more));
  return { ...conversation, first: await conversation.next() };
}

export function refusal(url: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/sync`, { headers });
  sockets.push(socket);
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('open', () => resolve(101));
    socket.on('error', () => undefined);
  });
}

/** A link to one more workplace on the server that keeps `store`. */
export async function newWorkplaceLink(store: Store, url: string): Promise<string> {
  const accounts = await openAccounts({ store, clock: systemClock, random: systemRandom });
  return anotherWorkplace(accounts, url);
}
