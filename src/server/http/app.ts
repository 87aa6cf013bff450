/** The HTTP application: what every request passes through, then the API, then the web interface's files. */

import { Hono } from 'hono';
import { StoreError } from '../../kernel/store.ts';
import { isLoopback, limitKey, origination } from './addresses.ts';
import { guardAnswer, guardPage, MARK_VALUE } from './headers.ts';
import { mount } from './mount.ts';
import { problemResponse } from './problems.ts';
import type { Route } from './route.ts';
import type { Env, Shell } from './shell.ts';
import type { WebFiles } from './web-files.ts';

export interface AppParts {
  readonly shell: Shell;
  readonly routes: readonly Route[];
  readonly web: WebFiles | undefined;
}

export function createApp({ shell, routes, web }: AppParts): Hono<Env> {
  const app = new Hono<Env>();
  let warned = false;
  app.use(async (context, next) => {
    const begun = performance.now();
    const peer = context.env?.incoming?.socket.remoteAddress;
    const from = origination(peer, (name) => context.req.header(name), shell.proxies);
    context.set('from', from);
    if (from.forwarded && !warned && peer !== undefined && !shell.proxies.trusts(peer)) {
      warned = true;
      shell.log.warn('proxy-not-trusted', { advice: '--trusted-proxy' });
    }
    context.set('place', shell.site.place(context.req.header('host'), shell.tls || from.forwardedSecure));
    const within = await shell.limits.use('request', limitKey(from.address));
    if (within.ok) await next();
    else context.res = problemResponse(within.problem);
    if (context.req.path.startsWith('/api/')) guardAnswer(context.res.headers);
    else guardPage(context.res.headers, context.var.place.secure);
    const seconds = (performance.now() - begun) / 1000;
    const route = context.var.route ?? 'other';
    shell.metrics.request(context.req.method, route, context.res.status, seconds);
    shell.log.info('request', { method: context.req.method, route, status: context.res.status, ms: Math.round(seconds * 1000) });
  });
  app.get('/healthz', async (context) => {
    context.set('route', '/healthz');
    await shell.accounts.store.get('server', 'health');
    return context.json({ relais: MARK_VALUE, version: shell.version, ok: true }, 200, { 'cache-control': 'no-store' });
  });
  app.get('/metrics', async (context) => {
    context.set('route', '/metrics');
    const { address, forwarded } = context.var.from;
    const bearer = shell.metricsToken !== undefined && context.req.header('authorization') === `Bearer ${shell.metricsToken}`;
    if (!bearer && (forwarded || !isLoopback(address))) return problemResponse({ code: 'not-found' });
    return context.text(await shell.metrics.text(), 200, { 'cache-control': 'no-store' });
  });
  mount(app, shell, routes);
  app.all('/api/*', () => problemResponse({ code: 'not-found' }));
  app.on(['GET', 'HEAD'], '*', async (context) => {
    context.set('route', 'web');
    const answer = await web?.answer(context.req.path, (name) => context.req.header(name));
    return answer ?? problemResponse({ code: web === undefined ? 'web.missing' : 'not-found' });
  });
  app.notFound(() => problemResponse({ code: 'not-found' }));
  app.onError((cause, context) => {
    shell.log.error('fault', cause, { route: context.var.route });
    return problemResponse({ code: codeOf(cause) });
  });
  return app;
}

function codeOf(cause: unknown): string {
  if (!(cause instanceof StoreError)) return 'server.fault';
  if (cause.reason === 'full') return 'store.full';
  if (cause.reason === 'closed') return 'server.closing';
  return cause.reason === 'damaged' ? 'server.fault' : 'store.unavailable';
}
