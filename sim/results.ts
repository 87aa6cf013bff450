/** Long runs add up here, for each state of the sync core: `results.json` for the next run, `RESULTS.md` for people. */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Tally } from './pool.ts';

const root = new URL('../', import.meta.url);
const record = new URL('results.json', import.meta.url);
const page = new URL('RESULTS.md', import.meta.url);

/** What one state of the core has been through. Seeds begin with 1. */
type Sum = Omit<Tally, 'failed' | 'ids'> & {
  readonly core: string;
  readonly failed: readonly number[];
  /** Of the seeds that failed, those that no longer did when the simulator had been mended. */
  readonly mended?: readonly number[];
};

/** What the simulator holds the code to: another state of it begins anew. */
const CORE = ['src/kernel', 'src/replica', 'src/sync'];

export function coreHash(): string {
  const hash = createHash('sha256');
  for (const folder of CORE) {
    const files = readdirSync(new URL(folder, root)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    for (const name of files.sort()) hash.update(`${folder}/${name}\n`).update(readFileSync(new URL(`${folder}/${name}`, root)));
  }
  return hash.digest('hex').slice(0, 10);
}

function read(): Sum[] {
  return existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8')) as Sum[]) : [];
}

/** The first seed that this state of the core has not been through. */
export function nextSeed(): number {
  const core = coreHash();
  return (read().find((sum) => sum.core === core)?.seeds ?? 0) + 1;
}

/** Seeds in which this state of the core failed. */
export function failedSeeds(): readonly number[] {
  const core = coreHash();
  return read().find((sum) => sum.core === core)?.failed ?? [];
}

/** A seed that failed does no longer, and the core is the same: the simulator was at fault. */
export function addMended(seed: number): void {
  const core = coreHash();
  write(
    read().map((sum) =>
      sum.core === core ? { ...sum, failed: sum.failed.filter((one) => one !== seed), mended: [...(sum.mended ?? []), seed] } : sum,
    ),
  );
}

/** Adds a run that began at seed `first`, if it goes on where the last one ended. */
export function addResults(first: number, tally: Tally): void {
  if (first !== nextSeed()) {
    console.log('These seeds do not go on where the last run ended: nothing was added to the results.');
    return;
  }
  const core = coreHash();
  const { ids: _, ...figures } = tally;
  const sums = read();
  const before = sums.find((sum) => sum.core === core);
  const sum = before === undefined ? { ...figures, core } : together(before, figures);
  const all = [sum, ...sums.filter((other) => other.core !== core)];
  write(all);
}

function write(all: readonly Sum[]): void {
  writeFileSync(record, `${JSON.stringify(all, undefined, 2)}\n`);
  writeFileSync(page, render(all));
}

function together(a: Sum, b: Omit<Sum, 'core'>): Sum {
  const injected = { ...a.injected };
  for (const [fault, times] of Object.entries(b.injected)) injected[fault] = (injected[fault] ?? 0) + times;
  return {
    ...a,
    seeds: a.seeds + b.seeds,
    repeated: a.repeated + b.repeated,
    devices: a.devices + b.devices,
    deviceDays: a.deviceDays + b.deviceDays,
    changes: a.changes + b.changes,
    events: a.events + b.events,
    injected,
    failed: [...a.failed, ...b.failed],
  };
}

function render(sums: readonly Sum[]): string {
  const rows = sums.map(
    (sum) =>
      `| \`${sum.core}\` | ${sum.seeds} | ${sum.repeated} | ${sum.devices} | ${Math.round(sum.deviceDays)} | ${sum.changes} | ${total(sum)} | ${failedIn(sum)} |`,
  );
  const faults = Object.entries(sums[0]?.injected ?? {}).sort((a, b) => b[1] - a[1]);
  return [
    '# What the simulator has been through',
    '',
    'Written by `npm run sim -- --resume --minutes 10`, which goes on where the last run of the same sync core ended. The first',
    'column is a hash over that core (`src/kernel`, `src/replica`, `src/sync`); `chaos/` hashes more, so its names are others. The newest',
    'state stands first. A seed that failed stays in the row of the state in which it did: what it found is mended in a later one.',
    'Run twice: again from the beginning, to see that the same trace comes out. Device-days are of the simulated time.',
    '',
    '| core | seeds | run twice | devices | device-days | changes | faults | failed seeds |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    'Faults injected in the newest state, by kind (`sim/faults.ts` says what they are). Not counted are slow lines and disks, which last',
    'for a whole seed, and devices of another version:',
    '',
    '| fault | times |',
    '|---|---|',
    ...faults.map(([fault, times]) => `| ${fault} | ${times} |`),
    '',
  ].join('\n');
}

const failedIn = ({ failed, mended = [] }: Sum): string =>
  [
    failed.length === 0 ? 'none' : failed.join(', '),
    ...(mended.length === 0 ? [] : [`(${mended.join(', ')} until the simulator was mended)`]),
  ].join(' ');

const total = (sum: Sum): number => Object.values(sum.injected).reduce((all, times) => all + times, 0);
