/** `npm run sim:mutants`: puts each deliberate fault into the sync core, one at a time, and shows what finds it: the simulator, or a test. */

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { promisify } from 'node:util';
import { failingTest } from './by-test.ts';
import { type Broken, type Mutant, mutants } from './table.ts';
import { type Tested, tested } from './tested.ts';

const run = promisify(execFile);
const root = new URL('../../', import.meta.url);
/** ms for one of them; one that hangs is found, too. */
const PATIENCE = 600_000;

interface Row {
  readonly mutant: Broken;
  /** What found it; undefined when it survived. */
  readonly found: string | undefined;
}

const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const chosen = [...mutants, ...tested].filter(({ name }) => asked.length === 0 || asked.some((word) => name.includes(word)));
const rows: Row[] = [];
const queue = [...chosen];
await Promise.all([work(), work()]);

console.log('');
for (const { mutant, found } of rows)
  console.log(`${(found === undefined ? 'SURVIVED' : 'found').padEnd(9)} ${mutant.name}\n            ${found ?? mutant.file}`);
const survived = rows.filter(({ found }) => found === undefined).length;
console.log(`\n${rows.length - survived} of ${rows.length} deliberate faults found.`);
process.exitCode = survived === 0 ? 0 : 1;

async function work(): Promise<void> {
  for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
    rows.push({ mutant, found: applies(mutant) ? await find(mutant) : undefined });
    const last = rows.at(-1);
    console.log(`${last?.found === undefined ? 'survived' : 'found'}: ${mutant.name}`);
  }
}

/** A fault whose line is not there any more is none: the table is mended. */
function applies({ name, file, from }: Broken): boolean {
  const times = readFileSync(new URL(file, root), 'utf8').split(from).length - 1;
  if (times !== 1) console.error(`"${name}": its line stands ${times} times in ${file}. Mend sim/mutants/table.ts.`);
  return times === 1;
}

async function find(mutant: Mutant | Tested): Promise<string | undefined> {
  if ('needs' in mutant) return probe(mutant);
  const title = await failingTest(mutant);
  return title === undefined ? undefined : `${mutant.test}: ${title}`;
}

/** What the fault shows as. A seed that fails without it, too, has found another one, which is ours. */
async function probe({ name }: Mutant): Promise<string | undefined> {
  try {
    const { seed, failure } = await seeds(name, ['--import', new URL('hook.ts', import.meta.url).href]);
    if (seed === 0) return undefined;
    if ((await seeds(name, [], seed)).seed === 0) return `seed ${seed}: ${failure.split('\n')[0]}`;
    console.error(`"${name}": seed ${seed} fails without it, too: ${failure.split('\n')[0]}`);
    return undefined;
  } catch (error) {
    return `the program ended: ${error instanceof Error ? error.message.split('\n').at(-1) : String(error)}`;
  }
}

/** The first seed that fails of those that are run for a fault, or of one; 0 for none. */
async function seeds(name: string, hook: readonly string[], only = 0): Promise<{ readonly seed: number; readonly failure: string }> {
  const program = new URL('probe.ts', import.meta.url).pathname;
  const { stdout } = await run(process.execPath, [...hook, program], {
    env: { ...process.env, RELAIS_MUTANT: name, RELAIS_SEED: String(only) },
    timeout: PATIENCE,
    maxBuffer: 1 << 24,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as { seed: number; failure: string };
}
