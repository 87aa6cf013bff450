/** Agreements from the command line: signed on one's own device, checked anywhere. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atelier, relais, type Terminal, terminal } from './testing/people.ts';

let path: string;
let claude: Terminal;
let dominique: Terminal;
let end: () => Promise<void>;

const PATIENCE = 60_000;
const LONG = { timeout: PATIENCE };

interface Checked {
  readonly wholeness: string;
  readonly signatures: readonly { readonly name: string; readonly verdict: string; readonly fingerprint: string | null }[];
}

beforeAll(async () => {
  ({ path, claude, dominique, end } = await atelier());
  await claude('agreement', 'add', 'Charte', '--kind', 'charter', '--start', 'fr');
  const version = (await claude('agreement', 'publish', 'Charte')) as { id: string };
  await claude('agreement', 'sign', version.id);
  await claude('sync');
  await dominique('sync');
  await dominique('agreement', 'sign', version.id);
  await dominique('sync');
  await claude('sync');
}, PATIENCE);

afterAll(() => end(), PATIENCE);

test('[G6] each signature is checked with the key that its member’s device has', LONG, async () => {
  const [checked] = (await claude('agreement', 'verify', 'Charte')) as [Checked];
  expect(checked).toMatchObject({
    wholeness: 'whole',
    signatures: [
      { name: 'Claude', verdict: 'right' },
      { name: 'Dominique', verdict: 'right' },
    ],
  });
  expect(new Set(checked.signatures.map(({ fingerprint }) => fingerprint)).size).toBe(2);
});

test('[G6] an export is checked without any workplace, and a letter changed in it is found', LONG, async () => {
  const [file, forged] = ['export.json', 'forged.json'].map((name) => join(path, name)) as [string, string];
  await claude('export', '--format', 'json', file);
  const nowhere = terminal(join(path, 'nobody'));
  expect(await nowhere('agreement', 'verify', '--file', file)).toMatchObject([
    { wholeness: 'whole', signatures: [{ verdict: 'right' }, { verdict: 'right' }] },
  ]);
  const text = await readFile(file, 'utf8');
  await writeFile(forged, text.replaceAll('consentement', 'vote'));
  const said = await relais(['agreement', 'verify', '--file', forged, '--json']);
  expect(said.code).toBe(1);
  expect(said.out).toContain('"wholeness":"altered"');
  expect(said.out).not.toContain('"verdict":"right"');
});

test('a version is taken out as Markdown, with who signed it', LONG, async () => {
  const file = join(path, 'charte.md');
  await claude('agreement', 'export', 'Charte', file);
  const text = await readFile(file, 'utf8');
  expect(text).toContain('# Charte');
  expect(text).toContain('## Comment nous décidons');
  expect(text).toMatch(/## Signatures\n\n- Claude — .*\n- Dominique — /);
});
