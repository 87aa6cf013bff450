/** The processes of a run: the server as anybody starts it, and the clients. Each ends with this one, and is ended by its own handle only. */

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { root } from '../tools/root.ts';
import type { Assignment, Order, Report } from './messages.ts';

const children = new Set<ChildProcess>();

// A child that was stopped would outlive us: it does not hear that its parent is gone.
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

export interface Running {
  /** Sends a signal; the answer comes when the process has ended, which not every signal does. */
  signal(signal: NodeJS.Signals): void;
  readonly ended: Promise<void>;
}

export interface ServerProcess extends Running {
  readonly port: number;
  readonly setup: string | undefined;
}

const environment = { ...process.env, RELAIS_SKIP_BUILD: '1', NODE_COMPILE_CACHE: join(root, '.cache', 'node') };

/** `bin/relais serve` over `data`; port 0 picks one. */
export function startServer(data: string, port: number): Promise<ServerProcess> {
  const args = [join(root, 'bin', 'relais'), 'serve', '--json', '--port', String(port), '--data', data, '--log-level', 'error'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: environment, cwd: data });
  const running = keep(child);
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    child.stderr?.on('data', (part: Buffer) => {
      err = `${err}${part}`.slice(-4000);
    });
    child.stdout?.on('data', (part: Buffer) => {
      out += part.toString();
      if (!out.includes('\n')) return;
      const { url, setup } = JSON.parse(out) as { url: string; setup?: string };
      resolve({ ...running, port: Number(new URL(url).port), setup });
    });
    void running.ended.then(() => reject(new Error(`the server ended: ${err}`)));
  });
}

export interface ClientProcess extends Running {
  readonly token: Promise<string>;
  tell(order: Order): void;
  /** How it stands and what it sees; undefined when it is gone. */
  look(): Promise<(Report & { say: 'looked' }) | undefined>;
}

export function startClient(assignment: Assignment): ClientProcess {
  const child = spawn(process.execPath, [join(root, 'chaos', 'client.ts'), JSON.stringify(assignment)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: environment,
  });
  const running = keep(child);
  const looks = new Map<number, (report: (Report & { say: 'looked' }) | undefined) => void>();
  let calls = 0;
  const token = new Promise<string>((resolve, reject) => {
    child.on('message', (report: Report) => {
      if (report.say === 'ready') resolve(report.token);
      else if (report.say === 'failed') reject(new Error(report.reason));
      else {
        looks.get(report.call)?.(report);
        looks.delete(report.call);
      }
    });
    void running.ended.then(() => {
      reject(new Error(`client ${assignment.client} ended`));
      for (const answer of looks.values()) answer(undefined);
    });
  });
  token.catch(() => undefined);
  const tell = (order: Order): void => {
    if (child.connected) child.send(order, () => undefined);
  };
  return {
    ...running,
    token,
    tell,
    look() {
      if (!child.connected) return Promise.resolve(undefined);
      const call = ++calls;
      return new Promise((resolve) => {
        looks.set(call, resolve);
        tell({ say: 'look', call });
      });
    },
  };
}

function keep(child: ChildProcess): Running {
  children.add(child);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      children.delete(child);
      resolve();
    });
    child.once('error', () => resolve());
  });
  return { signal: (signal) => void child.kill(signal), ended };
}
