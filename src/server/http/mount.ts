/** Puts routes on the application: limit, who is it, is the origin ours, may they, what do they say; then the route's function. */

import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { actorOfToken, type SessionKind, spans } from '../accounts/sessions.ts';
import { type Actor, authorise } from '../authorise.ts';
import { limitKey } from './addresses.ts';
import { readJson, SMALL_BODY } from './body.ts';
import { problemResponse } from './problems.ts';
import type { Call, Route } from './route.ts';
import type { Env, Shell } from './shell.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export function mount(app: Hono<Env>, shell: Shell, routes: readonly Route[]): void {
  for (const route of routes) app.on(route.method, route.path, (context) => answer(context, shell, route));
}

/** Who asks, by Bearer token or cookie. A request that carries both is judged by the token alone [A03]. */
export async function whoAsks(
  shell: Shell,
  header: (name: string) => string | undefined,
  cookie: string | undefined,
): Promise<Actor | undefined> {
  const authorization = header('authorization');
  if (authorization === undefined) return cookie === undefined ? undefined : actorOfToken(shell.accounts, cookie, 'cookie');
  const bearer = /^Bearer ([A-Za-z0-9_-]{1,200})$/.exec(authorization)?.[1];
  return bearer === undefined ? undefined : actorOfToken(shell.accounts, bearer, 'token');
}

/** `__Host-` binds the cookie to this host and to TLS; plain HTTP on a local network cannot have it. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-relais' : 'relais');

async function answer(context: Context<Env>, shell: Shell, route: Route): Promise<Response> {
  context.set('route', route.path);
  const result = await judge(context, shell, route);
  if (result instanceof Response) return result;
  if (!result.ok) return problemResponse(result.problem);
  return context.json(result.value === undefined ? null : result.value, 200, { 'cache-control': 'no-store' });
}

async function judge(context: Context<Env>, shell: Shell, route: Route): Promise<Result<unknown> | Response> {
  const { address } = context.var.from;
  const { place } = context.var;
  const header = (name: string): string | undefined => context.req.header(name);
  if (route.access === 'open') {
    const within = await shell.limits.use(route.limit, limitKey(address));
    if (!within.ok) return within;
  }
  const actor = route.access === 'open' ? undefined : await whoAsks(shell, header, getCookie(context, cookieName(place.secure)));
  if (route.access !== 'open' && actor === undefined) return failed('auth.required');
  // A page of another site sends our cookie along, and a form needs no permission to post: only our own origin may.
  const crossSite = !SAFE.has(route.method) && actor?.via !== 'token' && !ownOrigin(context, shell, actor);
  if (crossSite) return failed('origin.refused');
  if (actor !== undefined) {
    const within = await shell.limits.use(route.limit, actor.member);
    if (!within.ok) return within;
  }
  const call = callOf(context, shell);
  if (route.access !== 'open') {
    const early = authorise(actor, route.access.verb, await subjectOf(route, call, actor));
    if (!early.ok) return early;
  }
  const body = route.streams || SAFE.has(route.method) ? ok(undefined) : await readJson(context.req.raw, route.maxBody ?? SMALL_BODY);
  if (!body.ok) return body;
  return route.run({ ...call, body: body.value }, actor);
}

async function subjectOf(route: Route, call: Call, actor: Actor | undefined) {
  const nowhere = { workplace: '' };
  if (route.access === 'open' || actor === undefined) return nowhere;
  return (await route.access.subject({ ...call, actor })) ?? nowhere;
}

/**
 * With a cookie the origin must be said and be ours. Without one (a link, a sign-in) a program may leave it out: a browser,
 * where somebody could be signed in against their will, always says where a request comes from.
 */
function ownOrigin(context: Context<Env>, shell: Shell, actor: Actor | undefined): boolean {
  const origin = context.req.header('origin');
  if (origin === undefined && actor === undefined) return context.req.header('sec-fetch-site') === undefined;
  return shell.site.owns(origin, context.req.header('host'), context.var.place.secure);
}

function callOf(context: Context<Env>, shell: Shell): Call {
  const { place } = context.var;
  const name = cookieName(place.secure);
  const options = { path: '/', httpOnly: true, sameSite: 'Strict', secure: place.secure } as const;
  return {
    accounts: shell.accounts,
    limits: shell.limits,
    body: undefined,
    raw: context.req.raw,
    place,
    passkeySite: { origin: place.origin, host: place.host },
    address: context.var.from.address,
    param: (param) => context.req.param(param) ?? '',
    query: (query) => context.req.query(query),
    openSession(kind: SessionKind, token: string) {
      if (kind === 'token') return { token };
      setCookie(context, name, token, { ...options, maxAge: Math.floor(spans.cookie / 1000) });
      return {};
    },
    closeSession() {
      deleteCookie(context, name, options);
      // On a shared computer nothing of ours stays in the browser's cache [A32]; the web interface wipes its own store.
      context.header('clear-site-data', '"cache"');
    },
  };
}
