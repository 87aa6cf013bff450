/** A server in memory for tests: its clock is moved by hand, its people join through real links. */

import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { present } from '../../kernel/assert.ts';
import { base64url, newId } from '../../kernel/ids.ts';
import type { Random } from '../../kernel/ports.ts';
import type { Store } from '../../kernel/store.ts';
import { memoryStore } from '../../storage/index.ts';
import { type Accounts, openAccounts } from '../accounts/accounts.ts';
import { setupLink } from '../accounts/join.ts';
import { leastCost } from '../accounts/passwords.ts';
import { accountRoutes } from '../accounts/routes/index.ts';
import { trustedProxies } from '../http/addresses.ts';
import { createApp } from '../http/app.ts';
import { createLimits, type Limit, type LimitName } from '../http/limits.ts';
import { silentLog } from '../http/log.ts';
import { createMetrics } from '../http/metrics.ts';
import type { Route } from '../http/route.ts';
import type { Env, Shell } from '../http/shell.ts';
import { createSite } from '../http/site.ts';

export const ORIGIN = 'https://relais.example';

export interface TestRequest {
  readonly method?: string;
  readonly body?: unknown;
  /** Sent as is instead of `body`. */
  readonly text?: string;
  readonly cookie?: string | undefined;
  readonly token?: string | undefined;
  readonly origin?: string | null;
  readonly address?: string;
  readonly headers?: Record<string, string>;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body when it is JSON. */
  readonly body: TestBody;
  readonly cookie: string | undefined;
}

/** Answers are looked into freely by tests; what is not there is `undefined`. */
export interface TestBody {
  readonly [field: string]: TestBody;
}

export interface TestPerson {
  readonly id: string;
  readonly device: string;
  readonly token: string;
}

export interface TestServer {
  readonly app: Hono<Env>;
  readonly accounts: Accounts;
  readonly shell: Shell;
  readonly store: Store;
  now: number;
  ask(path: string, request?: TestRequest): Promise<TestAnswer>;
  /** A fresh set-up link's token. */
  setupToken(): Promise<string>;
  /** The first person, a steward, with a device token. */
  founder(workplace?: string): Promise<TestPerson>;
  /** Somebody invited by `by`. */
  invited(by: TestPerson, name: string, more?: Record<string, unknown>): Promise<TestPerson>;
}

export interface TestServerOptions {
  readonly store?: Store;
  readonly limits?: Partial<Record<LimitName, Limit>>;
  readonly publicUrl?: string | null;
  readonly proxies?: readonly string[];
  readonly metricsToken?: string;
  readonly routes?: (shell: Shell) => readonly Route[];
}

export async function testServer(options: TestServerOptions = {}): Promise<TestServer> {
  const store = options.store ?? memoryStore();
  const random = seededRandom('server');
  const clock = { now: () => server.now };
  const accounts = await openAccounts({ store, clock, random, passwordCost: leastCost });
  const publicUrl = options.publicUrl === null ? undefined : (options.publicUrl ?? ORIGIN);
  const proxies = trustedProxies(options.proxies ?? []);
  const shell: Shell = {
    accounts,
    limits: createLimits(options.limits),
    site: createSite(publicUrl, () => 'http://127.0.0.1:7420'),
    proxies: proxies.ok ? proxies.value : { trusts: () => false },
    log: silentLog,
    metrics: createMetrics(),
    metricsToken: options.metricsToken,
    outbound: undefined,
    tls: false,
    version: 'test',
  };
  const app = createApp({ shell, routes: [...accountRoutes, ...(options.routes?.(shell) ?? [])], web: undefined });
  const server: TestServer = {
    app,
    accounts,
    shell,
    store,
    now: Date.UTC(2026, 10, 22),
    ask: (path, request = {}) => ask(app, path, request),
    setupToken: async () => tokenOf(present(await setupLink(accounts, ORIGIN), 'no workplace yet')),
    founder: async (workplace = 'Vallée') => joined(server, await server.setupToken(), 'Ada', { workplace }),
    invited: async (by, name, more = {}) => {
      const made = await server.ask('/api/v1/invitations', { method: 'POST', body: {}, token: by.token });
      return joined(server, tokenOf(String(made.body.link)), name, more);
    },
  };
  return server;
}

/** The secret behind `#` of a link. */
export const tokenOf = (link: string): string => link.slice(link.indexOf('#') + 1);

/** A device as a client would register it; the key is not a real one where nothing is signed. */
export const deviceClaim = (seed: string) => {
  const random = seededRandom(`device ${seed}`);
  return { id: newId(random), publicKey: base64url(random.bytes(32)) };
};

function seededRandom(seed: string): Random {
  let count = 0;
  return {
    bytes: (length) => {
      const parts: Buffer[] = [];
      for (let made = 0; made < length; made += 32) parts.push(createHash('sha256').update(`${seed} ${count++}`).digest());
      return new Uint8Array(Buffer.concat(parts).subarray(0, length));
    },
  };
}

async function joined(server: TestServer, token: string, name: string, more: Record<string, unknown>): Promise<TestPerson> {
  const device = deviceClaim(name);
  const answer = await server.ask('/api/v1/join', { method: 'POST', body: { token, name, device, want: 'token', ...more } });
  if (answer.status !== 200) throw new Error(`joining failed: ${answer.text}`);
  return { id: String(answer.body.member?.id), device: device.id, token: String(answer.body.token) };
}

async function ask(app: Hono<Env>, path: string, request: TestRequest): Promise<TestAnswer> {
  const headers = new Headers(request.headers);
  const text = request.text ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
  if (text !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
  if (request.cookie !== undefined) headers.set('cookie', request.cookie);
  if (request.token !== undefined) headers.set('authorization', `Bearer ${request.token}`);
  const origin = request.origin === undefined ? (request.cookie === undefined ? null : ORIGIN) : request.origin;
  if (origin !== null) headers.set('origin', origin);
  const env = { incoming: { socket: { remoteAddress: request.address ?? '203.0.113.7' } } };
  const response = await app.request(
    path,
    { method: request.method ?? 'GET', headers, ...(text === undefined ? {} : { body: text }) },
    env,
  );
  const answer = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text: answer,
    body: parsed(answer),
    cookie: /^([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1],
  };
}

function parsed(text: string): TestBody {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
