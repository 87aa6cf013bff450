import { describe, expect, it } from 'vitest';
import { registry } from '../../rooms/registry.ts';
import { accountRoutes } from '../accounts/routes/index.ts';
import { openCopies } from '../copy/copies.ts';
import type { Shell } from '../http/shell.ts';
import { openSync } from '../sync/index.ts';
import { testServer } from '../testing/server.ts';
import { historyRoutes } from './history.ts';
import { roomRoutes } from './routes.ts';

async function withRooms() {
  const closing: (() => Promise<void>)[] = [];
  const routes = (shell: Shell) => {
    const sync = openSync(shell);
    const copies = openCopies({ accounts: shell.accounts, hub: sync.hub, log: shell.log, zone: 'Europe/Paris' });
    closing.push(
      () => copies.close(),
      () => sync.close(),
    );
    return [...historyRoutes(sync.hub), ...roomRoutes(copies, 'test', accountRoutes)];
  };
  const server = await testServer({ routes });
  server.now = Date.now();
  const ada = await server.founder();
  const close = async (): Promise<void> => {
    for (const each of closing) await each();
  };
  return { server, ada, close };
}

const post = (token: string, body: unknown) => ({ method: 'POST', token, body });

describe('the rooms over HTTP', () => {
  it('carry out a command, answer queries about it, and take it back', async () => {
    const { server, ada, close } = await withRooms();
    const added = await server.ask('/api/v1/commands/task.add', post(ada.token, { title: 'Réparer le poste 12', why: 'La classe attend' }));
    expect(added.status).toBe(200);
    const id = String(added.body.answer?.id);
    const list = await server.ask('/api/v1/queries/task.list', post(ada.token, {}));
    expect(list.text).toContain(id);
    const get = await server.ask(`/api/v1/queries/task.list?args=${encodeURIComponent('{}')}`, { token: ada.token });
    expect(get.text).toContain(id);
    const undone = await server.ask('/api/v1/undo', post(ada.token, { undo: String(added.body.undo) }));
    expect(undone.status).toBe(200);
    expect((await server.ask('/api/v1/queries/task.list', post(ada.token, {}))).text).not.toContain(id);
    await close();
  });

  it('say what is wrong with a command instead of doing half of it', async () => {
    const { server, ada, close } = await withRooms();
    const nameless = await server.ask('/api/v1/commands/no.such', post(ada.token, {}));
    expect(nameless).toMatchObject({ status: 404, body: { problem: { code: 'command-unknown' } } });
    const wrong = await server.ask('/api/v1/commands/task.add', post(ada.token, { title: 'Sans raison' }));
    expect(wrong.status).toBe(400);
    expect((await server.ask('/api/v1/export', { token: ada.token })).text).not.toContain('Sans raison');
    await close();
  });

  it('give everything out in every format, with its type, to members only', async () => {
    const { server, ada, close } = await withRooms();
    await server.ask('/api/v1/commands/task.add', post(ada.token, { title: '=1+1', why: 'La classe attend' }));
    const types = {
      json: /^application\/json/,
      csv: /^text\/csv/,
      markdown: /^text\/markdown/,
      ical: /^text\/calendar/,
      sqlite: /^application\/vnd\.sqlite3$/,
    };
    for (const [format, type] of Object.entries(types)) {
      const given = await server.ask(`/api/v1/export?format=${format}&lang=fr`, { token: ada.token });
      expect(given.status).toBe(200);
      expect(given.headers.get('content-type')).toMatch(type);
      expect(given.headers.get('content-disposition')).toMatch(/^attachment; filename="relais\.[a-z]+"$/);
      expect(given.text).toContain('La classe attend');
      // [A34] nobody else, and nothing that can be guessed.
      expect((await server.ask(`/api/v1/export?format=${format}`)).status).toBe(401);
    }
    const csv = await server.ask('/api/v1/export?format=csv', { token: ada.token });
    expect(csv.text).not.toMatch(/(^|[,;"])=1/m);
    for (const wrong of ['format=xml', 'lang=xx'])
      expect((await server.ask(`/api/v1/export?${wrong}`, { token: ada.token })).status).toBe(400);
    expect((await server.ask('/api/v1/openapi.json')).text).toContain('format=json|csv|markdown|ical|organisation|decisions|sqlite');
    await close();
  });

  it('give circles out as Markdown and decisions as a folder of them, in the reader’s language', async () => {
    const { server, ada, close } = await withRooms();
    await server.ask('/api/v1/commands/role.add', post(ada.token, { name: 'Clés' }));
    const circles = await server.ask('/api/v1/export?format=organisation&lang=fr', { token: ada.token });
    expect([circles.headers.get('content-type'), circles.text]).toEqual([
      'text/markdown; charset=utf-8',
      '# Tout le collectif\n\n**Clés** — *Vacant*\n',
    ]);
    const decisions = await server.ask('/api/v1/export?format=decisions', { token: ada.token });
    expect(decisions.headers.get('content-type')).toBe('application/zip');
    expect(decisions.text).toContain('README.md');
    for (const format of ['organisation', 'decisions']) expect((await server.ask(`/api/v1/export?format=${format}`)).status).toBe(401);
    await close();
  });

  it('tell a row’s history: who, when, by which command, through what', async () => {
    const { server, ada, close } = await withRooms();
    const added = await server.ask('/api/v1/commands/task.add', post(ada.token, { title: 'Avant', why: 'Pour essayer' }));
    const id = String(added.body.answer?.id);
    await server.ask('/api/v1/commands/task.edit', post(ada.token, { task: id, title: 'Après' }));
    const { body } = await server.ask(`/api/v1/history?table=task&row=${id}`, { token: ada.token });
    expect(body).toMatchObject({
      next: 0,
      changes: [
        { command: 'task.add', author: ada.id, through: 'relais', undo: String(added.body.undo) },
        { command: 'task.edit', author: ada.id, writes: [{ column: 'title', value: 'Après' }] },
      ],
    });
    expect((await server.ask(`/api/v1/history?table=task&row=${id}`)).status).toBe(401);
    expect((await server.ask('/api/v1/history?table=task&row=all', { token: ada.token })).status).toBe(404);
    await close();
  });

  it('read of a removed member’s departure', async () => {
    const { server, ada, close } = await withRooms();
    const bo = await server.invited(ada, 'Bo');
    await server.ask('/api/v1/commands/member.join', post(bo.token, { id: bo.id, name: 'Bo' }));
    await server.ask(`/api/v1/members/${bo.id}`, { method: 'DELETE', token: ada.token });
    const { body } = await server.ask('/api/v1/export', { token: ada.token });
    expect(body.tables?.member).toEqual([expect.objectContaining({ id: bo.id, name: 'Bo', left: expect.anything() })]);
    await close();
  });

  it('[M5] take back what another member did', async () => {
    const { server, ada, close } = await withRooms();
    const bo = await server.invited(ada, 'Bo');
    const added = await server.ask('/api/v1/commands/role.add', post(ada.token, { name: 'Clés' }));
    expect((await server.ask('/api/v1/undo', post(bo.token, { undo: String(added.body.undo) }))).status).toBe(200);
    expect((await server.ask('/api/v1/queries/role.list', post(bo.token, {}))).text).not.toContain('Clés');
    await close();
  });

  it('sign nothing for anybody: the server has nobody’s key', async () => {
    const { server, ada, close } = await withRooms();
    const ask = (name: string, input: unknown) => server.ask(`/api/v1/commands/${name}`, post(ada.token, input));
    const agreement = (await ask('agreement.add', { title: 'Charte', kind: 'charter', start: 'fr' })).body.answer?.id;
    const version = (await ask('agreement.publish', { agreement })).body.answer?.id;
    expect(await ask('agreement.sign', { version })).toMatchObject({ body: { problem: { code: 'signing-elsewhere' } } });
    const { body } = await server.ask('/api/v1/export', { token: ada.token });
    expect(body.tables?.['agreement-version']).toHaveLength(1);
    expect(body.tables?.['agreement-signature']).toEqual([]);
    await close();
  });

  it('[A01] [A34] are for members, each in their own workplace', async () => {
    const { server, close } = await withRooms();
    for (const path of ['/api/v1/export', '/api/v1/commands', '/api/v1/queries/task.list'])
      expect([path, (await server.ask(path)).status]).toEqual([path, 401]);
    await close();
  });

  it('are described in OpenAPI, command by command, with nothing about anybody', async () => {
    const { server, ada, close } = await withRooms();
    const { body, text } = await server.ask('/api/v1/openapi.json');
    for (const name of registry.commands.keys()) expect(body.paths).toHaveProperty([`/api/v1/commands/${name}`, 'post', 'requestBody']);
    expect(body.paths?.['/api/v1/join']?.post?.requestBody).toMatchObject({
      content: { 'application/json': { schema: { required: ['token', 'name', 'device', 'want'] } } },
    });
    expect(text).not.toContain(ada.id);
    await close();
  });
});
