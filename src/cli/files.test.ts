import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromUtf8 } from '../kernel/bytes.ts';
import { openSqlite } from '../storage/node.ts';
import { atelier, relais } from './testing/people.ts';

let place: Awaited<ReturnType<typeof atelier>>;
const main = fileURLToPath(new URL('main.ts', import.meta.url));
const PATIENCE = 120_000;

beforeAll(async () => {
  place = await atelier();
}, PATIENCE);
afterAll(() => place.end(), PATIENCE);

interface Shown {
  readonly attachments: readonly { readonly name: string; readonly size: number; readonly hash: string }[];
}

test('a member comes back in another folder by a password, where the files of others show', { timeout: PATIENCE }, async () => {
  const { path, server, claude } = place;
  const file = join(path, 'plan.txt');
  await writeFile(file, 'the plan of the room');
  await claude('task', 'add', 'Repair seat 12', '--why', 'Twelve pupils share eleven computers');
  await claude('attach', 'Repair', file);
  await claude('sync');
  const secret = 'four words of Claude';
  const set = await relais(['password', '--home', join(path, 'claude')], {}, `${secret}\n`);
  const home = ['--home', join(path, 'again')];
  const wrong = await relais(['sign-in', server.url, '--name', 'Claude', ...home], {}, 'another four words\n');
  const right = await relais(['sign-in', server.url, '--name', 'Claude', ...home], {}, `${secret}\n`);
  expect([set.code, wrong.code, right.code]).toEqual([0, 1, 0]);
  const shown = (await relais(['task', 'show', 'Repair', '--json', ...home])).json as Shown;
  expect(shown.attachments).toMatchObject([{ name: 'plan.txt', size: 20 }]);
  expect((await relais(['member', 'list', '--json', ...home])).json).toHaveLength(2);
});

test('where a session has ended, what waits in the folder is shared after its owner signed in again, and nobody else can', {
  timeout: PATIENCE,
}, async () => {
  const { path, server, dominique } = place;
  const home = ['--lang', 'en', '--home', join(path, 'again')];
  const signIn = (name: string, secret: string) => relais(['sign-in', server.url, '--name', name, ...home], {}, `${secret}\n`);
  const store = await openSqlite(join(path, 'again', 'device.sqlite'));
  const { token } = JSON.parse(fromUtf8((await store.get('account', 'account')) ?? new Uint8Array(0))) as { token: string };
  await store.close();
  await fetch(`${server.url}/api/v1/sign-out`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  await relais(['task', 'add', 'Written after the end', '--why', 'Nobody noticed', ...home]);
  const ended = await relais(['sync', '--patience', '20', ...home]);
  expect([ended.code, ended.err]).toEqual([1, expect.stringContaining('sign in and try again')]);
  await relais(['password', '--home', join(path, 'dominique')], {}, 'four words of Dominique\n');
  const another = await signIn('Dominique', 'four words of Dominique');
  expect([another.code, another.err]).toEqual([1, expect.stringMatching(/belongs|somebody else/)]);
  expect((await signIn('Claude', 'four words of Claude')).code).toBe(0);
  expect((await relais(['sync', ...home])).code).toBe(0);
  await dominique('sync');
  expect(JSON.stringify(await dominique('task', 'list'))).toContain('Written after the end');
});

test('[F16] what was done is saved also where nobody reads the answer to its end', { timeout: PATIENCE }, async () => {
  const home = join(place.path, 'claude');
  const child = execFile(process.execPath, [main, 'task', 'add', 'Piped away', '--why', 'Only its first line was wanted', '--home', home]);
  child.stdout?.destroy();
  await once(child, 'exit');
  expect((await relais(['task', 'list', '--text', 'Piped', '--json', '--home', home])).json).toHaveLength(1);
});

test('files inside an import come along, or are told to be left out', { timeout: PATIENCE }, async () => {
  const { path, server, claude, dominique } = place;
  const archive = (title: string) => {
    const attachments = [{ id: 1, file: { id: 1, name: 'chair.jpg', size: 5 } }];
    return zipSync({
      'data.json': strToU8(JSON.stringify([{ id: 1, title, tasks: [{ id: 1, title, attachments }] }])),
      'files/1': strToU8('chair'),
    });
  };
  const [first, second] = [join(path, 'first.zip'), join(path, 'second.zip')];
  await writeFile(first, archive('With its file'));
  await writeFile(second, archive('Without its file'));
  expect(await claude('import', first, '--from', 'vikunja')).toMatchObject({ made: 1, notes: [] });
  expect(((await claude('task', 'show', 'With')) as Shown).attachments).toMatchObject([{ name: 'chair.jpg', size: 5 }]);
  await server.end('SIGTERM');
  const told = { made: 1, notes: [{ code: 'import.file-unsent', params: { name: 'chair.jpg' } }] };
  expect(await dominique('import', second, '--from', 'vikunja')).toMatchObject(told);
});
