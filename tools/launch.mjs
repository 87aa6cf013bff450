#!/usr/bin/env node
/**
 * The door of every npm script: installs what is missing, builds what changed, goes on under the pinned Node.
 * Has no dependency and runs on any Node from 20 on.
 */
import { ensureInstalled } from './launch/install.mjs';
import { goOn } from './launch/pinned-node.mjs';
import { giveUp } from './launch/say.mjs';
import { ensureWebBuilt } from './launch/web.mjs';

/** What `node tools/launch.mjs VERB …` does. */
const verbs = { start, test, verify, run };

/** Scripts that `run NAME` starts directly; any other name is a part of `verify`. */
const scripts = {
  'new-room': 'tools/new-room.ts',
  chaos: 'chaos/main.ts',
  sim: 'sim/main.ts',
  'sim:mutants': 'sim/mutants/main.ts',
};

const [verb = '', ...args] = process.argv.slice(2);
if (!Object.hasOwn(verbs, verb)) giveUp(`unknown verb "${verb}".`, `Use one of: ${Object.keys(verbs).join(', ')}.`);
await ensureInstalled();
await verbs[verb](args);

/** Serves the workplace of the folder `data` on port 7420, unless the arguments say otherwise. */
async function start(given) {
  await ensureWebBuilt();
  const said = (name) => given.some((arg) => arg === name || arg.startsWith(`${name}=`));
  const defaults = [...(said('--port') ? [] : ['--port', '7420']), ...(said('--data') ? [] : ['--data', 'data'])];
  await goOn('src/cli/main.ts', ['serve', ...defaults, ...given]);
}

/** All that needs no browser, and the browser tests where there is one; with file names, those tests alone. */
async function test(given) {
  await goOn('tools/verify.ts', given.length > 0 ? ['unit', '--', ...given] : ['test']);
}

async function verify(given) {
  await goOn('tools/verify.ts', given.length > 0 ? given : ['verify']);
}

/** One part: `run build`, `run types`, `run bench -- …`. */
async function run([name = '', ...given]) {
  if (name === 'build') return ensureWebBuilt();
  if (name === 'bench') {
    // The peers it measures beside Relais are packages of its own, installed only when it runs.
    await ensureInstalled('bench');
    await goOn('bench/run.mjs', given);
  }
  if (Object.hasOwn(scripts, name)) await goOn(scripts[name], given);
  else await goOn('tools/verify.ts', [name, ...given]);
}
