/** The one door by which the server reaches an address that somebody else chose: judged, limited, without anything of its own to give [A19]. */

import { type IncomingMessage, request as requestHttp } from 'node:http';
import { type Agent, request as requestHttps } from 'node:https';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { readRanges } from '../http/ranges.ts';
import { type Agents, FORBIDDEN, guardedAgents, type Resolve, systemResolve } from './agents.ts';
import { isOutside } from './inside.ts';

export interface OutboundOptions {
  /** Addresses or ranges that the operator opens though they lie inside; "loopback" and "private" name the usual ones. */
  readonly allow?: readonly string[];
  readonly resolve?: Resolve;
}

export interface OutboundRequest {
  readonly method?: 'GET' | 'POST';
  /** Sent to the first origin only, never to where a redirect leads. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Bytes that are taken of the answer; one more is a problem. */
  readonly limit: number;
  /** Until all of it is here, redirects included, in ms. */
  readonly patience: number;
}

export interface OutboundAnswer {
  readonly status: number;
  readonly bytes: Uint8Array;
  header(name: string): string | undefined;
}

export interface Outbound {
  /**
   * Follows at most three redirects of a GET. Any status is an answer; a problem says `outbound-address`, `-forbidden`, `-unreachable`,
   * `-slow`, `-large` or `-redirects`.
   */
  fetch(address: string, request: OutboundRequest): Promise<Result<OutboundAnswer>>;
  /** Judges every connection like `fetch`, for a library that makes its own requests over https. */
  readonly agent: Agent;
}

const MOST_REDIRECTS = 3;
const LONGEST_ADDRESS = 2000;

export function openOutbound(options: OutboundOptions): Result<Outbound> {
  const allowed = readRanges(options.allow ?? [], 'option.outbound');
  if (!allowed.ok) return allowed;
  const agents = guardedAgents((address) => allowed.value.has(address) || isOutside(address), options.resolve ?? systemResolve);
  return ok({ fetch: (address, request) => fetchGuarded(agents, address, request), agent: agents.https });
}

async function fetchGuarded(agents: Agents, address: string, request: OutboundRequest): Promise<Result<OutboundAnswer>> {
  const signal = AbortSignal.timeout(request.patience);
  let url = readAddress(address);
  let sent = request;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    if (url === undefined) return failed('outbound-address');
    const answer = await once(agents, url, sent, signal);
    if (!answer.ok || (sent.method ?? 'GET') !== 'GET' || !isRedirect(answer.value)) return answer;
    const next = readAddress(answer.value.header('location') ?? '', url);
    // What was asked for under TLS is not asked for in the open.
    if (next !== undefined && url.protocol === 'https:' && next.protocol === 'http:') return failed('outbound-redirects');
    if (next?.origin !== url.origin) sent = { ...sent, headers: {} };
    url = next;
  }
  return failed('outbound-redirects');
}

/** Only the web, and without a name and password in the address: the server lends nobody's. */
function readAddress(written: string, from?: URL): URL | undefined {
  const url = written.length > LONGEST_ADDRESS || written === '' ? null : URL.parse(written, from);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  return url.username === '' && url.password === '' ? url : undefined;
}

const isRedirect = (answer: OutboundAnswer) => [301, 302, 303, 307, 308].includes(answer.status) && answer.header('location') !== undefined;

async function once(agents: Agents, url: URL, asked: OutboundRequest, signal: AbortSignal): Promise<Result<OutboundAnswer>> {
  const { method = 'GET', body } = asked;
  const length = body === undefined ? {} : { 'content-length': String(body.length) };
  const headers = { 'user-agent': 'Relais', accept: '*/*', ...asked.headers, ...length, 'accept-encoding': 'identity' };
  const common = { method, headers, signal, maxHeaderSize: 16 * 1024 };
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const call =
        url.protocol === 'https:'
          ? requestHttps(url, { ...common, agent: agents.https }, resolve)
          : requestHttp(url, { ...common, agent: agents.http }, resolve);
      call.once('error', reject);
      call.end(body);
    });
    return await read(response, asked.limit);
  } catch (fault) {
    if (signal.aborted) return failed('outbound-slow');
    const code = codeOf(fault);
    return code === FORBIDDEN ? failed('outbound-forbidden') : failed('outbound-unreachable', { reason: code });
  }
}

async function read(response: IncomingMessage, limit: number): Promise<Result<OutboundAnswer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Uint8Array>) {
    size += part.length;
    // Leaving the loop ends the connection.
    if (size > limit) return failed('outbound-large', { limit });
    parts.push(part);
  }
  const header = (name: string): string | undefined => {
    const value = response.headers[name.toLowerCase()];
    return Array.isArray(value) ? value[0] : value;
  };
  return ok({ status: response.statusCode ?? 0, bytes: Buffer.concat(parts), header });
}

function codeOf(fault: unknown): string {
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
  return typeof code === 'string' ? code : 'unknown';
}
