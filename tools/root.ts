/** The project's folder and the files in it that belong to the project. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const never = new Set(['.git', 'node_modules', 'dist', 'data', '.cache', 'test-results', 'playwright-report']);

/** Paths relative to `folder`, with forward slashes, sorted: what git knows or would add; without git, all but what is made. */
export function projectFiles(folder: string = root): string[] {
  const files = existsSync(join(folder, '.git')) ? gitFiles(folder) : walk(folder, '');
  return files.filter((file) => existsSync(join(folder, file))).sort();
}

function gitFiles(folder: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return [...new Set(listed.split('\0').filter((file) => file !== ''))];
}

function walk(folder: string, below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return never.has(entry.name) ? [] : walk(folder, path);
    return [path];
  });
}
