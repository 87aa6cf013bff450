/** Calls the server's HTTP API: JSON in and out, its problems as ours, and never a captive portal's page for an answer (F31). */

import { failed, ok, type Problem, type Result } from '../kernel/result.ts';

const PATIENCE = 30_000;
const LONG_PATIENCE = 600_000;

export interface Server {
  /** The origin, without a slash at the end. */
  readonly url: string;
  /** The device's token; missing before it has one. */
  readonly token?: string;
}

/** `body` goes as JSON; bytes go as they are, and may take their time. */
export async function callApi(server: Server, method: string, path: string, body?: unknown): Promise<Result<unknown>> {
  const headers: Record<string, string> = { accept: 'application/json' };
  const bytes = body instanceof Uint8Array ? new Uint8Array(body) : undefined;
  if (body !== undefined) headers['content-type'] = bytes === undefined ? 'application/json' : 'application/octet-stream';
  if (server.token !== undefined) headers.authorization = `Bearer ${server.token}`;
  let response: Response;
  try {
    response = await fetch(`${server.url}${path}`, {
      method,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(bytes === undefined ? PATIENCE : LONG_PATIENCE),
      ...(body === undefined ? {} : { body: bytes ?? JSON.stringify(body) }),
    });
  } catch {
    return failed('server-unreachable', { url: server.url });
  }
  const answer = await jsonOf(response);
  if (answer === undefined) return failed('server-not-relais', { url: server.url });
  const problem = problemIn(answer.value);
  return response.ok && problem === undefined
    ? ok(answer.value)
    : { ok: false, problem: problem ?? { code: 'server-not-relais', params: { url: server.url } } };
}

async function jsonOf(response: Response): Promise<{ value: unknown } | undefined> {
  if (!(response.headers.get('content-type') ?? '').includes('json')) return undefined;
  try {
    return { value: (await response.json()) as unknown };
  } catch {
    return undefined;
  }
}

function problemIn(answer: unknown): Problem | undefined {
  if (typeof answer !== 'object' || answer === null || !('problem' in answer)) return undefined;
  const { problem } = answer;
  if (typeof problem !== 'object' || problem === null || !('code' in problem) || typeof problem.code !== 'string') return undefined;
  const params = 'params' in problem && typeof problem.params === 'object' && problem.params !== null ? problem.params : {};
  const kept = Object.entries(params).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return { code: problem.code, params: Object.fromEntries(kept) };
}
