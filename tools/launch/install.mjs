/** Installs the dependencies when they are missing or `package-lock.json` changed since they were installed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { alone } from './alone.mjs';
import { at, root } from './root.mjs';
import { giveUp, say } from './say.mjs';

const lockFile = at('package-lock.json');
/** Lives inside node_modules, so that it goes when they go. Holds the hash of the lock file they were made from. */
const stamp = at('node_modules', '.relais-install');

/** Installs if needed. `bin/relais` repeats the quick half of this test to stay fast. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await alone('install', () => {
    if (!isInstalled()) install();
  });
}

function isInstalled() {
  if (!existsSync(stamp)) return false;
  if (statSync(stamp).mtimeMs >= statSync(lockFile).mtimeMs) return true;
  if (readFileSync(stamp, 'utf8') !== lockHash()) return false;
  const now = new Date();
  utimesSync(stamp, now, now);
  return true;
}

const lockHash = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex');

function install() {
  say(
    existsSync(at('node_modules')) ? 'the lock file changed, installing again (a minute or so)' : 'first run, installing (a minute or so)',
  );
  freeTheRunningNode();
  const hash = lockHash();
  const { command, first, shell } = npm();
  const outcome = spawnSync(
    command,
    [...first, 'ci', '--include=dev', '--include=optional', '--loglevel=error', '--no-fund', '--no-audit'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell,
    },
  );
  if (outcome.status !== 0) {
    const why = outcome.error ? outcome.error.message : `npm ci ended with ${outcome.signal ?? `code ${outcome.status}`}`;
    giveUp(
      `the dependencies could not be installed: ${why}. Your data and the source were not touched.`,
      'Check that npm is there (npm --version) and that it reaches its registry (npm ping), then run the same command again.',
    );
  }
  writeFileSync(stamp, hash);
}

/** npm as it was started, else the one on the PATH. */
function npm() {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.c?js$/.test(script)) {
    return { command: process.env.npm_node_execpath ?? process.execPath, first: [script], shell: false };
  }
  return { command: 'npm', first: [], shell: process.platform === 'win32' };
}

/** Windows refuses to delete a running program but lets it be moved: npm must be able to replace the pinned Node we may run on. */
function freeTheRunningNode() {
  if (process.platform !== 'win32' || !process.execPath.startsWith(at('node_modules'))) return;
  mkdirSync(at('.cache'), { recursive: true });
  renameSync(process.execPath, at('.cache', `node-${process.pid}.exe`));
}
