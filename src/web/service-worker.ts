/**
 * Starts the application without a network: its files, fetched whole and from this server only, from the second visit on.
 * Never holds an answer of the API. A new version waits until the person says so [F14]; a captive portal's page is no file
 * of ours [F31]. Shows what the server pushes, and opens what it is about.
 */

interface Scope extends EventTarget {
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[];
  readonly location: Location;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(which: { readonly type: 'window' }): Promise<readonly Tab[]>;
    openWindow(path: string): Promise<unknown>;
  };
  readonly registration: { showNotification(title: string, options: object): Promise<void> };
  skipWaiting(): Promise<void>;
}
interface Tab {
  focus(): Promise<unknown>;
  postMessage(message: unknown): void;
}
interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Waiting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Pushed extends Waiting {
  readonly data: { json(): unknown } | null;
}
interface Clicked extends Waiting {
  readonly notification: { readonly data: unknown; close(): void };
}

// Types of workers and of pages exclude each other in one project: what is used here is described above.
const scope = self as unknown as Scope;
// The build puts the list of files in the place of exactly these words.
const files = (self as unknown as Scope).__WB_MANIFEST;

const PREFIX = 'relais-files-';
const PAGE = '/index.html';
const MARK = 'x-relais';

const paths = files.map(({ url }) => new URL(url, scope.location.origin).pathname);
const current = `${PREFIX}${fingerprint(files.map(({ url, revision }) => `${url} ${revision ?? ''}`).join('\n'))}`;

scope.addEventListener('install', (event) => (event as Waiting).waitUntil(fetchAll()));
scope.addEventListener('activate', (event) => (event as Waiting).waitUntil(tidy().then(() => scope.clients.claim())));
scope.addEventListener('message', (event) => {
  if ('data' in event && event.data === 'take-over') void scope.skipWaiting();
});
scope.addEventListener('fetch', (event) => {
  const { request } = event as Fetching;
  const path = ours(request);
  if (path !== undefined) (event as Fetching).respondWith(answer(request, path));
});

scope.addEventListener('push', (event) => (event as Pushed).waitUntil(tell(event as Pushed)));
scope.addEventListener('notificationclick', (event) => {
  const { notification } = event as Clicked;
  notification.close();
  (event as Clicked).waitUntil(openPage(notification.data));
});

/** The push service was asked to keep it for so long only; a device that slept through it hears of it in the application. */
const withinHours = (until: unknown): boolean => typeof until === 'number' && Date.now() < until;

async function tell({ data }: Pushed): Promise<void> {
  const message = data?.json();
  if (typeof message !== 'object' || message === null) return;
  const { title, body, href, tag, until, locale } = message as Readonly<Record<string, unknown>>;
  if (typeof title !== 'string' || !withinHours(until)) return;
  await scope.registration.showNotification(title, { body, tag, lang: locale, icon: '/icon-192.png', data: href });
}

/** In a tab that is open already, without loading it anew. */
async function openPage(href: unknown): Promise<void> {
  const path = typeof href === 'string' && /^\/(?!\/)/.test(href) ? href : '/notices';
  const [tab] = await scope.clients.matchAll({ type: 'window' });
  if (tab === undefined) {
    await scope.clients.openWindow(path);
    return;
  }
  await tab.focus();
  tab.postMessage({ open: path });
}

/** All files or none: half a version never starts. Files of the version before that have not changed are not fetched again. */
async function fetchAll(): Promise<void> {
  const cache = await caches.open(current);
  await Promise.all(
    paths.map(async (path) => {
      if ((await cache.match(path)) !== undefined) return;
      const immutable = path.startsWith('/assets/');
      const known = immutable ? await caches.match(path) : undefined;
      const response = known ?? (await fetch(path, { cache: immutable ? 'default' : 'reload', redirect: 'error' }));
      if (!isOurs(response)) throw new Error(`${path} did not come from Relais`);
      await cache.put(path, response);
    }),
  );
}

/** The version before stays for tabs still open with it; older ones go. */
async function tidy(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== current);
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
}

/** The path in the cache that answers a request; `undefined` for what goes to the network. */
function ours(request: Request): string | undefined {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return undefined;
  if (/^\/(api|sync|metrics|healthz|feeds|portal|mail)(\/|$)/.test(url.pathname)) return undefined;
  if (request.mode === 'navigate') return PAGE;
  return url.pathname.startsWith('/assets/') || paths.includes(url.pathname) ? url.pathname : undefined;
}

async function answer(request: Request, path: string): Promise<Response> {
  const here = await (await caches.open(current)).match(path);
  if (here !== undefined) return here;
  // A tab of the version before asks for a file of its own.
  return (await caches.match(path)) ?? fetch(request);
}

const isOurs = (response: Response): boolean => response.ok && response.headers.has(MARK);

/** FNV-1a, enough to tell two lists of files apart. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
