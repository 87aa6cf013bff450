/** `npm run sim`: runs seeds on all cores and says what was simulated, what befell, and what failed, with the command that replays it. */

import process from 'node:process';
import { readOptions, usage } from './options.ts';
import { Pool, type Tally } from './pool.ts';
import { addMended, addResults, coreHash, failedSeeds, nextSeed } from './results.ts';
import { replayCommand } from './shrink.ts';

const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(`${options}\n${usage}`);
  process.exit(2);
}
const { wishes, minutes, resume } = options;
const first = options.seed ?? (resume ? nextSeed() : 1);
const usual = minutes !== undefined ? Number.POSITIVE_INFINITY : options.seed === undefined ? 100 : 1;
const count = options.seeds ?? usual;

if (resume) for (const seed of failedSeeds()) await runAgain(seed);

const started = performance.now();
const tally = await new Pool(options.workers, wishes).run({
  first,
  count,
  until: minutes === undefined ? Number.POSITIVE_INFINITY : started + minutes * 60_000,
  onFailure: ({ plan, failures }, smaller) => {
    console.log(`\nSeed ${plan.seed} failed with ${plan.devices} devices (${[...plan.faults.keys()].join(', ')}):`);
    for (const failure of failures) console.log(`  ${failure}`);
    console.log(`Replay it: ${replayCommand(plan.seed, wishes)}`);
    if (smaller !== undefined) console.log(`Smaller:   ${replayCommand(plan.seed, smaller)}`);
  },
  onProgress: (done, failed) => console.log(`${done} seeds, ${failed} failed, ${((performance.now() - started) / 1000).toFixed(0)} s`),
});
report(tally, (performance.now() - started) / 1000);
if (resume) addResults(first, tally);
process.exitCode = tally.failed.length > 0 ? 1 : 0;

/** A seed that failed in an earlier run of the same core: it may have been the simulator's fault. */
async function runAgain(seed: number): Promise<void> {
  const quiet = { first: seed, count: 1, until: Number.POSITIVE_INFINITY, onFailure: () => undefined, onProgress: () => undefined };
  const { failed } = await new Pool(1, wishes).run(quiet);
  console.log(
    `Seed ${seed} failed in an earlier run and ${failed.length > 0 ? 'still does' : 'does no longer: the simulator was mended'}.`,
  );
  if (failed.length === 0) addMended(seed);
}

function report(done: Tally, seconds: number): void {
  console.log(`\nSync core ${coreHash()}, seeds ${first} to ${first + done.seeds - 1}`);
  console.log(
    `  ${done.seeds} seeds in ${seconds.toFixed(1)} s: ${(done.seeds / seconds).toFixed(2)} seeds/s; ${done.repeated} of them twice, with the same trace`,
  );
  console.log(
    `  ${done.devices} devices under ${done.ids} ids, ${done.deviceDays.toFixed(1)} device-days, ${done.changes} changes, ${done.events} events`,
  );
  console.log('  faults injected:');
  for (const [fault, times] of Object.entries(done.injected).sort((a, b) => b[1] - a[1])) console.log(`    ${fault.padEnd(16)} ${times}`);
  console.log(done.failed.length === 0 ? '  no failure' : `  FAILED: seeds ${done.failed.join(', ')}`);
}
