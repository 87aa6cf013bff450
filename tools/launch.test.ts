/** The launcher and the command, tried in a folder of their own: a small program stands for the real one, a small script for npm. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from './root.ts';

/** Prints how it was called; `serve` waits until it is told to end; `fail` exits with 7. */
const program = `
const say = (what: unknown): void => console.log(JSON.stringify(what));
if (process.argv.includes('fail')) process.exitCode = 7;
if (process.argv.includes('serve')) {
  const waiting = setInterval(() => {}, 1000);
  let times = 0;
  process.on('SIGTERM', () => {
    times += 1;
    setTimeout(() => { say({ ended: times }); clearInterval(waiting); }, 100);
  });
}
say({ args: process.argv.slice(2), folder: process.cwd(), pid: process.pid });
`;

const npmThatWorks = "import { mkdirSync } from 'node:fs';\nconsole.log('npm', ...process.argv.slice(2));\nmkdirSync('node_modules');\n";
const npmWithoutNetwork = "console.error('npm error network');\nprocess.exit(1);\n";

let folder: string;
let started: ChildProcess[];

beforeEach(() => {
  started = [];
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'relais-launch-')));
  for (const path of ['bin', 'tools/launch', 'tools/launch.mjs', 'tools/end-with-parent.mjs', 'package.json', 'package-lock.json']) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  mkdirSync(join(folder, 'src/cli'), { recursive: true });
  writeFileSync(join(folder, 'src/cli/main.ts'), program);
  // Another name for this Node: as it differs from the one running, the launchers hand over to it.
  symlinkSync(process.execPath, join(folder, 'another-node'));
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'node_modules/.relais-install'), 'by the test');
});

afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function start(args: readonly string[], options: { env?: Record<string, string>; cwd?: string } = {}) {
  const { npm_lifecycle_event: _, npm_execpath: __, ...env } = process.env;
  const child = spawn(process.execPath, args, { cwd: options.cwd ?? folder, env: { ...env, RELAIS_SKIP_BUILD: '', ...options.env } });
  started.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => (said.out += data));
  child.stderr.on('data', (data) => (said.err += data));
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, ...said }));
  });
  return { child, said, ended };
}

const handedOver = () => ({ RELAIS_NODE: join(folder, 'another-node') });

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe.each([
  ['in the same process', () => ({})],
  ['under another Node', handedOver],
])('the command, %s', (_, env) => {
  test('passes arguments, folder and exit code on, through a link', async () => {
    const link = join(folder, 'src', 'relais');
    symlinkSync(join(folder, 'bin/relais'), link);
    const { code, out, err } = await start([link, 'task', 'add', 'two words', 'fail'], { env: env(), cwd: join(folder, 'src') }).ended;
    expect({ code, err }).toEqual({ code: 7, err: '' });
    expect(JSON.parse(out)).toMatchObject({ args: ['task', 'add', 'two words', 'fail'], folder: join(folder, 'src') });
  });

  test('ends cleanly on SIGTERM, told once', async () => {
    const { child, said, ended } = start([join(folder, 'bin/relais'), 'serve'], { env: env() });
    await until(() => said.out.includes('\n'));
    child.kill('SIGTERM');
    const { code, out } = await ended;
    expect(code).toBe(0);
    expect(out).toContain('{"ended":1}');
  });
});

describe('the launcher', () => {
  test('leaves no server behind when it is killed outright', async () => {
    const { child, said, ended } = start(['tools/launch.mjs', 'start'], { env: handedOver() });
    await until(() => said.out.includes('\n'));
    const { pid } = JSON.parse(said.out);
    expect(lives(pid)).toBe(true);
    child.kill('SIGKILL');
    await until(() => !lives(pid));
    expect((await ended).out).toContain('{"ended":1}');
  });

  test.each([
    [[], ['serve', '--port', '7420', '--data', 'data']],
    [['--demo'], ['serve', '--port', '7420', '--data', 'data', '--demo']],
    [
      ['--port', '0', '--data=elsewhere'],
      ['serve', '--port', '0', '--data=elsewhere'],
    ],
  ])('start %j serves with %j', async (given, expected) => {
    const { child, said, ended } = start(['tools/launch.mjs', 'start', ...given]);
    await until(() => said.out.includes('\n'));
    expect(JSON.parse(said.out).args).toEqual(expected);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  test('says what it knows when a verb is wrong', async () => {
    const { code, err } = await start(['tools/launch.mjs', 'strat']).ended;
    expect(code).toBe(1);
    expect(err).toContain('start, test, verify, run');
  });
});

describe('packages', () => {
  const npm = (text: string) => {
    mkdirSync(join(folder, 'npm'), { recursive: true });
    writeFileSync(join(folder, 'npm/npm-cli.mjs'), text);
    writeFileSync(join(folder, 'npm/npm-cli.js'), "import './npm-cli.mjs';");
    return { npm_execpath: join(folder, 'npm/npm-cli.js'), npm_node_execpath: process.execPath };
  };

  test('are installed when they are missing, without a word on stdout', async () => {
    rmSync(join(folder, 'node_modules'), { recursive: true });
    const { code, out, err } = await start(['bin/relais', 'task', 'list', '--json'], { env: npm(npmThatWorks) }).ended;
    expect(code).toBe(0);
    expect(JSON.parse(out).args).toEqual(['task', 'list', '--json']);
    expect(err).toContain('npm ci --include=dev --include=optional');
    expect(readFileSync(join(folder, 'node_modules/.relais-install'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
  });

  test('are installed once when two commands start together', async () => {
    rmSync(join(folder, 'node_modules'), { recursive: true });
    const env = npm(npmThatWorks);
    const both = await Promise.all([start(['bin/relais', 'one'], { env }).ended, start(['bin/relais', 'two'], { env }).ended]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.filter(({ err }) => err.includes('npm ci'))).toHaveLength(1);
  });

  test('are left alone when only the date of the lock file changed', async () => {
    const env = npm(npmThatWorks);
    rmSync(join(folder, 'node_modules'), { recursive: true });
    await start(['bin/relais', 'first'], { env }).ended;
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(folder, 'package-lock.json'), later, later);
    expect((await start(['bin/relais', 'second'], { env }).ended).err).toBe('');
  });

  test('that cannot be had are said plainly, and nothing is run', async () => {
    rmSync(join(folder, 'node_modules'), { recursive: true });
    const { code, out, err } = await start(['tools/launch.mjs', 'start'], { env: npm(npmWithoutNetwork) }).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('Check that npm is there');
    expect(existsSync(join(folder, '.cache/install.lock'))).toBe(false);
  });
});
