import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { privateScope } from '../replica/change.ts';
import { memoryStore } from '../storage/node.ts';
import { newWorkplaceLink } from './testing/conversation.ts';
import { call, enter, invite, startHere } from './testing/people.ts';

/** What stays within one’s own walls, with real devices of real members and the whole server. */

const SECRET = 'Ce que je pense du projet';

describe('what is private to a member', () => {
  it('[A05] is in nothing that another member’s device, the history, the queries or the export ever say', async () => {
    const { url, setup } = await startHere(memoryStore());
    const ada = await enter(url, setup ?? '', 'Ada', 'websocket');
    const bo = await enter(url, await invite(url, ada.token), 'Bo', 'websocket');
    const row = newId({ bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) });
    const write = { table: 'note', row, column: 'title', rule: 'last', value: SECRET } as const;
    ada.device.commit(privateScope(ada.member), 'note.add', [write]);
    await ada.add('Pour tous');
    expect(await ada.line.synced()).toBe(true);
    await bo.sees('Pour tous');
    const heard = [
      JSON.stringify(await bo.device.history('note', row)),
      JSON.stringify(await call(url, `/api/v1/history?table=note&row=${row}`, undefined, bo.token, 'GET')),
      JSON.stringify(await call(url, '/api/v1/export', undefined, bo.token, 'GET')),
      JSON.stringify(await call(url, '/api/v1/queries/task.list', {}, bo.token)),
    ];
    for (const text of heard) expect(text).not.toContain(row);
    expect(heard.join(' ')).not.toContain(SECRET);
    const other = await enter(url, await invite(url, ada.token), 'Cy', 'poll');
    await other.sees('Pour tous');
    expect(other.device.scopes).toEqual(['shared', privateScope(other.member)]);
  });

  it('[A04] cannot be taken out of the trash, changed or undone by the name of its row or change', async () => {
    const { url, setup } = await startHere(memoryStore());
    const ada = await enter(url, setup ?? '', 'Ada', 'websocket');
    const bo = await enter(url, await invite(url, ada.token), 'Bo', 'websocket');
    const row = newId({ bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) });
    const draft = [
      { table: 'task', row, column: 'title', rule: 'last', value: SECRET },
      { table: 'task', row, column: 'deleted', rule: 'last', value: Date.now() },
    ] as const;
    const { device, seq } = ada.device.commit(privateScope(ada.member), 'task.remove', draft);
    expect(await ada.line.synced()).toBe(true);
    for (const [name, args] of [
      ['task.restore', { task: row }],
      ['task.restore-many', { tasks: [row] }],
      ['task.edit', { task: row, title: 'à moi' }],
    ] as const) {
      const answer = await call(url, `/api/v1/commands/${name}`, args, bo.token);
      expect([name, answer.problem?.code]).toEqual([name, 'row-unknown']);
      expect((await bo.workplace.run(name, args)).ok).toBe(false);
    }
    const undone = await call(url, '/api/v1/undo', { undo: `${device}.${seq}` }, bo.token);
    expect(undone.problem.code).toBe('undo-unknown');
  });
});

describe('two workplaces on one server', () => {
  it('[A11] [A04] nothing moves from one into the other: no row, no place to move it to, no gesture to take back', async () => {
    const store = memoryStore();
    const { url, setup } = await startHere(store);
    const ada = await enter(url, setup ?? '', 'Ada', 'websocket');
    const mal = await enter(url, await newWorkplaceLink(store, url), 'Mal', 'websocket');
    const added = await call(url, '/api/v1/commands/task.add', { title: 'À nous', why: 'Pour essayer' }, ada.token);
    const list = await call(url, '/api/v1/commands/list.add', { name: 'Liste d’Ada' }, ada.token);
    const own = await call(url, '/api/v1/commands/task.add', { title: 'À Mal', why: 'Pour essayer' }, mal.token);
    const tries = [
      ['commands/task.edit', { task: added.answer.id, title: 'pris' }, 'row-unknown'],
      ['commands/task.remove', { task: added.answer.id }, 'row-unknown'],
      ['commands/task.restore', { task: added.answer.id }, 'row-unknown'],
      ['commands/task.edit', { task: own.answer.id, list: list.answer.id }, 'row-unknown'],
      ['commands/link.add', { task: own.answer.id, other: added.answer.id }, 'row-unknown'],
      ['undo', { undo: added.undo }, 'undo-unknown'],
    ] as const;
    for (const [path, body, code] of tries) {
      const answer = await call(url, `/api/v1/${path}`, body, mal.token);
      expect([path, answer.problem?.code]).toEqual([path, code]);
    }
    expect(JSON.stringify(await call(url, '/api/v1/queries/task.list', {}, mal.token))).not.toContain('À nous');
    expect(JSON.stringify(await call(url, '/api/v1/queries/task.list', {}, ada.token))).toContain('À nous');
  });
});

describe('the server itself', () => {
  it('[A19] calls nobody, whatever addresses people write into it', async () => {
    const visits: string[] = [];
    const canary = createServer((socket) => {
      visits.push('visited');
      socket.destroy();
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    const address = canary.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const lures = [`http://127.0.0.1:${port}/x`, `http://127.0.0.1.nip.io:${port}/`, `http://[::ffff:127.0.0.1]:${port}/`];
    const { url, setup } = await startHere(memoryStore());
    const ada = await enter(url, setup ?? '', 'Ada', 'poll');
    for (const lure of lures) {
      const added = await ada.workplace.run('task.add', { title: lure, why: `![](${lure}) [a](${lure})`, details: lure });
      const task = added.ok ? (added.value.answer as { id: string }).id : '';
      expect(added.ok).toBe(true);
      await ada.workplace.run('comment.add', { task, body: lure });
      await ada.workplace.run('attachment.add', { task, file: lure, size: 1, type: 'text/html', hash: 'a'.repeat(43) });
    }
    expect(await ada.line.synced()).toBe(true);
    for (const path of ['/healthz', '/api/v1/export', '/api/v1/openapi.json'])
      await fetch(url + path, {
        headers: { 'x-forwarded-host': `127.0.0.1:${port}`, authorization: `Bearer ${ada.token}`, referer: lures[0] ?? '' },
      });
    expect(visits).toEqual([]);
    await expect(fetch(lures[0] ?? '')).rejects.toThrow();
    expect(visits).toEqual(['visited']);
    await new Promise((resolve) => canary.close(resolve));
  });

  it('[A19] has no code that could but one guarded door, and no client of any other protocol but the database’s own', async () => {
    const here = fileURLToPath(new URL('.', import.meta.url));
    const files = (await readdir(here, { recursive: true })).filter((file) => file.endsWith('.ts') && !/test|^outbound\b/.test(file));
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const text = await readFile(join(here, file), 'utf8');
      const client =
        /(?<![.\w])fetch\(|new WebSocket\(|\b(?:https?|net|tls)\.(?:get|request|connect)\(|\{[^}]*\b(?:get|request|connect)\b[^}]*\} from 'node:(?:https?|net|tls)'|from 'node:(?:dns|http2|dgram|child_process)/;
      expect([file, client.exec(text)?.[0]]).toEqual([file, undefined]);
    }
  });
});

describe('a new password', () => {
  it('[F26] ends the sessions of a device that is off-line, and what waits there is shared after signing in again', async () => {
    const { url, setup } = await startHere(memoryStore());
    const ada = await enter(url, setup ?? '', 'Ada', 'websocket');
    const bo = await enter(url, await invite(url, ada.token), 'Bo', 'websocket', 'sept lézards verts');
    await bo.add('Avant');
    expect(await bo.line.synced()).toBe(true);
    bo.line.stop();
    await bo.add('Écrit pendant ce temps');
    const made = await call(url, '/api/v1/resets', { member: bo.member }, ada.token);
    const credential = { kind: 'password', password: 'huit tortues rouges' };
    const token = String(made.link).split('#')[1];
    expect((await call(url, '/api/v1/reset', { token, credential, want: 'token' })).token).toBeTypeOf('string');
    const reached = bo.nextDial();
    bo.line.start();
    expect(await reached).toBe(false);
    expect(bo.device.status.waiting).toBe(1);
    const proof = { kind: 'password', name: 'Bo', password: 'huit tortues rouges' };
    const signed = await call(url, '/api/v1/sign-in', { proof, device: bo.claim, want: 'token' });
    bo.peer.token = String(signed.token);
    bo.line.wake();
    expect(await bo.line.synced()).toBe(true);
    await ada.sees('Écrit pendant ce temps');
  });
});

describe('text that two people edit', () => {
  it('[F19] is there once, however often the server restarts and devices come back', async () => {
    const store = memoryStore();
    const kept = { ...store, close: () => Promise.resolve() };
    let { url, setup, close } = await startHere(kept);
    const ada = await enter(url, setup ?? '', 'Ada', 'websocket');
    const bo = await enter(url, await invite(url, ada.token), 'Bo', 'stream');
    const added = await ada.workplace.run('task.add', { title: 'Avec texte', why: 'Pour essayer', details: 'Un.' });
    const task = added.ok ? (added.value.answer as { id: string }).id : '';
    const details = async (who: typeof ada): Promise<unknown> => {
      const shown = await who.workplace.ask('task.show', { task });
      return shown.ok ? (shown.value as { details: unknown }).details : shown.problem;
    };
    for (const text of ['Un. Deux.', 'Un. Deux. Trois.']) {
      expect(await ada.line.synced()).toBe(true);
      await close();
      ({ url, close } = await startHere(kept));
      for (const who of [ada, bo]) {
        who.peer.url = url;
        who.line.wake();
      }
      expect((await ada.workplace.run('task.edit', { task, details: text })).ok).toBe(true);
      expect(await ada.line.synced()).toBe(true);
      await bo.sees('Avec texte');
      bo.line.stop();
      bo.line.start();
      expect(await bo.line.synced()).toBe(true);
      expect([await details(ada), await details(bo)]).toEqual([text, text]);
    }
  });
});
