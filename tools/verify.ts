/** Runs the checks: `test` (what `npm test` runs), `verify` (all, what CI runs), `checks` (verify without test), or parts by name. */
import process from 'node:process';
import { findChromium, howToGetChromium } from './chromium.ts';
import { ensureWebBuilt } from './launch/web.mjs';
import { runNode } from './run.ts';

/** A sentence instead of true or false: the part could not be run here, and why. */
type Outcome = boolean | string;

interface Part {
  readonly says: string;
  readonly run: (args: readonly string[]) => Promise<Outcome>;
}

const vitest = 'node_modules/vitest/vitest.mjs';
const zones = ['America/Guadeloupe', 'Indian/Reunion', 'Pacific/Noumea'];

const parts: Readonly<Record<string, Part>> = {
  unit: { says: 'unit, contract and property tests', run: (args) => runNode(vitest, ['run', ...args], { TZ: 'Europe/Paris' }) },
  zones: { says: `tests of dates again in ${zones.join(', ')}`, run: testZones },
  tidy: { says: 'house style', run: () => runNode('tools/tidy.ts') },
  arrows: { says: 'who may import whom', run: () => runNode('tools/arrows.ts') },
  messages: { says: 'both languages complete', run: () => runNode('tools/messages.ts') },
  browser: { says: 'browser tests', run: testInBrowser },
  faults: { says: 'each fault and attack has its test', run: () => runNode('tools/faults.ts') },
  types: { says: 'types, with and without a platform', run: checkTypes },
  lint: {
    says: 'lint and format',
    run: (args) => runNode('node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', ...args]),
  },
  dead: { says: 'no dead file, export or dependency', run: (args) => runNode('node_modules/knip/bin/knip.js', args) },
  size: { says: 'weight of what a browser loads', run: weigh },
};

const groups: Readonly<Record<string, readonly string[]>> = {
  test: ['tidy', 'arrows', 'messages', 'unit', 'zones', 'browser'],
  checks: ['faults', 'types', 'lint', 'dead', 'size'],
  verify: ['tidy', 'arrows', 'messages', 'faults', 'types', 'lint', 'dead', 'unit', 'zones', 'size', 'browser'],
};

const { names, rest } = readArguments(process.argv.slice(2));
process.exitCode = (await runAll(names, rest)) ? 0 : 1;

/** `test -- src/kernel` gives what stands after `--` to the programs. */
function readArguments(given: readonly string[]): { names: readonly string[]; rest: readonly string[] } {
  const cut = given.indexOf('--');
  const asked = cut < 0 ? given : given.slice(0, cut);
  const names = asked.flatMap((name) => groups[name] ?? [name]);
  const unknown = names.find((name) => parts[name] === undefined);
  if (unknown !== undefined || names.length === 0) {
    console.error(
      `There is no part "${unknown ?? ''}". Parts: ${Object.keys(parts).join(', ')}. Groups: ${Object.keys(groups).join(', ')}.`,
    );
    process.exit(1);
  }
  return { names, rest: cut < 0 ? [] : given.slice(cut + 1) };
}

async function runAll(names: readonly string[], args: readonly string[]): Promise<boolean> {
  const rows: { name: string; outcome: Outcome; seconds: number }[] = [];
  for (const name of names) {
    const part = parts[name];
    if (part === undefined) continue;
    console.log(`\n── ${name}: ${part.says}`);
    const start = performance.now();
    const outcome = await part.run(args);
    rows.push({ name, outcome, seconds: (performance.now() - start) / 1000 });
  }
  console.log('');
  for (const { name, outcome, seconds } of rows) {
    const word = outcome === true ? 'passed' : outcome === false ? 'FAILED' : 'NOT RUN';
    console.log(
      `${name.padEnd(10)} ${word.padEnd(8)} ${seconds.toFixed(1).padStart(6)} s${typeof outcome === 'string' ? `  ${outcome}` : ''}`,
    );
  }
  // A continuous integration that silently tests less than it promises is a failed one.
  return rows.every(({ outcome }) => outcome === true || (typeof outcome === 'string' && !process.env.CI));
}

async function testZones(): Promise<Outcome> {
  for (const zone of zones) if (!(await runNode(vitest, ['run', 'zones.test', 'civil'], { TZ: zone }))) return false;
  return true;
}

async function testInBrowser(args: readonly string[]): Promise<Outcome> {
  if (findChromium() === undefined) return howToGetChromium;
  await ensureWebBuilt();
  return runNode('node_modules/@playwright/test/cli.js', ['test', ...args]);
}

async function checkTypes(): Promise<Outcome> {
  // What was checked is kept beside, so that a second look costs only what changed.
  const check = (name: string) =>
    runNode('node_modules/typescript/bin/tsc', ['-p', `${name}.json`, '--incremental', '--tsBuildInfoFile', `.cache/${name}.tsbuildinfo`]);
  const whole = await check('tsconfig');
  const pure = await check('tsconfig.pure');
  return whole && pure;
}

async function weigh(): Promise<Outcome> {
  await ensureWebBuilt();
  return runNode('tools/size.ts');
}
