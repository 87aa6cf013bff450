/** Runs tests on a copy of the sources with one line of them broken, and says which test fails. */

import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Broken } from './table.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const COPIED = ['src', 'package.json', 'tsconfig.json', 'tsconfig.base.json', 'vitest.config.ts'];

/** ms for tests that no longer end. */
const PATIENCE = 300_000;

/** The title of the first test that fails; undefined when none does. @param tests files or folders */
export async function failingTest({ file, from, to }: Broken, tests: readonly string[]): Promise<string | undefined> {
  const place = await mkdtemp(join(tmpdir(), 'relais-broken-'));
  try {
    for (const name of COPIED) await cp(join(root, name), join(place, name), { recursive: true });
    await symlink(join(root, 'node_modules'), join(place, 'node_modules'));
    const source = await readFile(join(place, file), 'utf8');
    await writeFile(
      join(place, file),
      source.replace(from, () => to),
    );
    return await firstFailure(place, tests);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

async function firstFailure(place: string, tests: readonly string[]): Promise<string | undefined> {
  const report = join(place, 'report.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const words = [vitest, 'run', ...tests, '--bail=1', '--reporter=json', `--outputFile=${report}`];
  const ended = await new Promise<'passed' | 'failed' | 'never'>((resolve) =>
    execFile(process.execPath, words, { cwd: place, timeout: PATIENCE }, (error) =>
      resolve(error === null ? 'passed' : error.killed === true ? 'never' : 'failed'),
    ),
  );
  if (ended === 'passed') return undefined;
  if (ended === 'never') return 'the tests do not end';
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as Report;
  const failed = testResults.flatMap(({ assertionResults }) => assertionResults).find(({ status }) => status === 'failed');
  return failed?.fullName ?? `what no test catches: ${testResults[0]?.message}`;
}
