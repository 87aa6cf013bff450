/** Routes of files: how one stands, sending it in pieces, fetching it, never as something a browser would run. */

import { isFileHash } from '../../kernel/files.ts';
import type { Id } from '../../kernel/ids.ts';
import { failed, ok } from '../../kernel/result.ts';
import type { Subject } from '../authorise.ts';
import { type MemberCall, member, type Route } from '../http/route.ts';
import { type FileRoom, receive } from './files.ts';
import { kindOf } from './kinds.ts';

const PATH = '/api/v1/files/:scope/:hash';

export function fileRoutes(room: FileRoom): readonly Route[] {
  return [
    member({
      method: 'GET',
      path: `${PATH}/state`,
      summary: 'Whether a file is here, or how much of it',
      limit: 'api',
      verb: 'file.read',
      subject,
      handle: async (call) => {
        const standing = await room.of(call.actor.workplace).standing(call.param('scope'), call.param('hash'));
        return ok(standing ?? { received: 0, complete: false });
      },
    }),
    member({
      method: 'PUT',
      path: PATH,
      summary: 'Send a file, or go on sending it from ?offset; ?size is its whole size',
      limit: 'api',
      verb: 'file.write',
      subject,
      streams: true,
      handle: async (call) => {
        const [offset, size] = [whole(call.query('offset') ?? '0'), whole(call.query('size'))];
        if (offset === undefined || size === undefined || offset > size)
          return failed('input.invalid', { field: 'size', expected: 'bytes' });
        const body = call.raw.body ?? new Blob([]).stream();
        return receive(room, room.of(call.actor.workplace), { scope: call.param('scope'), hash: call.param('hash'), size, offset, body });
      },
    }),
    member({
      method: 'GET',
      path: PATH,
      summary: 'Fetch a file, or a range of its bytes',
      limit: 'api',
      verb: 'file.read',
      subject,
      handle: (call) => download(room, call),
    }),
  ];
}

/** The scope is in the path and judged by the one rule of scopes; a hash opens nothing by itself [A06]. */
function subject(call: MemberCall): Subject | undefined {
  return isFileHash(call.param('hash')) ? { workplace: call.actor.workplace, scope: call.param('scope') } : undefined;
}

const download = (room: FileRoom, call: MemberCall) => {
  const given = { workplace: call.actor.workplace, scope: call.param('scope'), hash: call.param('hash'), name: call.query('name') ?? '' };
  return downloaded(room, given, call.raw.headers.get('range'));
};

export interface Asked {
  readonly workplace: Id;
  readonly scope: string;
  readonly hash: string;
  /** What it is to be called in a folder. */
  readonly name: string;
}

/** A file, or a range of it, whatever it is: to be saved, and shown only where a page of ours holds it as a picture. */
export async function downloaded(room: FileRoom, { workplace, scope, hash, name }: Asked, wanted: string | null) {
  const files = room.of(workplace);
  const beginning = await files.read(scope, hash);
  if (beginning === undefined) return failed('not-found');
  const { size } = beginning;
  const range = rangeOf(wanted, size);
  const [first, last] = range ?? [0, size - 1];
  const type = await typeOf(beginning.chunks);
  const content = await files.read(scope, hash, first);
  if (content === undefined) return failed('not-found');
  const headers = new Headers({
    'content-type': type,
    'content-length': String(last - first + 1),
    'content-disposition': disposition(name),
    // Were it opened as a page after all: no origin, no script, nothing loaded [A17].
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    'accept-ranges': 'bytes',
  });
  if (range !== undefined) headers.set('content-range', `bytes ${first}-${last}/${size}`);
  return new Response(streamOf(content.chunks, last + 1 - first), { status: range === undefined ? 200 : 206, headers });
}

async function typeOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  for await (const chunk of chunks) return kindOf(chunk);
  return kindOf(new Uint8Array(0));
}

function streamOf(chunks: AsyncIterable<Uint8Array>, length: number): ReadableStream<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]();
  let left = length;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = left > 0 ? await source.next() : undefined;
      if (next === undefined || next.done === true) {
        await source.return?.();
        return controller.close();
      }
      const bytes = next.value.subarray(0, left);
      left -= bytes.length;
      controller.enqueue(bytes);
    },
    cancel: async () => void (await source.return?.()),
  });
}

/** Always to be saved, never shown. The name is what a person will read in a folder: one line, no path [A23]. */
function disposition(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 200);
  return plain === '' ? 'attachment' : `attachment; filename*=UTF-8''${encodeURIComponent(plain).replace(/['()*]/g, escapeOne)}`;
}

const escapeOne = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** One range of bytes, both ends included; anything else is answered with the whole file. */
function rangeOf(header: string | null, size: number): readonly [number, number] | undefined {
  const match = /^bytes=(\d+)-(\d*)$/.exec(header ?? '');
  const first = whole(match?.[1]);
  if (match === null || first === undefined || first >= size) return undefined;
  const last = Math.min(match[2] === '' ? size - 1 : (whole(match[2]) ?? size - 1), size - 1);
  return last < first ? undefined : [first, last];
}

function whole(text: string | undefined): number | undefined {
  return /^\d{1,15}$/.test(text ?? '') ? Number(text) : undefined;
}
