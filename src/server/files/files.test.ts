import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anotherWorkplace } from '../accounts/join.ts';
import { deviceClaim, type TestPerson, testServer, tokenOf } from '../testing/server.ts';
import { openFiles } from './files.ts';
import { fileRoutes } from './routes.ts';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');

async function withFiles(limits = { file: 10_000, scope: 25_000 }) {
  const root = await mkdtemp(join(tmpdir(), 'relais-files-'));
  const server = await testServer({ routes: () => fileRoutes(openFiles(root, limits)) });
  const ada = await server.founder();
  const env = { incoming: { socket: { remoteAddress: '203.0.113.7' } } };
  const send = (who: TestPerson, path: string, init: RequestInit = {}) =>
    server.app.request(`/api/v1/files/${path}`, { ...init, headers: { authorization: `Bearer ${who.token}`, ...init.headers } }, env);
  const put = (
    who: TestPerson,
    bytes: Uint8Array<ArrayBuffer>,
    { scope = 'shared', hash = hashOf(bytes), offset = 0, size = bytes.length } = {},
  ) => send(who, `${scope}/${hash}?offset=${offset}&size=${size}`, { method: 'PUT', body: bytes.slice(offset) });
  return { root, server, ada, send, put };
}

describe('a file', () => {
  it('comes in pieces, goes on after a cut, and is whole only when its hash is right', async () => {
    const { ada, send, put } = await withFiles();
    const bytes = new Uint8Array(randomBytes(5000));
    const hash = hashOf(bytes);
    const first = await send(ada, `shared/${hash}?offset=0&size=5000`, { method: 'PUT', body: bytes.slice(0, 2000) });
    expect(await first.json()).toEqual({ complete: false, received: 2000, size: 5000 });
    const wrong = await send(ada, `shared/${hash}?offset=1000&size=5000`, { method: 'PUT', body: bytes.slice(1000) });
    expect([wrong.status, await wrong.json()]).toEqual([409, { problem: { code: 'file-offset', params: { received: 2000 } } }]);
    expect((await send(ada, `shared/${hash}`)).status).toBe(404);
    expect(await (await put(ada, bytes, { offset: 2000 })).json()).toMatchObject({ complete: true });
    expect(new Uint8Array(await (await send(ada, `shared/${hash}`)).arrayBuffer())).toEqual(bytes);
    const range = await send(ada, `shared/${hash}`, { headers: { range: 'bytes=4990-' } });
    expect([range.status, range.headers.get('content-range')]).toEqual([206, 'bytes 4990-4999/5000']);
    expect(new Uint8Array(await range.arrayBuffer())).toEqual(bytes.slice(4990));
  });

  it('[F32] that is not what its hash says is thrown away', async () => {
    const { ada, send, put } = await withFiles();
    const bytes = new Uint8Array(randomBytes(3000));
    const other = hashOf(bytes.slice(1));
    expect((await put(ada, bytes, { hash: other })).status).toBe(422);
    expect(await (await send(ada, `shared/${other}/state`)).json()).toEqual({ complete: false, received: 0 });
    expect((await send(ada, `shared/${other}`)).status).toBe(404);
  });

  it('[A06] [A01] belongs to its scope: a hash known from elsewhere opens nothing', async () => {
    const { server, ada, send, put } = await withFiles();
    const bo = await server.invited(ada, 'Bo');
    const link = await anotherWorkplace(server.accounts, 'https://relais.example');
    const joined = await server.ask('/api/v1/join', {
      method: 'POST',
      body: { token: tokenOf(link), name: 'Mal', workplace: 'W', device: deviceClaim('mal'), want: 'token' },
    });
    const mal: TestPerson = { id: '', device: '', token: String(joined.body.token) };
    const bytes = new Uint8Array(randomBytes(100));
    const own = `private:${ada.id}`;
    expect((await put(ada, bytes, { scope: own })).status).toBe(200);
    expect((await send(ada, `${own}/${hashOf(bytes)}`)).status).toBe(200);
    for (const who of [bo, mal]) {
      expect((await send(who, `${own}/${hashOf(bytes)}`)).status).toBe(403);
      expect((await put(who, bytes, { scope: own })).status).toBe(403);
      expect((await send(who, `shared/${hashOf(bytes)}`)).status).toBe(404);
    }
    await put(ada, bytes);
    expect((await send(bo, `shared/${hashOf(bytes)}`)).status).toBe(200);
    expect((await send(mal, `shared/${hashOf(bytes)}`)).status).toBe(404);
  });

  it('[A15] is closed to a removed member', async () => {
    const { server, ada, send, put } = await withFiles();
    const bo = await server.invited(ada, 'Bo');
    const bytes = new Uint8Array(randomBytes(100));
    await put(bo, bytes);
    await server.ask(`/api/v1/members/${bo.id}`, { method: 'DELETE', token: ada.token });
    expect((await send(bo, `shared/${hashOf(bytes)}`)).status).toBe(401);
    expect((await send(ada, `shared/${hashOf(bytes)}`)).status).toBe(200);
  });

  it('[A17] is told by its bytes and never runs from our origin', async () => {
    const { ada, send, put } = await withFiles();
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
    const types = [];
    for (const bytes of [svg, png]) {
      await put(ada, bytes);
      const { headers } = await send(ada, `shared/${hashOf(bytes)}?name=image.png`);
      types.push(headers.get('content-type'));
      expect(headers.get('content-disposition')).toMatch(/^attachment/);
      expect(headers.get('content-security-policy')).toContain('sandbox');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control'), '[A32]').toBe('no-store');
    }
    expect(types).toEqual(['application/octet-stream', 'image/png']);
  });

  it('[A23] gets no path from its name, its hash or its scope', async () => {
    const { root, ada, send, put } = await withFiles();
    const bytes = new Uint8Array(randomBytes(10));
    await put(ada, bytes);
    const name = encodeURIComponent('../../etc/pass\r\nwd"; x=<b>\u202egpj');
    const { headers } = await send(ada, `shared/${hashOf(bytes)}?name=${name}`);
    expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''__.._etc_pass__wd_%3B%20x%3D_b__gpj");
    for (const path of ['shared/..%2f..%2fetc%2fpasswd', '..%2fshared/x', `shared/${'A'.repeat(42)}`, 'other/x'])
      expect([path, (await send(ada, path)).status]).toEqual([path, 404]);
    const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(files.map((entry) => entry.name)).toEqual([hashOf(bytes)]);
  });

  it('[A27] has a limit of size, of its workplace’s quota, and takes no byte beyond its own size', async () => {
    const { ada, send, put } = await withFiles();
    expect((await put(ada, new Uint8Array(10_001))).status).toBe(413);
    for (const fill of [1, 2]) expect((await put(ada, new Uint8Array(10_000).fill(fill))).status).toBe(200);
    const full = await put(ada, new Uint8Array(10_000).fill(3));
    expect([full.status, await full.json()]).toMatchObject([507, { problem: { code: 'file-quota' } }]);
    const bytes = new Uint8Array(100).fill(4);
    const more = await send(ada, `shared/${hashOf(bytes)}?offset=0&size=100`, { method: 'PUT', body: new Uint8Array(5000).fill(4) });
    expect(await more.json()).toMatchObject({ complete: true, received: 100 });
  });
});
