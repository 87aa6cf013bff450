/** People at their terminals, for stories: a real server process, and real command lines in folders of their own. */

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface Said {
  readonly code: number;
  /** What stood on standard output, parsed when it is JSON. */
  readonly json: unknown;
  readonly out: string;
  readonly err: string;
}

/** A folder that goes with the test. */
async function folder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'relais-cli-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Runs one command line to its end, with `input` on its standard input. */
export function relais(args: readonly string[], env: Readonly<Record<string, string>> = {}, input = ''): Promise<Said> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [main, ...args],
      { env: { ...process.env, LANG: 'en', ...env }, maxBuffer: 1 << 26 },
      (error, out, err) => {
        resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, json: parsed(out), out, err });
      },
    );
    child.stdin?.end(input);
  });
}

/** One person's terminal: every call is about their own folder. */
export const terminal =
  (home: string) =>
  async (...args: readonly string[]): Promise<unknown> => {
    const said = await relais([...args, '--json', '--home', home]);
    if (said.code !== 0) throw new Error(`relais ${args.join(' ')}: ${said.err}`);
    return said.json;
  };

export interface Serving {
  readonly url: string;
  readonly setup: string | undefined;
  readonly process: ChildProcess;
  /** Ends it with the signal and answers its exit code, null when the signal ended it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Starts a server on a free port, or the one given, over `data`; its clock is so many ms later than it is. */
export function serve(data: string, port = 0, later = 0): Promise<Serving> {
  const moved = later === 0 ? [] : ['--import', new URL('./later.mjs', import.meta.url).href];
  const child = spawn(process.execPath, [...moved, main, 'serve', '--json', '--port', String(port), '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, RELAIS_TEST_LATER: String(Number(process.env.RELAIS_TEST_LATER ?? 0) + later) },
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    child.stderr.on('data', (part: Buffer) => {
      err += part.toString();
    });
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
      if (!out.includes('\n')) return;
      const { url, setup } = JSON.parse(out) as { url: string; setup?: string };
      resolve({
        url,
        setup,
        process: child,
        end(signal) {
          child.kill(signal);
          return ended;
        },
      });
    });
    void ended.then((code) => reject(new Error(`the server ended with ${code}: ${err}`)));
  });
}

export type Terminal = ReturnType<typeof terminal>;

/** A server with Claude, who set it up, and Dominique, who was invited; `end` stops it and removes everything. */
export async function atelier(): Promise<{
  readonly path: string;
  readonly server: Serving;
  readonly claude: Terminal;
  readonly dominique: Terminal;
  end(): Promise<void>;
}> {
  const place = await folder();
  const server = await serve(join(place.path, 'data'));
  const [claude, dominique] = [terminal(join(place.path, 'claude')), terminal(join(place.path, 'dominique'))];
  await claude('join', server.setup ?? '', '--workplace', 'Atelier', '--name', 'Claude');
  const { link } = (await claude('invite', 'create')) as { link: string };
  await dominique('join', link, '--name', 'Dominique');
  return {
    ...{ path: place.path, server, claude, dominique },
    async end() {
      await server.end('SIGTERM');
      await place.remove();
    },
  };
}

function parsed(out: string): unknown {
  try {
    return JSON.parse(out) as unknown;
  } catch {
    return undefined;
  }
}
