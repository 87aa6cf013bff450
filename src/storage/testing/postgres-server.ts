/**
 * A PostgreSQL server for tests: the one named by RELAIS_TEST_POSTGRES, else one started from Debian's binaries (or those
 * on PATH) in a temporary folder, on a Unix socket only. It ends with the test, even one that is killed.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

export interface TestServer {
  readonly url: string;
  /** Stops and starts it again; absent for a server that is not ours. */
  restart?(): Promise<void>;
  stop(): Promise<void>;
}

/** An unprivileged account that exists already; PostgreSQL refuses to run as root. */
interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** Ends the server when told to, or when this process is gone: then nothing comes through the pipe, and the folder goes too. */
const KEEPER = `trap '' INT TERM; folder=$1; shift; "$@" & server=$!
  read word; kill -INT $server; wait $server; [ -n "$word" ] || rm -rf "$folder"`;

/** `undefined` when there is no PostgreSQL on this machine. */
export async function startPostgres(): Promise<TestServer | undefined> {
  const named = process.env.RELAIS_TEST_POSTGRES;
  if (named !== undefined && named !== '') return { url: named, stop: async () => undefined };
  const binaries = findBinaries();
  if (binaries === undefined) return undefined;

  const account = process.getuid?.() === 0 ? unprivileged() : {};
  const folder = mkdtempSync(join(tmpdir(), 'relais-pg-'));
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
  const url = `postgres://relais@/postgres?host=${encodeURIComponent(folder)}`;
  const data = join(folder, 'data');
  await initialise(join(binaries, 'initdb'), data, account);

  let keeper = serve(join(binaries, 'postgres'), data, folder, account);
  await answering(url, keeper);
  const end = async () => {
    keeper.stdin?.end('stop\n');
    if (keeper.exitCode === null) await once(keeper, 'close');
  };
  return {
    url,
    async restart() {
      await end();
      keeper = serve(join(binaries, 'postgres'), data, folder, account);
      await answering(url, keeper);
    },
    async stop() {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The folder with both programs: the newest of Debian's, else one of PATH. */
function findBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((one, other) => Number(other) - Number(one)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)];
  return folders.find((folder) => ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))));
}

function unprivileged(): Account {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find(([each]) => each === name) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and this machine has neither an account `postgres` nor `nobody`');
}

/** In a language whose order is not that of bytes, where the build knows one, so that the tests show we do not depend on it. */
async function initialise(initdb: string, data: string, account: Account): Promise<void> {
  const common = ['-D', data, '-U', 'relais', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-instructions'];
  const attempts = [['--locale-provider=icu', '--icu-locale=fr', '--locale=C'], ['--locale=C']];
  let told = '';
  for (const locale of attempts) {
    const child = spawn(initdb, [...common, ...locale], { ...account, cwd: tmpdir(), stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
    const [code] = await once(child, 'close');
    if (code === 0) return;
    rmSync(data, { recursive: true, force: true });
  }
  throw new Error(`initdb failed: ${told}`);
}

function serve(postgres: string, data: string, socket: string, account: Account): ChildProcess {
  const settings = ['listen_addresses=', 'max_connections=100', 'shared_buffers=16MB', 'fsync=off', 'log_min_messages=panic'];
  const args = ['-c', KEEPER, 'keeper', socket, postgres, '-D', data, '-k', socket, ...settings.flatMap((setting) => ['-c', setting])];
  return spawn('/bin/sh', args, { ...account, cwd: socket, stdio: ['pipe', 'ignore', 'ignore'], detached: true });
}

async function answering(url: string, keeper: ChildProcess): Promise<void> {
  for (;;) {
    if (keeper.exitCode !== null) throw new Error(`PostgreSQL ended while starting, with code ${keeper.exitCode}`);
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await sleep(50);
    }
  }
}
