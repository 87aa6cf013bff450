import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { memoryDisk, memoryStore } from '../storage/index.ts';
import { leastCost } from './accounts/passwords.ts';
import { type RunningServer, type ServerOptions, startServer } from './start.ts';
import { deviceClaim, tokenOf } from './testing/server.ts';

const running: RunningServer[] = [];

async function start(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const started = await startServer({ store: memoryStore(), port: 0, logLevel: 'silent', passwordCost: leastCost, ...options });
  if (!started.ok) throw new Error(started.problem.code);
  running.push(started.value);
  return started.value;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

describe('a started server', () => {
  it('listens on a port it picked, gives a set-up link once, and lets the first person in', async () => {
    const disk = memoryDisk();
    const server = await start({ store: disk.open() });
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const body = { token: tokenOf(server.setup ?? ''), name: 'Ada', workplace: 'V', device: deviceClaim('a'), want: 'token' };
    const headers = { 'content-type': 'application/json' };
    const joined = await fetch(`${server.url}/api/v1/join`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(joined.status).toBe(200);
    expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(/relais_commit_seconds_count [1-9]/);
    await server.close();
    expect((await start({ store: disk.open() })).setup).toBeUndefined();
  });

  it('says what is wrong with its options instead of starting', async () => {
    const store = memoryStore();
    const tries: [Partial<ServerOptions>, string][] = [
      [{ publicUrl: 'relais.example' }, 'option.public-url'],
      [{ trustedProxies: ['somewhere'] }, 'option.proxy'],
      [{ tls: { cert: '/nowhere/cert.pem', key: '/nowhere/key.pem' } }, 'option.tls'],
      [{ host: '203.0.113.1', port: 1 }, 'server.cannot-listen'],
    ];
    for (const [options, code] of tries) {
      const started = await startServer({ store, port: 0, logLevel: 'silent', ...options });
      expect(started).toMatchObject({ ok: false, problem: { code } });
    }
  });

  it('notices an origin on which browsers switch things off', async () => {
    expect((await start()).notices).toEqual([]);
    expect((await start({ publicUrl: 'http://192.168.1.5:7420' })).notices).toEqual(['insecure-origin']);
    expect((await start({ host: '0.0.0.0' })).notices).toEqual(['insecure-origin']);
    expect((await start({ publicUrl: 'https://relais.example' })).notices).toEqual([]);
  });

  it('[A27] ends a connection that sends its headers by the drop', async () => {
    const server = await start({ headersTimeout: 50 });
    const { port } = new URL(server.url);
    const ended = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: '));
      let heard = '';
      socket.on('data', (bytes) => {
        heard += bytes.toString();
      });
      socket.on('close', () => resolve(heard));
    });
    expect(ended).toContain('408');
  });
});

describe('the web interface’s files', () => {
  async function withWeb(): Promise<RunningServer> {
    const folder = await mkdtemp(join(tmpdir(), 'relais-web-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>Relais</title>');
    await writeFile(join(folder, 'sw.js'), '// worker');
    await writeFile(join(folder, 'assets', 'app-1a2b.js'), 'export {};'.repeat(500));
    await writeFile(join(folder, 'assets', 'app-1a2b.js.gz'), 'made by the build');
    return start({ web: folder });
  }

  it('are kept for ever when their name carries a hash, asked again otherwise', async () => {
    const { url } = await withWeb();
    const asset = await fetch(`${url}/assets/app-1a2b.js`, { headers: { 'accept-encoding': 'br' } });
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect(asset.headers.get('content-encoding')).toBe('br');
    expect(await asset.text()).toBe('export {};'.repeat(500));
    for (const path of ['/', '/sw.js']) {
      const first = await fetch(url + path);
      expect(first.headers.get('cache-control')).toBe('no-cache');
      const again = await fetch(url + path, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
      expect(again.status).toBe(304);
    }
  });

  it('answer pages of the application with the index, and nothing else', async () => {
    const { url } = await withWeb();
    const page = await fetch(`${url}/tasks/board`, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('<title>Relais</title>');
    expect((await fetch(`${url}/tasks/board`, { headers: { accept: 'application/json' } })).status).toBe(404);
    expect((await fetch(`${url}/api/v1/nothing`, { headers: { accept: 'text/html' } })).status).toBe(404);
    expect((await fetch(`${url}/assets/gone.js`, { headers: { accept: 'text/html' } })).status).toBe(404);
  });

  it('[A23] are the only ones that a path can reach', async () => {
    const { url } = await withWeb();
    const { port } = new URL(url);
    for (const path of [
      '/../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/etc/passwd',
      '//etc/passwd',
      '/assets/app-1a2b.js.gz',
    ]) {
      const status = await new Promise<string>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () =>
          socket.end(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`),
        );
        socket.once('data', (bytes) => resolve(bytes.toString().slice(9, 12)));
      });
      expect([path, status]).toEqual([path, '404']);
    }
  });
});
