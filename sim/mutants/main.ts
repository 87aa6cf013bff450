/**
 * `npm run sim:mutants`: puts each deliberate fault into the sync core, one at a time, and shows what finds it: the simulator,
 * or a test. With `--drawn N [--seed S]` the faults are N drawn by chance.
 */

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { failingTest } from './by-test.ts';
import { drawFaults } from './drawn.ts';
import { type Broken, type Mutant, mutants } from './table.ts';
import { type Tested, tested } from './tested.ts';

const run = promisify(execFile);
const root = new URL('../../', import.meta.url);
/** ms for one of them; one that hangs is found, too. */
const PATIENCE = 600_000;
/** Tests of what is broken by chance. */
const CORE = ['src/replica', 'src/sync'];

interface Row {
  readonly mutant: Broken;
  /** What found it; undefined when it survived. */
  readonly found: string | undefined;
}

const { asked, draw } = readOptions();
const known = [...mutants, ...tested].filter(({ name }) => asked.length === 0 || asked.some((word) => name.includes(word)));
const rows: Row[] = [];
const queue = draw === undefined ? known : drawFaults(fileURLToPath(root), draw.count, draw.seed);
await Promise.all([work(), work()]);

console.log('');
for (const { mutant, found } of rows)
  console.log(`${(found === undefined ? 'SURVIVED' : 'found').padEnd(9)} ${mutant.name}\n            ${found ?? mutant.file}`);
const survived = rows.filter(({ found }) => found === undefined).length;
console.log(`\n${rows.length - survived} of ${rows.length} deliberate faults found.`);
if (draw === undefined) process.exitCode = survived === 0 ? 0 : 1;
else console.log('One that survives may cost time alone, or be made up for elsewhere. If it breaks a promise, a test is missing.');

/** Parts of names of faults that are asked for, or how many are drawn. */
function readOptions(): {
  readonly asked: readonly string[];
  readonly draw: { readonly count: number; readonly seed: number } | undefined;
} {
  const string = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({ options: { drawn: string, seed: string }, allowPositionals: true });
    const [count, seed] = [Number(values.drawn ?? 0), Number(values.seed ?? 1)];
    if (!Number.isSafeInteger(count) || !Number.isSafeInteger(seed)) throw new Error('--drawn and --seed take a whole number.');
    return { asked: positionals, draw: values.drawn === undefined ? undefined : { count, seed } };
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : String(error)}\nnpm run sim:mutants -- [PART OF A NAME] [--drawn N] [--seed S]`,
    );
    process.exit(2);
  }
}

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

async function find(mutant: Broken | Mutant | Tested): Promise<string | undefined> {
  if ('needs' in mutant) return probe(mutant);
  const title = await failingTest(mutant, 'test' in mutant ? [mutant.test] : CORE);
  if ('test' in mutant || title !== undefined) return title;
  return probe(mutant);
}

/** What the fault shows as. A seed that fails without it, too, has found another one, which is ours. */
async function probe(mutant: Broken): Promise<string | undefined> {
  try {
    const { seed, failure } = await seeds(mutant, ['--import', new URL('hook.ts', import.meta.url).href]);
    if (seed === 0) return undefined;
    if ((await seeds(mutant, [], seed)).seed === 0) return `seed ${seed}: ${failure.split('\n')[0]}`;
    console.error(`"${mutant.name}": seed ${seed} fails without it, too: ${failure.split('\n')[0]}`);
    return undefined;
  } catch (error) {
    return `the program ended: ${error instanceof Error ? error.message.split('\n').at(-1) : String(error)}`;
  }
}

/** The first seed that fails of those that are run for a fault, or of one; 0 for none. */
async function seeds(mutant: Broken, hook: readonly string[], only = 0): Promise<{ readonly seed: number; readonly failure: string }> {
  const program = new URL('probe.ts', import.meta.url).pathname;
  const { stdout } = await run(process.execPath, [...hook, program], {
    env: { ...process.env, RELAIS_MUTANT: JSON.stringify(mutant), RELAIS_SEED: String(only) },
    timeout: PATIENCE,
    maxBuffer: 1 << 24,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as { seed: number; failure: string };
}
