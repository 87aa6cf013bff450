/** Builds the web application into dist/web when its sources changed since the last build. */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './alone.mjs';
import { runScript } from './pinned-node.mjs';
import { at } from './root.mjs';
import { giveUp, say } from './say.mjs';

/** What the built application depends on. */
const sources = [
  'src/kernel',
  'src/replica',
  'src/sync',
  'src/storage',
  'src/rooms',
  'src/workplace',
  'src/ui',
  'src/web',
  'public',
  'vite.config.ts',
  'tools/messages/catalogues.ts',
  'tools/messages/uses.ts',
  'tools/web-first.ts',
  'tools/web-apart.ts',
  'tools/web-messages.ts',
  'package.json',
  'package-lock.json',
];
const stamp = at('dist', 'web.stamp');
const built = at('dist', 'web');
/** Built beside and moved into place when it is whole: what is served meanwhile stays. */
const next = at('dist', 'web-next');
/** What the build says; shown when it fails. */
const told = at('.cache', 'build.log');
const page = at('dist', 'web', 'index.html');

/** Builds if needed; where the build tools are not installed (a container), what is there is served. */
export async function ensureWebBuilt() {
  if (!existsSync(at('src', 'web', 'index.html')) || !existsSync(at('node_modules', 'vite'))) return;
  if (isBuilt()) return;
  await alone('build', async () => {
    if (!isBuilt()) await build();
  });
}

const isBuilt = () => existsSync(page) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();

async function build() {
  say('building the web application');
  const before = fingerprint();
  const options = ['build', '--logLevel', 'warn', '--outDir', next, '--emptyOutDir'];
  const log = openSync(told, 'w');
  const { code } = await runScript('node_modules/vite/bin/vite.js', options, { cwd: at('.'), stdio: ['ignore', log, log, 'ipc'] });
  closeSync(log);
  if (code !== 0) process.stderr.write(readFileSync(told));
  if (code === 0) {
    rmSync(built, { recursive: true, force: true });
    renameSync(next, built);
    writeFileSync(stamp, before);
  } else if (existsSync(page)) {
    say('the web application could not be built (see above): the one built before is served.');
  } else {
    giveUp('the web application could not be built (see above).', 'Mend what the message names, or go back to a commit that builds.');
  }
}

/** Changes when any source is added, removed or written. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const source of sources) add(hash, source);
  return hash.digest('hex');
}

function add(hash, path) {
  const facts = statSync(at(path), { throwIfNoEntry: false });
  if (facts === undefined || /\.(test|e2e)\.tsx?$/.test(path)) return;
  if (!facts.isDirectory()) hash.update(`${path} ${facts.size} ${facts.mtimeMs}\n`);
  else for (const name of readdirSync(at(path)).sort()) add(hash, join(path, name));
}
