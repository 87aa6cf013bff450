/** One's own days from the command line: said, agreed, counted, and written as the file for payroll. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atelier, relais, type Terminal } from './testing/people.ts';

let path: string;
let claude: Terminal;
let end: () => Promise<void>;

const PATIENCE = 60_000;

beforeAll(async () => {
  ({ path, claude, end } = await atelier());
}, PATIENCE);

afterAll(() => end(), PATIENCE);

test('a month at home is a file in the reader’s language, and nobody else’s can be asked for', { timeout: PATIENCE }, async () => {
  await claude('arrangement', 'state', 'regular', '2', '--from', '2026-03-02', '--scheme', 'flat');
  await claude('presence', 'declare', '2026-03-03', '2026-03-04', '--where', 'home');
  expect(await claude('my-days', 'plan', '2026-03-04')).toMatchObject({ week: { days: 2, of: 2, balance: 'even' } });
  const file = join(path, 'teletravail.csv');
  await relais(['my-days', 'csv', '2026-03-01', file, '--lang', 'fr', '--home', join(path, 'claude')]);
  const lines = (await readFile(file, 'utf8')).trim().split('\r\n');
  expect(lines[3]).toBe('"2026-03-03";"Claude";"domicile";"domicile";"1";""');
  expect(lines.at(-1)).toBe('"Total 2026-03";"Claude";"";"";"2";"5,40"');
  const refused = await relais(['my-days', 'month', '--member', 'Claude', '--lang', 'en', '--home', join(path, 'claude')]);
  expect(refused.code).not.toBe(0);
});

test('what is said more finely than the others are told stays in this folder, says so, and counts', { timeout: PATIENCE }, async () => {
  const home = ['--lang', 'en', '--home', join(path, 'claude')];
  await claude('presence', 'share', 'reach');
  const said = await relais(['presence', 'declare', '2026-05-04', '2026-05-05', '--where', 'home', ...home]);
  expect(said.err).toContain('The others are told less');
  expect(await claude('presence', 'declared', '--from', '2026-05-01')).toMatchObject({ spans: [{ from: '2026-05-04', where: null }] });
  expect(await claude('my-days', 'plan', '2026-05-05')).toMatchObject({ week: { days: 2, balance: 'even' } });
  const off = await relais(['presence', 'declare', '2026-05-06', '--reach', 'off', ...home]);
  expect(off.err).not.toContain('The others');
});
