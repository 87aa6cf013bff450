/** Makes a failing seed smaller: fewer faults, fewer devices, less work, as long as it fails. */

import { drawPlan, type Wishes } from './plan.ts';
import { runSeed } from './run-seed.ts';

/** ms spent on it. */
const PATIENCE = 60_000;

export async function shrink(seed: number, wishes: Wishes): Promise<Wishes | undefined> {
  const end = performance.now() + PATIENCE;
  let best = wishes;
  const tried = async (candidate: Wishes): Promise<boolean> => {
    if (performance.now() > end) return false;
    const fails = (await runSeed(drawPlan(seed, candidate))).failures.length > 0;
    if (fails) best = candidate;
    return fails;
  };
  for (const fault of drawPlan(seed, wishes).faults.keys()) await tried({ ...best, without: [...(best.without ?? []), fault] });
  for (let devices = drawPlan(seed, best).devices; devices > 2; ) {
    devices = Math.ceil(devices / 2);
    if (!(await tried({ ...best, devices }))) break;
  }
  for (let gestures = drawPlan(seed, best).gestures; gestures > 4; ) {
    gestures = Math.ceil(gestures / 2);
    if (!(await tried({ ...best, gestures }))) break;
  }
  return best === wishes ? undefined : best;
}

export function replayCommand(seed: number, { devices, gestures, rooms, without, with: more }: Wishes): string {
  const parts = [`npm run sim -- --seed ${seed}`];
  if (devices !== undefined) parts.push(`--devices ${devices}`);
  if (gestures !== undefined) parts.push(`--gestures ${gestures}`);
  if (rooms === false) parts.push('--plain');
  if (without !== undefined && without.length > 0) parts.push(`--without ${without.join(',')}`);
  if (more !== undefined && more.length > 0) parts.push(`--with ${more.join(',')}`);
  return parts.join(' ');
}
