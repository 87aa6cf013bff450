/** A thread that runs the seeds it is given: some twice, because one seed is one story; failing ones again with less. */

import { parentPort } from 'node:worker_threads';
import { drawPlan, type Wishes } from './plan.ts';
import type { Answer } from './pool.ts';
import { runSeed } from './run-seed.ts';
import { shrink } from './shrink.ts';

/** One seed in so many is run twice. */
const REPEATED = 100;

parentPort?.on('message', ({ seed, wishes }: { seed: number; wishes: Wishes }) => {
  void run(seed, wishes).then((answer) => parentPort?.postMessage(answer));
});

async function run(seed: number, wishes: Wishes): Promise<Answer> {
  const plan = drawPlan(seed, wishes);
  const result = await runSeed(plan);
  if (result.failures.length > 0) {
    const smaller = await shrink(seed, wishes);
    return { result, repeated: false, ...(smaller === undefined ? {} : { smaller }) };
  }
  if (seed % REPEATED !== 0) return { result, repeated: false };
  const again = await runSeed(plan);
  const same = again.trace === result.trace;
  return { result: same ? result : { ...result, failures: [`its trace was ${result.trace}, then ${again.trace}`] }, repeated: true };
}
