/** Reads a JSON body within limits of size, depth and keys, before anything looks at it [A27, A28]. */

import { failed, ok, type Result } from '../../kernel/result.ts';

/** Bytes of an ordinary request. */
export const SMALL_BODY = 64 * 1024;

const DEPTH = 32;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** The parsed body; `undefined` when there is none. */
export async function readJson(request: Request, limit: number): Promise<Result<unknown>> {
  const bytes = await readBytes(request, limit);
  if (!bytes.ok) return bytes;
  if (bytes.value.length === 0) return ok(undefined);
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) return failed('input.type');
  return parseJson(new TextDecoder('utf-8', { fatal: false }).decode(bytes.value));
}

/** Reads at most `limit` bytes, and stops reading where it is exceeded, whatever Content-Length says. */
export async function readBytes(request: Request, limit: number): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const tooLarge = failed('input.large', { limit });
  if (Number(request.headers.get('content-length') ?? 0) > limit) return tooLarge;
  const body = request.body;
  if (body === null) return ok(new Uint8Array(0));
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      return tooLarge;
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return ok(whole);
}

export function parseJson(text: string): Result<unknown> {
  if (depthOf(text) > DEPTH) return failed('input.deep', { limit: DEPTH });
  let forbidden: string | undefined;
  try {
    const value: unknown = JSON.parse(text, (key, inner: unknown) => {
      if (FORBIDDEN.has(key)) forbidden = key;
      return inner;
    });
    return forbidden === undefined ? ok(value) : failed('input.key', { key: forbidden });
  } catch {
    return failed('input.json');
  }
}

/** How deep brackets nest outside strings, counted without building anything. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === 0x5c) i++;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x5b || code === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x5d || code === 0x7d) depth--;
  }
  return deepest;
}
