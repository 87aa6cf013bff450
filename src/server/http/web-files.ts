/** The web interface's own files: an index made once, so that no path of a request ever reaches the disk [A23]. */

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export interface WebFiles {
  /** `undefined` when nothing lies under this path. */
  answer(path: string, header: (name: string) => string | undefined): Promise<Response | undefined>;
}

interface WebFile {
  readonly path: string;
  readonly type: string;
  readonly cache: string;
  etag?: string;
  readonly bodies: Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>;
  /** Encodings that lie beside the file, made by the build. */
  readonly ready: Set<Encoding>;
}

type Encoding = 'br' | 'gzip' | 'identity';

const suffixes: readonly (readonly [string, Encoding])[] = [
  ['.br', 'br'],
  ['.gz', 'gzip'],
];

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

const compressible = /^(text\/|application\/(json|manifest|wasm)|image\/svg)/;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** `folder` is what the web build made; without one there are no files. Those under `assets/` carry a hash in their name and never change. */
export async function webFiles(folder: string): Promise<WebFiles | undefined> {
  const files = await index(folder);
  if (files.size === 0) return undefined;
  return {
    async answer(path, header) {
      const file = files.get(path === '/' ? '/index.html' : path) ?? (isPage(path, header) ? files.get('/index.html') : undefined);
      return file === undefined ? undefined : respond(file, header);
    },
  };
}

async function index(folder: string): Promise<Map<string, WebFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const present = new Set(paths);
  const files = new Map<string, WebFile>();
  for (const path of paths) {
    if (suffixes.some(([suffix]) => path.endsWith(suffix) && present.has(path.slice(0, -suffix.length)))) continue;
    const name = `/${relative(folder, path).split(sep).join('/')}`;
    const ready = suffixes.filter(([suffix]) => present.has(path + suffix)).map(([, encoding]) => encoding);
    files.set(name, {
      path,
      type: types[extname(path).toLowerCase()] ?? 'application/octet-stream',
      cache: name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      bodies: new Map(),
      ready: new Set(ready),
    });
  }
  return files;
}

/** A path of the application itself (`/tasks/…`), asked for by somebody who wants a page: the index answers. */
function isPage(path: string, header: (name: string) => string | undefined): boolean {
  return extname(path) === '' && (header('accept') ?? '').includes('text/html');
}

async function respond(file: WebFile, header: (name: string) => string | undefined): Promise<Response> {
  file.etag ??= `"${createHash('sha256')
    .update(await body(file, 'identity'))
    .digest('base64url')
    .slice(0, 22)}"`;
  const headers = new Headers({ 'content-type': file.type, 'cache-control': file.cache, etag: file.etag, vary: 'Accept-Encoding' });
  if (header('if-none-match') === file.etag) return new Response(null, { status: 304, headers });
  const encoding = compressible.test(file.type) ? chosen(header('accept-encoding') ?? '') : 'identity';
  const bytes = await body(file, encoding);
  if (encoding !== 'identity') headers.set('content-encoding', encoding);
  headers.set('content-length', String(bytes.length));
  return new Response(bytes, { headers });
}

function chosen(accepted: string): Encoding {
  if (/\bbr\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/.test(accepted)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/.test(accepted) ? 'gzip' : 'identity';
}

function body(file: WebFile, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const known = file.bodies.get(encoding);
  if (known !== undefined) return known;
  const made = load(file, encoding);
  file.bodies.set(encoding, made);
  made.catch(() => file.bodies.delete(encoding));
  return made;
}

async function load(file: WebFile, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const suffix = suffixes.find(([, of]) => of === encoding)?.[0] ?? '';
  if (encoding === 'identity' || file.ready.has(encoding)) return readFile(file.path + suffix);
  const plain = await body(file, 'identity');
  return encoding === 'br' ? brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) : zip(plain);
}
