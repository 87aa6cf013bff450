/** The matrix with real processes: runs what was run least, several at a time, adds up the results, and says how to see a failure again. */

import process from 'node:process';
import { coreHash } from './core-hash.ts';
import type { FaultName } from './faults.ts';
import { type Options, readOptions, usage } from './options.ts';
import { add, sumOf } from './results.ts';
import { carryOut, type Outcome, type Plan } from './run.ts';

const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(`${options}\n${usage}`);
  process.exit(1);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    console.error(`${signal}: what was under way does not count.`);
    process.exit(1);
  });
}
process.exitCode = (await campaign(options)) ? 0 : 1;

async function campaign({ minutes, runs, faults, rates, seconds, clients, seed, beside }: Options): Promise<boolean> {
  const core = coreHash();
  const until = Date.now() + minutes * 60_000;
  const under = new Map<string, number>();
  let begun = 0;
  let good = true;
  console.log(`Core ${core}, seed ${seed}. Each run: ${clients} clients, ${seconds} s of faults.`);

  async function lane(): Promise<void> {
    while (begun < runs && Date.now() < until) {
      const { fault, rate } = leastRun();
      const plan = { fault, rate, seconds, clients, seed: seed + begun++ };
      const key = `${fault} ${rate}`;
      under.set(key, (under.get(key) ?? 0) + 1);
      const outcome = await carryOut(plan);
      under.set(key, (under.get(key) ?? 0) - 1);
      if (coreHash() !== core) {
        console.error('The sync core changed while this ran: the run does not count, and no other is begun.');
        begun = runs;
        return;
      }
      good &&= tell(plan, outcome);
      add(core, fault, rate, {
        runs: 1,
        seconds,
        transactions: outcome.transactions,
        faults: outcome.faults,
        failed: isGood(outcome) ? 0 : 1,
        healing: Math.round(outcome.healing),
      });
    }
  }
  function leastRun(): { fault: FaultName; rate: number } {
    const cells = faults.flatMap((fault) =>
      rates.map((rate) => ({ fault, rate, runs: sumOf(core, fault, rate).runs + (under.get(`${fault} ${rate}`) ?? 0) })),
    );
    return cells.reduce((least, cell) => (cell.runs < least.runs ? cell : least));
  }
  await Promise.all(Array.from({ length: beside }, lane));
  return good;
}

function isGood({ broken, violations }: Outcome): boolean {
  return broken === undefined && violations.length === 0;
}

function tell(plan: Plan, outcome: Outcome): boolean {
  const what = `${plan.fault} at ${plan.rate}/s, seed ${plan.seed}`;
  if (isGood(outcome)) {
    console.log(`${what}: ${outcome.transactions} transactions, ${outcome.faults} faults, agreed after ${outcome.healing.toFixed(1)} s.`);
    return true;
  }
  console.error(`${what}: FAILED. ${outcome.broken ?? ''}`);
  for (const { guarantee, client, says } of outcome.violations.slice(0, 20)) console.error(`  ${guarantee}: client ${client}: ${says}`);
  const { fault, rate, seconds, clients, seed } = plan;
  console.error(
    `  Kept in ${outcome.folder}. Once more: npm run chaos -- --runs 1 --faults ${fault} --rates ${rate} --seconds ${seconds} --clients ${clients} --seed ${seed}`,
  );
  return false;
}
