import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { accountRoutes } from '../accounts/routes/index.ts';
import { roomRoutes } from '../api/routes.ts';
import { type Copies, openCopies } from '../copy/copies.ts';
import { defaultFileLimits, openFiles } from '../files/files.ts';
import type { Limit, LimitName } from '../http/limits.ts';
import type { Shell } from '../http/shell.ts';
import { openSync } from '../sync/index.ts';
import { ORIGIN, testServer } from '../testing/server.ts';
import { portalRoutes } from './routes.ts';

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3);
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function withPlace(limits: Partial<Record<LimitName, Limit>> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'relais-portal-'));
  let copies: Copies | undefined;
  const routes = (shell: Shell) => {
    const sync = openSync(shell);
    copies = openCopies({ accounts: shell.accounts, hub: sync.hub, log: shell.log, zone: 'Europe/Paris' });
    const files = openFiles(folder, defaultFileLimits);
    closing.push(
      () => copies?.close() ?? Promise.resolve(),
      () => sync.close(),
      () => rm(folder, { recursive: true, force: true }),
    );
    return [...portalRoutes({ copies, files, zone: 'Europe/Paris' }), ...roomRoutes(copies, 'test', accountRoutes)];
  };
  const server = await testServer({ routes, limits });
  server.now = Date.now();
  const ada = await server.founder();
  const run = async (name: string, input: unknown) =>
    (await server.ask(`/api/v1/commands/${name}`, { method: 'POST', token: ada.token, body: input })).body;
  const ask = async (name: string) => (await server.ask(`/api/v1/queries/${name}`, { token: ada.token })).body as unknown;
  const place = String((await run('place.add', { name: 'École <du> Bourg' })).answer?.id);
  await run('request-page.open', { place, welcome: 'Nous répondons avant midi.' });
  const [page] = (await ask('request-page.list')) as { id: string; key: string }[];
  const me = await server.ask('/api/v1/me', { token: ada.token });
  const path = `/portal/${String(me.body.workplace?.id)}${page?.key}`;
  const get = (at: string, headers: Record<string, string> = {}) => server.app.request(ORIGIN + at, { headers });
  const send = (at: string, fields: Record<string, string | File>, origin: string | null = ORIGIN) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return server.app.request(ORIGIN + at, { method: 'POST', body, headers: origin === null ? {} : { origin } });
  };
  return { server, ada, ask, run, page, path, get, send };
}

describe('the page of a place', () => {
  it('needs no account and no script, and speaks the language of the browser or the one asked for', async () => {
    const { path, get } = await withPlace();
    const french = await get(path, { 'accept-language': 'fr-FR,fr;q=0.9' });
    expect(french.status).toBe(200);
    const text = await french.text();
    expect(text).toContain('Qu’est-ce qui ne va pas');
    expect(text).toContain('Nous répondons avant midi.');
    expect(text).toContain('École &lt;du&gt; Bourg');
    expect(text).not.toMatch(/<script/i);
    expect(french.headers.get('referrer-policy')).toBe('same-origin');
    expect(french.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await (await get(`${path}?lang=en`, { 'accept-language': 'fr' })).text()).toContain('What is wrong?');
  });

  it('[A33] opens under its address alone; another answers like none, in both languages', async () => {
    const { path, get, run, page } = await withPlace();
    for (const wrong of [
      '/portal/x',
      `${path.slice(0, -1)}${path.endsWith('A') ? 'Q' : 'A'}`,
      `/portal/r/${path.slice(8)}`,
      '/portal/__proto__',
    ])
      expect((await get(wrong)).status, wrong).toBe(404);
    await run('request-page.renew', { page: page?.id });
    const gone = await get(path, { 'accept-language': 'fr' });
    expect(gone.status).toBe(404);
    expect(await gone.text()).toContain('Cette adresse n’ouvre rien');
  });

  it('takes a request with a photo, answers with a private page, and lets both sides speak', async () => {
    const { server, ada, path, send, get, ask, run } = await withPlace();
    const photo = new File([PNG], '../../evil.html', { type: 'text/html' });
    const sent = await send(path, { words: 'Plus de <b>réseau</b>', urgency: 'blocked', name: 'Mme Leroy', contact: '', photo });
    expect(sent.status).toBe(303);
    const receipt = sent.headers.get('location') ?? '';
    expect(receipt).toMatch(/^\/portal\/r\/[\w-]{44}\?new$/);
    const first = await (await get(receipt, { 'accept-language': 'fr' })).text();
    expect(first).toContain('C’est reçu');
    expect(first).toMatch(/Envoyée le \d{1,2}(er)? \S+, \d\d:\d\d/);
    expect(first).toContain('Plus de &lt;b&gt;réseau');
    const [request] = (await ask('request.list')) as { id: string; task: string; urgency: string }[];
    expect(request).toMatchObject({ urgency: 'blocked', name: 'Mme Leroy' });
    const { tables } = (await server.ask('/api/v1/export', { token: ada.token })).body;
    expect(tables?.attachment).toMatchObject([{ task: request?.task, name: 'evil.html', type: 'image/png', size: PNG.length }]);
    await run('request.say', { request: request?.id, words: 'We come at two.' });
    const private_ = receipt.replace('?new', '');
    const shown = /<img src="([^"]+)" alt="evil.html"/.exec(first)?.[1] ?? '';
    const picture = await get(shown);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(picture.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(PNG);
    // What a colleague attached to the task is not theirs to see, even who knows its hash [A06].
    const inner = `${'A'.repeat(42)}E`;
    expect(await run('attachment.add', { task: request?.task, file: 'inner.png', size: 1, type: 'image/png', hash: inner })).toHaveProperty(
      'answer',
    );
    expect(await (await get(private_)).text()).not.toContain('inner.png');
    expect((await get(`${private_}/${inner}`)).status).toBe(404);
    expect((await get(shown.replace(private_, `${private_.slice(0, -10)}AAAAAAAAAA`))).status).toBe(404);
    expect(await (await get(private_)).text()).toContain('We come at two.');
    expect((await send(private_, { words: 'Thank you' })).status).toBe(303);
    expect(await (await get(private_)).text()).toContain('Thank you');
  });

  it('[A17] takes pictures and PDF alone, by what they are, and keeps the words when it refuses', async () => {
    const { path, send, ask } = await withPlace();
    const page = new File(['<script>alert(1)</script>'], 'photo.png', { type: 'image/png' });
    const refused = await send(path, { words: 'No network', name: 'Léa', photo: page });
    expect(refused.status).toBe(422);
    const text = await refused.text();
    expect(text).toContain('No network');
    expect(text).toContain('Léa');
    expect(await ask('request.list')).toEqual([]);
  });

  it('says what is missing or too long, and keeps what was written', async () => {
    const { path, send } = await withPlace();
    expect((await send(path, { words: '   ', name: 'Léa' })).status).toBe(422);
    const long = await send(path, { words: 'x'.repeat(5001), name: 'Léa' });
    expect(long.status).toBe(422);
    expect(await long.text()).toContain('xxxx');
  });

  it('keeps every word that was written where the photo is too large, and sends nothing', async () => {
    const { path, send, get, ask } = await withPlace();
    const page = await (await get(path, {})).text();
    const names = [...page.matchAll(/ name="(\w+)"/g)].map(([, name]) => name);
    // What comes after the file would be cut with it.
    expect(names.at(-1)).toBe('photo');
    const photo = new File([PNG, new Uint8Array(12_000_000)], 'photo.png', { type: 'image/png' });
    const refused = await send(path, {
      words: 'No network\n“since” Friday',
      urgency: 'blocked',
      name: 'Léa',
      contact: '12',
      website: '',
      photo,
    });
    expect(refused.status).toBe(422);
    const text = await refused.text();
    expect(text).toMatch(/10 M[Bo]/);
    for (const kept of ['No network\n“since” Friday', 'value="Léa"', 'value="12"', 'value="blocked" checked']) expect(text).toContain(kept);
    expect(await ask('request.list')).toEqual([]);
  });

  it('[A20] takes nothing that a page of another site sends', async () => {
    const { path, send, ask } = await withPlace();
    for (const origin of ['https://evil.example', 'null']) expect((await send(path, { words: 'No network' }, origin)).status).toBe(403);
    // An old browser says no origin at all.
    expect((await send(path, { words: 'No network' }, null)).status).toBe(303);
    expect(await ask('request.list')).toHaveLength(1);
  });

  it('keeps nothing of a program that fills in what nobody sees', async () => {
    const { path, send, ask } = await withPlace();
    expect((await send(path, { words: 'Buy now', website: 'https://spam.example' })).status).toBe(303);
    expect(await ask('request.list')).toEqual([]);
  });

  it('[A27] stops a flood, and says when to come back', async () => {
    const { path, send, ask } = await withPlace({ portalAsk: { points: 2, seconds: 600 } });
    for (let i = 0; i < 2; i++) expect((await send(path, { words: `Request ${i}` })).status).toBe(303);
    const late = await send(path, { words: 'One too many' });
    expect(late.status).toBe(429);
    expect(await late.text()).toMatch(/10 minutes/);
    expect(await ask('request.list')).toHaveLength(2);
  });
});
