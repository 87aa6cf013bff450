/** The server as a process has it: opens the doors in order, says where it listens, and closes them in the reverse order. */

import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Clock, Random } from '../kernel/ports.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import type { Store } from '../kernel/store.ts';
import { isHalfCopied } from '../storage/node.ts';
import { systemClock, systemRandom } from '../workplace/index.ts';
import { openAccounts } from './accounts/accounts.ts';
import { setupLink } from './accounts/join.ts';
import type { PasswordCost } from './accounts/passwords.ts';
import { accountRoutes } from './accounts/routes/index.ts';
import { startSweeping } from './accounts/sweep.ts';
import { expungeRoutes } from './api/expunge.ts';
import { historyRoutes } from './api/history.ts';
import { roomRoutes } from './api/routes.ts';
import { openCopies } from './copy/copies.ts';
import { openDemo } from './demo.ts';
import { startReadingAgain } from './feeds/reading.ts';
import { feedRoutes } from './feeds/routes.ts';
import { defaultFileLimits, type FileLimits, type FileRoom, openFiles } from './files/files.ts';
import { fileRoutes } from './files/routes.ts';
import { isLoopback, trustedProxies } from './http/addresses.ts';
import { createApp } from './http/app.ts';
import { createLimits, type Limit, type LimitName } from './http/limits.ts';
import { createLog, type Log, type LogLevel } from './http/log.ts';
import { createMetrics } from './http/metrics.ts';
import type { Shell } from './http/shell.ts';
import { createSite, isSecureOrigin, readPublicUrl } from './http/site.ts';
import { webFiles } from './http/web-files.ts';
import { type MailOptions, mailSender, openNotices, pushSender, vapidKeys } from './notices/index.ts';
import { startDailyBackups, startForgetting } from './operations/index.ts';
import { openOutbound } from './outbound/index.ts';
import { portalRoutes } from './portal/routes.ts';
import { openSync, type SyncOptions } from './sync/index.ts';
import { timedStore } from './timed-store.ts';

export interface ServerOptions {
  readonly store: Store;
  readonly host?: string;
  /** 0 picks one. */
  readonly port?: number;
  /** The origin people use, when it is not the address the server listens on. */
  readonly publicUrl?: string | undefined;
  /** Paths of PEM files. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  /** Addresses or ranges of proxies whose forwarding headers are believed; "loopback" and "private" name the usual ones. */
  readonly trustedProxies?: readonly string[];
  /** Folder for attachments; without one none are taken. */
  readonly files?: string | undefined;
  readonly fileLimits?: Partial<FileLimits> | undefined;
  /** Makes a backup a day of what `database` names into `folder`, and thins out the old ones. */
  readonly backups?: { readonly folder: string; readonly database: string } | undefined;
  /** Folder of the built web interface. */
  readonly web?: string | undefined;
  readonly metricsToken?: string | undefined;
  readonly logLevel?: LogLevel;
  readonly version?: string;
  /** IANA zone of members who declared none; the machine's own when missing. */
  readonly zone?: string;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly passwordCost?: PasswordCost;
  readonly limits?: Partial<Record<LimitName, Limit>>;
  /** How long a connection may take to say what it wants, in ms. */
  readonly headersTimeout?: number;
  readonly sync?: SyncOptions;
  /** Addresses within walls that the server may reach when a person names them; `off`: it reaches nobody at all. */
  readonly outbound?: readonly string[] | 'off';
  /** The mail server by which the mail of the day goes out; without one none is sent. */
  readonly mail?: MailOptions | undefined;
  /** Fills a server that has no workplace with an invented one; `setup` is then a guest's way in. */
  readonly demo?: boolean;
}

export interface RunningServer {
  /** The origin people use. */
  readonly url: string;
  /** The one-time set-up link, when there is no workplace yet. */
  readonly setup: string | undefined;
  /** Codes of things the administrator should know, such as `insecure-origin`; the command line has the words. */
  readonly notices: readonly string[];
  /** Stops accepting, tells open connections, finishes commits and closes the store. May be called twice. */
  close(): Promise<void>;
}

/** How long a closing server waits for requests under way, in ms. */
const PATIENCE = 5000;

export async function startServer(options: ServerOptions): Promise<Result<RunningServer>> {
  const { host = '127.0.0.1', clock = systemClock, random = systemRandom, tls } = options;
  const proxies = trustedProxies(options.trustedProxies ?? []);
  if (!proxies.ok) return proxies;
  const publicUrl = options.publicUrl === undefined ? ok(undefined) : readPublicUrl(options.publicUrl);
  if (!publicUrl.ok) return publicUrl;
  const outbound = options.outbound === 'off' ? ok(undefined) : openOutbound({ allow: options.outbound ?? [] });
  if (!outbound.ok) return outbound;
  const mail = options.mail === undefined ? ok(undefined) : mailSender(options.mail);
  if (!mail.ok) return mail;
  const certificate = await readCertificate(tls);
  if (!certificate.ok) return certificate;
  // What a broken-off move left behind is not a workplace: it lacks what was not copied yet.
  if (await isHalfCopied(options.store)) return failed('copy-source-half');

  const scheme = tls === undefined ? 'http' : 'https';
  let listening = `${scheme}://${urlHost(host)}`;
  const metrics = createMetrics();
  const store = timedStore(options.store, metrics.commit);
  const accounts = await openAccounts({ store, clock, random, passwordCost: options.passwordCost });
  const shell: Shell = {
    accounts,
    limits: createLimits(options.limits),
    site: createSite(publicUrl.value, () => listening),
    proxies: proxies.value,
    log: createLog(options.logLevel ?? 'info'),
    metrics,
    metricsToken: options.metricsToken,
    outbound: outbound.value,
    tls: tls !== undefined,
    version: options.version ?? '0',
  };
  const web = options.web === undefined ? undefined : await webFiles(options.web);
  const sync = openSync(shell, options.sync);
  const files = openFolder(options);
  const zone = options.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const copies = openCopies({
    accounts,
    hub: sync.hub,
    log: shell.log,
    zone,
  });
  const origin = (): string => publicUrl.value ?? listening;
  const vapid = () => vapidKeys(store);
  const notices = openNotices({
    ...{ accounts, copies, log: shell.log, zone, origin, vapid, mail: mail.value },
    push: outbound.value === undefined ? undefined : pushSender(outbound.value, vapid, origin),
  });
  const expunging = expungeRoutes({ copies, hub: sync.hub, files });
  const served = [
    ...sync.routes,
    ...historyRoutes(sync.hub),
    ...expunging,
    ...portalRoutes({ copies, files, zone }),
    ...feedRoutes(copies, shell.outbound),
    ...notices.routes,
    ...(files === undefined ? [] : fileRoutes(files)),
  ];
  const rooms = roomRoutes(copies, shell.version, [...accountRoutes, ...served]);
  const app = createApp({ shell, routes: [...accountRoutes, ...served, ...rooms], web });
  const listener = getRequestListener((request, env) => app.fetch(request, env), { overrideGlobalObjects: false });
  const timed = { ...limited, headersTimeout: options.headersTimeout ?? limited.headersTimeout };
  const server =
    certificate.value === undefined ? createServer(timed, listener) : createTlsServer({ ...timed, ...certificate.value }, listener);
  server.on('upgrade', sync.upgrade);
  const bound = await listen(server, host, options.port ?? 7420);
  if (!bound.ok) {
    await sync.close();
    return bound;
  }
  listening = `${scheme}://${urlHost(host)}:${bound.value}`;
  const stopBackups = backUpDaily(options, clock, shell.log);
  const stopSweeping = startSweeping(accounts, files, shell.log);
  const stopReading = startReadingAgain({ accounts, copies, outbound: shell.outbound, log: shell.log });
  const stopForgetting = startForgetting({ accounts, copies, hub: sync.hub, clock, zone, log: shell.log });
  const url = origin();
  notices.start();
  shell.log.info('listening', { port: bound.value });

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    stopReading();
    stopForgetting();
    stopSweeping();
    stopBackups();
    const closed = closeServer(server);
    await notices.close();
    await copies.close();
    await sync.close();
    await closed;
    await store.close();
    shell.log.info('closed');
  }
  return ok({
    url,
    setup: options.demo === true ? await openDemo(accounts, sync.hub, url) : await setupLink(accounts, url),
    notices: isSecureOrigin(url) && (publicUrl.value !== undefined || tls !== undefined || isLoopback(host)) ? [] : ['insecure-origin'],
    close: () => (closing ??= close()),
  });
}

function backUpDaily({ backups, files }: ServerOptions, clock: Clock, log: Log): () => void {
  if (backups === undefined) return () => undefined;
  return startDailyBackups({ database: backups.database, files: files ?? '' }, backups.folder, clock, log);
}

function openFolder({ files, fileLimits }: ServerOptions): FileRoom | undefined {
  return files === undefined ? undefined : openFiles(files, { ...defaultFileLimits, ...fileLimits });
}

/** Who sends headers by the drop, or nothing at all, is not waited for [A27]. */
const limited = {
  headersTimeout: 20_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 15_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16 * 1024,
} as const;

function listen(server: Server, host: string, port: number): Promise<Result<number>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(failed('server.cannot-listen', { host, port, reason: error.code ?? 'unknown' })),
    );
    server.listen({ host, port }, () => {
      const address: AddressInfo | string | null = server.address();
      resolve(ok(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const patience = setTimeout(() => server.closeAllConnections(), PATIENCE);
  await closed;
  clearTimeout(patience);
}

async function readCertificate(tls: ServerOptions['tls']): Promise<Result<{ cert: Buffer; key: Buffer } | undefined>> {
  if (tls === undefined) return ok(undefined);
  try {
    return ok({ cert: await readFile(tls.cert), key: await readFile(tls.key) });
  } catch {
    return failed('option.tls', { cert: tls.cert, key: tls.key });
  }
}

/** What a URL can say for the address listened on: "every address" is reached on this machine as loopback. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
