import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atelier, relais, type Serving, serve, type Terminal } from './testing/people.ts';

let path: string;
let claude: Terminal;
let dominique: Terminal;
let server: Serving;
let end: () => Promise<void>;

const PATIENCE = 60_000;

beforeAll(async () => {
  ({ path, server, claude, dominique, end } = await atelier());
}, PATIENCE);

afterAll(async () => {
  await server.end('SIGTERM');
  await end();
}, PATIENCE);

test('two people hand a task over, each working alone in between', { timeout: PATIENCE }, async () => {
  const task = (await claude(
    'task',
    'add',
    'Repair seat 12',
    '--why',
    'Twelve pupils share eleven computers',
    '--next-step',
    'Order a fan',
  )) as { id: string };
  await claude('sync');
  await dominique('sync');
  const [seen] = (await dominique('task', 'list')) as { id: string; title: string; why: string }[];
  expect(seen).toMatchObject({ id: task.id, title: 'Repair seat 12', why: 'Twelve pupils share eleven computers' });
  await claude('task', 'take', task.id);
  await claude('task', 'hand-over', task.id, '--to', 'Dominique', '--next-step', 'Fit the fan', '--traps', 'The screws are long');
  await dominique('task', 'edit', task.id, '--due', '2027-01-15');
  for (const each of [claude, dominique, claude]) await each('sync');
  const [offer] = (await dominique('hand-over', 'list')) as { id: string }[];
  expect(offer?.id).toBeTypeOf('string');
  await dominique('task', 'accept', task.id);
  await dominique('sync');
  await claude('sync');
  const both = [await claude('task', 'show', task.id), await dominique('task', 'show', task.id)] as { due: string }[];
  expect(both[0]).toEqual(both[1]);
  expect(both[0]).toMatchObject({ due: '2027-01-15', holders: [expect.objectContaining({ name: 'Dominique' })] });
});

test('an export holds every table, and rows by their ids', { timeout: PATIENCE }, async () => {
  const exported = (await claude('export', '--format', 'json')) as { format: string; tables: Record<string, { id: string }[]> };
  expect(exported.format).toBe('relais-export/1');
  expect(exported.tables.task?.length).toBeGreaterThan(0);
  expect(exported.tables.member?.map((row) => row)).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'Claude' })]));
  const file = join(path, 'out.json');
  await claude('export', '--format', 'json', file);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ tables: exported.tables });
});

test('every command and query is listed with its JSON Schema, and can be carried out by name', { timeout: PATIENCE }, async () => {
  const commands = (await claude('commands')) as { name: string; input: { type: string } }[];
  const queries = (await claude('queries')) as { name: string }[];
  expect(commands.find(({ name }) => name === 'task.add')?.input.type).toBe('object');
  expect(queries.map(({ name }) => name)).toContain('task.list');
  const made = (await claude('run', 'task.add', '--args', JSON.stringify({ title: 'By name', why: 'A program asked' }))) as { id: string };
  expect(await claude('ask', 'task.show', '--args', JSON.stringify({ task: made.id }))).toMatchObject({ title: 'By name' });
});

test('a task without a why is refused, with words in the language asked for, and nothing is written', { timeout: PATIENCE }, async () => {
  const home = ['--home', join(path, 'claude')];
  const before = await claude('task', 'list');
  const said = await relais(['task', 'add', 'No reason', '--lang', 'fr', ...home]);
  expect([said.code, said.err]).toEqual([1, expect.stringContaining('pourquoi')]);
  expect(await claude('task', 'list')).toEqual(before);
});

test('the home may be named before or after the verb, or by the environment', { timeout: PATIENCE }, async () => {
  const home = join(path, 'claude');
  const said = await Promise.all([
    relais(['--home', home, 'task', 'list', '--json']),
    relais(['task', 'list', '--json', '--home', home]),
    relais(['task', 'list', '--json'], { RELAIS_HOME: home }),
  ]);
  expect(said.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(said[0]?.json).toEqual(said[2]?.json);
});

test('a room or a noun alone tells what can be said after it', { timeout: PATIENCE }, async () => {
  const [room, noun] = await Promise.all([relais(['organisation']), relais(['hand-over'])]);
  expect([room.code, noun.code]).toEqual([0, 0]);
  expect(room.out).toContain('role take');
  expect(noun.out).toContain('hand-over list');
  expect(noun.out).not.toContain('task list');
});

test('mistyped verbs, flags, links and folders are told, and change nothing', { timeout: PATIENCE }, async () => {
  const said = await Promise.all([
    relais(['tsk', 'list']),
    relais(['task', 'list', '--colour', 'red', '--lang=en']),
    relais(['join', 'http://127.0.0.1:1/join', '--name', 'X', '--home', join(path, 'nowhere')]),
    relais(['task', 'list', '--home', join(path, 'nobody')]),
    relais(['join', `${server.url}/join#wrong`, '--name', 'X', '--home', join(path, 'wrong')]),
  ]);
  expect(said.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1]);
  expect(said[0]?.err).toContain('Did you mean “task list”?');
  expect((await relais(['xylophone'])).err).not.toContain('Did you mean');
  for (const { err } of said) expect(err).toMatch(/^relais: .{20,}/);
});

test('a folder in which joining failed takes the right link afterwards, and no second one', { timeout: PATIENCE }, async () => {
  const home = ['--name', 'Camille', '--home', join(path, 'camille')];
  const { link } = (await claude('invite', 'create')) as { link: string };
  const wrong = await relais(['join', `${server.url}/join#wrong`, ...home]);
  const right = await relais(['join', link, ...home]);
  const again = await relais(['join', link, ...home]);
  expect([wrong.code, right.code, again.code]).toEqual([1, 0, 1]);
  expect(again.err).toContain('already belongs');
});

test('[F24] [S2] what sync called durable survives a server killed at once; SIGTERM ends it cleanly', { timeout: PATIENCE }, async () => {
  const port = Number(new URL(server.url).port);
  await claude('task', 'add', 'Written before the kill', '--why', 'It was acknowledged');
  await claude('sync');
  await server.end('SIGKILL');
  await claude('task', 'add', 'Written without a server', '--why', 'Work goes on');
  const refused = await relais(['sync', '--patience', '2', '--home', join(path, 'claude')]);
  expect(refused.code).toBe(1);
  server = await serve(join(path, 'data'), port);
  await claude('sync');
  await dominique('sync');
  const titles = ((await dominique('task', 'list')) as { title: string }[]).map(({ title }) => title);
  expect(titles).toEqual(expect.arrayContaining(['Written before the kill', 'Written without a server']));
  expect(await server.end('SIGTERM')).toBe(0);
  server = await serve(join(path, 'data'), port);
});
