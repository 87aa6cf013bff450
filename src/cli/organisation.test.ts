/** The organisation from the command line: brought in and taken out as files, decided about, and told to people. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atelier, relais, type Terminal } from './testing/people.ts';

let path: string;
let claude: Terminal;
let end: () => Promise<void>;

const PATIENCE = 60_000;
const LONG = { timeout: PATIENCE };

/** What Claude reads, without `--json`. */
const told = async (...args: readonly string[]): Promise<string> =>
  (await relais([...args, '--lang', 'en', '--home', join(path, 'claude')])).out;

beforeAll(async () => {
  ({ path, claude, end } = await atelier());
  await claude('sync');
}, PATIENCE);

afterAll(() => end(), PATIENCE);

test('an organisation comes from a file, goes into one, and reads as Markdown', LONG, async () => {
  const file = join(path, 'organisation.json');
  const circles = [{ id: 'workshop', name: 'Workshop', purpose: 'That machines run.' }];
  const roles = [{ id: 'keys', name: 'Keys', circle: 'workshop', accountabilities: ['Counting them'], holders: [{ name: 'Claude' }] }];
  await writeFile(file, JSON.stringify({ format: 'relais-organisation', version: 1, circles, roles }));
  expect(await told('circle', 'import', file, '--dry-run')).toMatch(/Workshop · new[\s\S]*Keys · new/);
  expect(await claude('role', 'list')).toEqual([]);
  expect(await claude('circle', 'import', file)).toEqual({ circles: 1, roles: 1 });
  expect(await claude('circle', 'import', file)).toEqual({ circles: 0, roles: 0 });

  const out = join(path, 'taken.json');
  await claude('circle', 'export', out);
  expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({ roles: [{ name: 'Keys', holders: [{ name: 'Claude' }] }] });
  const markdown = await told('circle', 'export', '--format', 'markdown');
  expect(markdown).toContain('## Workshop\n\nThat machines run.\n\n**Keys** — Claude\n\n- Counting them');

  await writeFile(file, 'Our circles are three.');
  const refused = await relais(['circle', 'import', file, '--lang', 'en', '--home', join(path, 'claude')]);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('Nothing was changed')]);
});

test('an election goes to its end, the role says by which decision it is held, and the registry is a folder', LONG, async () => {
  const election = ['Who keeps the keys', '--tension', 'Nobody knows.', '--process', 'election', '--role', 'Keys'];
  const { id } = (await claude('proposal', 'add', ...election, '--concerned', 'Claude', '--open')) as { id: string };
  await claude('voice', 'give', id, '--nominee', 'Dominique', '--reason', 'Always early.');
  await claude('proposal', 'advance', id, 'object', '--candidate', 'Dominique');
  await claude('voice', 'give', id, 'consent');
  await claude('decision', 'adopt', id);
  expect(await told('decision', 'about', '--role', 'Keys')).toMatch(/1 +Who keeps the keys +Elected by +Dominique/);
  expect(await told('role', 'show', 'Keys')).toMatch(/Held by\n {2}- Claude\n {2}- Dominique/);

  const said = await told('proposal', 'show', id);
  expect(said).toMatch(/What became of it +Adopted/);
  expect(said).toContain('- Nominations\n    - Claude · I name · Dominique · Always early.');
  expect(said).not.toMatch(/[{}]|\d{4}-\d\d-\d\dT/);

  const folder = join(path, 'decisions');
  await claude('decision', 'export', folder);
  expect((await readdir(folder)).sort()).toEqual(['0001-who-keeps-the-keys.md', 'README.md']);
  expect(await readFile(join(folder, 'README.md'), 'utf8')).toContain('[Who keeps the keys](0001-who-keeps-the-keys.md)');
  expect(await readFile(join(folder, '0001-who-keeps-the-keys.md'), 'utf8')).toContain('Dominique');
});
