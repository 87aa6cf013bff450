import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { base64url } from '../../kernel/ids.ts';
import { sha256 } from '../../kernel/sha256.ts';
import { openSqlite } from '../../storage/node.ts';
import { listWorkplaces } from '../accounts/workplaces.ts';
import { openCopies } from '../copy/copies.ts';
import { defaultFileLimits, type FileRoom, openFiles } from '../files/files.ts';
import type { Shell } from '../http/shell.ts';
import { openSync } from '../sync/index.ts';
import { type TestPerson, type TestServer, testServer } from '../testing/server.ts';
import { expungeRoutes } from './expunge.ts';
import { historyRoutes } from './history.ts';
import { roomRoutes } from './routes.ts';

// Long and without pattern: a compressor leaves it as it is.
const SECRET = 'qJ7vX2mPz9RkLw4Tn8YbGd3HsFc6';

let folder: string;
let server: TestServer;
let files: FileRoom;
let ada: TestPerson;
let bo: TestPerson;
const closing: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relais-expunge-'));
  files = openFiles(join(folder, 'files'), defaultFileLimits);
  const store = await openSqlite(join(folder, 'relais.sqlite'));
  const routes = (shell: Shell) => {
    const sync = openSync(shell);
    const copies = openCopies({ accounts: shell.accounts, hub: sync.hub, log: shell.log, zone: 'Europe/Paris' });
    closing.push(
      () => copies.close(),
      () => sync.close(),
      () => store.close(),
    );
    return [...historyRoutes(sync.hub), ...expungeRoutes({ copies, hub: sync.hub, files }), ...roomRoutes(copies, 'test', [])];
  };
  server = await testServer({ store, routes });
  server.now = Date.now();
  ada = await server.founder();
  bo = await server.invited(ada, 'Bo');
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await rm(folder, { recursive: true });
});

const post = (token: string, body: unknown) => ({ method: 'POST', token, body });
const run = (who: TestPerson, name: string, body: unknown) => server.ask(`/api/v1/commands/${name}`, post(who.token, body));
const task = async (who: TestPerson, title: string, why = 'because') =>
  String((await run(who, 'task.add', { title, why })).body.answer?.id);

/** The files of the folder that hold the text. */
async function holding(text: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of names) {
    if (entry.isFile() && (await readFile(join(entry.parentPath, entry.name))).includes(text)) found.push(entry.name);
  }
  return found;
}

describe('[X3] expunging over HTTP', () => {
  it('takes a task, its parts, its attachments and every byte of it from the disk', async () => {
    const id = await task(ada, `gate ${SECRET}`, `the code is ${SECRET}`);
    await run(bo, 'comment.add', { task: id, body: `I noted ${SECRET}` });
    const bytes = new TextEncoder().encode(SECRET);
    const hash = base64url(sha256(bytes));
    await files
      .of(String((await listWorkplaces(server.accounts))[0]?.id))
      .write({ scope: 'shared', hash, size: bytes.length, offset: 0, bytes });
    await run(ada, 'attachment.add', { task: id, file: 'code.txt', size: bytes.length, type: 'text/plain', hash });
    const kept = await task(ada, 'something else');
    expect(await holding(SECRET)).not.toEqual([]);
    const done = await server.ask(`/api/v1/expunge/task/${id}`, post(ada.token, {}));
    expect(done).toMatchObject({ status: 200, body: { files: 1 } });
    const exported = await server.ask('/api/v1/export', { token: ada.token });
    expect(exported.text).not.toContain(SECRET);
    expect(exported.text).toContain(kept);
    expect((await server.ask(`/api/v1/history?table=task&row=${id}`, { token: ada.token })).text).not.toContain(SECRET);
    // The server's own copy lets go of it as any device does; closing waits for that.
    for (const close of closing.splice(0)) await close();
    expect(await holding(SECRET)).toEqual([]);
  });

  it('takes one cell with its history, and leaves the row', async () => {
    const id = await task(ada, 'gate', SECRET);
    await run(ada, 'task.edit', { task: id, why: `${SECRET} was wrong` });
    expect((await server.ask(`/api/v1/expunge/task/${id}?column=why`, post(ada.token, {}))).status).toBe(200);
    const exported = await server.ask('/api/v1/export', { token: ada.token });
    expect(exported.text).not.toContain(SECRET);
    expect(exported.text).toContain('gate');
    expect((await run(ada, 'task.edit', { task: id, why: 'a new reason' })).status).toBe(200);
  });

  it('[A09] is a steward’s, or of who alone wrote all that goes', async () => {
    const own = await task(bo, 'mine alone');
    const touched = await task(bo, 'mine, and said to');
    await run(ada, 'comment.add', { task: touched, body: 'why?' });
    const ask = (who: TestPerson, row: string) => server.ask(`/api/v1/expunge/task/${row}`, post(who.token, {}));
    expect(await ask(bo, touched)).toMatchObject({ status: 403, body: { problem: { code: 'auth.refused' } } });
    expect((await ask(bo, own)).status).toBe(200);
    expect((await ask(ada, touched)).status).toBe(200);
    expect((await ask(ada, 'AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404);
  });
});
