/** Problems as answers: `{ problem: { code, params } }`, without a word of any language, under a fitting status. */

import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from '../../kernel/result.ts';

/** Every code the server answers with, and its status. The catalogues translate exactly these. */
const statusOfProblem: Readonly<Record<string, ContentfulStatusCode>> = {
  'auth.required': 401,
  'auth.refused': 403,
  'origin.refused': 403,
  'not-found': 404,
  'input.invalid': 400,
  'input.json': 400,
  'input.deep': 400,
  'input.key': 400,
  'input.type': 415,
  'input.large': 413,
  'input.frames': 400,
  'sync.closed': 410,
  'file-name': 404,
  'file-size': 400,
  'file-offset': 409,
  'file-damaged': 422,
  'file-large': 413,
  'file-quota': 507,
  'command-unknown': 404,
  'query-unknown': 404,
  'undo-unknown': 404,
  'undo-overtaken': 409,
  'mass-deletion': 409,
  'expunge-unknown': 404,
  'feed.detail': 400,
  'feed.many': 409,
  'outbound-forbidden': 403,
  'outbound-off': 403,
  'outbound-unreachable': 502,
  'outbound-slow': 504,
  'limit.rate': 429,
  'limit.busy': 503,
  'link.invalid': 404,
  'link.expired': 410,
  'link.used': 410,
  'link.revoked': 410,
  'sign-in.wrong': 401,
  'password.short': 400,
  'password.long': 400,
  'password.guessable': 400,
  'password.wrong': 403,
  'passkey.refused': 400,
  'name.taken': 409,
  'device.taken': 409,
  'device.missing': 409,
  'device.many': 409,
  'workplace.name-missing': 400,
  'workplace.unsaid': 400,
  'member.last-steward': 409,
  'push.unavailable': 503,
  'mail.unavailable': 503,
  'mail.not-sent': 502,
  'store.full': 507,
  'store.unavailable': 503,
  'server.fault': 500,
  'server.closing': 503,
  'web.missing': 404,
};

export const statusOf = (problem: Problem): ContentfulStatusCode => statusOfProblem[problem.code] ?? 400;

export function problemResponse(problem: Problem): Response {
  const headers = new Headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  const seconds = problem.params?.seconds;
  if (seconds !== undefined) headers.set('retry-after', String(seconds));
  return new Response(JSON.stringify({ problem }), { status: statusOf(problem), headers });
}
