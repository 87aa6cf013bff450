/** Installs the dependencies when they are missing or `package-lock.json` changed since they were installed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { alone } from './alone.mjs';
import { at } from './root.mjs';
import { giveUp, say } from './say.mjs';

/** Installs if needed, the project itself or a folder of it that has packages of its own. `bin/relais` repeats the quick half of the test. */
export async function ensureInstalled(folder = '.') {
  const place = placeOf(folder);
  if (isInstalled(place)) return;
  await alone('install', () => {
    if (!isInstalled(place)) install(place);
  });
}

/** The stamp lives inside node_modules, so that it goes when they go. It holds the hash of the lock file they were made from. */
function placeOf(folder) {
  return {
    folder: at(folder),
    lockFile: at(folder, 'package-lock.json'),
    packages: at(folder, 'node_modules'),
    stamp: at(folder, 'node_modules', '.relais-install'),
  };
}

function isInstalled({ lockFile, stamp }) {
  if (!existsSync(stamp)) return false;
  if (statSync(stamp).mtimeMs >= statSync(lockFile).mtimeMs) return true;
  if (readFileSync(stamp, 'utf8') !== hashOf(lockFile)) return false;
  const now = new Date();
  utimesSync(stamp, now, now);
  return true;
}

const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

function install({ folder, lockFile, packages, stamp }) {
  say(
    existsSync(packages) ? 'the lock file changed, installing again (a minute or so)' : 'first run, installing packages (a minute or so)',
  );
  freeTheRunningNode();
  const hash = hashOf(lockFile);
  const { command, first, shell } = npm();
  const options = ['--include=dev', '--include=optional', '--loglevel=error', '--no-fund', '--no-audit'];
  const outcome = spawnSync(command, [...first, 'ci', ...options], { cwd: folder, stdio: ['ignore', 2, 2], shell });
  if (outcome.status !== 0) {
    const why = outcome.error ? outcome.error.message : `npm ci ended with ${outcome.signal ?? `code ${outcome.status}`}`;
    giveUp(
      `the packages could not be installed: ${why}. Your data and the source were not touched.`,
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
