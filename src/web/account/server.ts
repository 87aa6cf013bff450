/** Talks to this server's accounts API: answers are parsed, a stranger's page is known for what it is [F31]. */
import * as v from 'valibot';
import { failed, ok, type Result } from '../../kernel/result.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Every answer of a Relais server carries this header. */
const MARK = 'x-relais';

const refusal = v.object({
  problem: v.object({ code: v.string(), params: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))) }),
});

/**
 * The answer in the shape asked for, or why there is none: what the server said, `network.unreachable`,
 * `network.stranger` (something else answered in its place), `network.unreadable` (a newer or broken server).
 */
export async function ask<T>(method: Method, path: string, shape: v.GenericSchema<unknown, T>, body?: unknown): Promise<Result<T>> {
  const answer = await send(method, path, body);
  if (!answer.ok) return answer;
  const response = answer.value;
  const data: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const refused = v.safeParse(refusal, data);
    if (!refused.success) return failed('network.unreadable');
    const { code, params } = refused.output.problem;
    return failed(code, params);
  }
  const parsed = v.safeParse(shape, data);
  return parsed.success ? ok(parsed.output) : failed('network.unreadable');
}

/** Where only success counts. */
export const tell = (method: Method, path: string, body?: unknown): Promise<Result<unknown>> => ask(method, path, v.unknown(), body);

async function send(method: Method, path: string, body: unknown): Promise<Result<Response>> {
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      headers: { accept: 'application/json', ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    });
    return response.headers.has(MARK) ? ok(response) : failed('network.stranger');
  } catch {
    return failed('network.unreachable');
  }
}
