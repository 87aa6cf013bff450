/** Runs tests on a copy of the sources with one line of them broken, and says which test fails. */

import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Tested } from './tested.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const COPIED = ['src', 'package.json', 'tsconfig.json', 'tsconfig.base.json', 'vitest.config.ts'];

/** The title of the first test that fails; undefined when none does. */
export async function failingTest({ file, from, to, test }: Tested): Promise<string | undefined> {
  const place = await mkdtemp(join(tmpdir(), 'relais-broken-'));
  try {
    for (const name of COPIED) await cp(join(root, name), join(place, name), { recursive: true });
    await symlink(join(root, 'node_modules'), join(place, 'node_modules'));
    const source = await readFile(join(place, file), 'utf8');
    await writeFile(
      join(place, file),
      source.replace(from, () => to),
    );
    return await firstFailure(place, test);
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

async function firstFailure(place: string, test: string): Promise<string | undefined> {
  const report = join(place, 'report.json');
  const words = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', test, '--reporter=json', `--outputFile=${report}`];
  const passed = await new Promise<boolean>((resolve) =>
    execFile(process.execPath, words, { cwd: place }, (error) => resolve(error === null)),
  );
  if (passed) return undefined;
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as Report;
  const failed = testResults.flatMap(({ assertionResults }) => assertionResults).find(({ status }) => status === 'failed');
  if (failed === undefined) throw new Error(`${test} did not run: ${testResults[0]?.message}`);
  return failed.fullName;
}
