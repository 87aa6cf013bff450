/** Runs one program of the checks and says whether it ended well; a check that is interrupted takes its program with it. */
import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import { root } from './root.ts';

const running = new Set<ChildProcess>();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    process.exit(1);
  });
}

/** Runs a JavaScript or TypeScript file, relative to the project, under this same Node. True when it exits with 0. */
export function runNode(script: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<boolean> {
  const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  running.add(child);
  return new Promise((resolve) => {
    const end = (good: boolean) => {
      running.delete(child);
      resolve(good);
    };
    child.once('error', () => end(false));
    child.once('exit', (code) => end(code === 0));
  });
}
