/** Runs one seed from beginning to end and says what came of it. */

import { Healing } from './heal.ts';
import type { Plan } from './plan.ts';
import { Schedule } from './schedule.ts';
import { Simulation } from './simulation.ts';
import { Workload } from './workload.ts';
import { Chance } from './world/chance.ts';

export interface SeedResult {
  readonly plan: Plan;
  readonly failures: readonly string[];
  readonly trace: string;
  readonly injected: Readonly<Record<string, number>>;
  readonly changes: number;
  readonly accepted: number;
  /** Ids that devices took: more than there are devices where some were copied, put back or forged. */
  readonly ids: number;
  readonly events: number;
  /** Virtual time times devices. */
  readonly deviceDays: number;
}

const DAY = 86_400_000;

/** The run that is on, for what nobody waits for and fails. */
let current: Simulation | undefined;
let listening = false;

export async function runSeed(plan: Plan): Promise<SeedResult> {
  if (!listening) process.on('unhandledRejection', (error) => current?.fail(told(error)));
  listening = true;
  const sim = new Simulation(plan);
  current = sim;
  try {
    await live(sim);
  } catch (error) {
    sim.fail(told(error));
  }
  sim.over = true;
  for (const site of sim.sites) site.kill();
  return {
    plan,
    failures: sim.failures,
    trace: sim.trace.hash,
    injected: Object.fromEntries(sim.injected.counts),
    changes: sim.made,
    accepted: sim.ledger.accepted.size,
    ids: sim.ledger.ids.size,
    events: sim.time.events,
    deviceDays: (sim.elapsed * sim.sites.length) / DAY,
  };
}

async function live(sim: Simulation): Promise<void> {
  const { plan, time } = sim;
  const chance = new Chance(plan.seed, 'life');
  time.onError = (error) => sim.fail(told(error));
  const workload = new Workload(sim);
  for (let i = 0; i < plan.members; i++) sim.addMember();
  for (let i = 0; i < plan.devices; i++) {
    const member = sim.members[i % plan.members];
    const beside = chance.once((plan.faults.get('tabs') ?? 0) * 0.5) ? chance.pick(sim.sites) : undefined;
    if (beside !== undefined) sim.injected.add('tabs');
    if (member !== undefined) sim.addSite(beside?.member ?? member, beside?.disk);
  }
  if (plan.faults.has('expunging')) sim.addServersDevice();
  if (plan.faults.has('two-hubs')) sim.injected.add('two-hubs');
  sim.server.start();
  for (const [index, site] of sim.sites.entries())
    void site.boot().then(() => (index < plan.members ? workload.introduce(site) : undefined));
  const stop = () => sim.failures.length > 0;
  const schedule = new Schedule(sim, workload);
  if (!plan.faults.has('holiday') && !plan.faults.has('covering')) {
    schedule.lay(plan.span, 1);
    await time.pass(time.now() + plan.span, stop);
  } else {
    schedule.lay(plan.span / 2, 0.5);
    await time.pass(time.now() + plan.span / 2, stop);
    await holiday(sim, chance);
    schedule.lay(plan.span / 2, 0.5);
    await time.pass(time.now() + plan.span / 2, stop);
  }
  if (!stop()) await new Healing(sim, chance).run();
}

/** Nearly all lids are closed for weeks or months, as long as changes are kept where they are let go of; some are opened again only when everything is over. */
async function holiday(sim: Simulation, chance: Chance): Promise<void> {
  const { time, plan } = sim;
  if (plan.faults.has('holiday')) sim.injected.add('holiday');
  sim.holiday = true;
  for (const site of sim.sites) site.sleep();
  await time.pass(time.now() + ((plan.faults.has('covering') ? 31 : 1) + chance.exponential(60)) * DAY, () => sim.failures.length > 0);
  sim.holiday = false;
  for (const site of sim.sites) if (chance.once(0.85)) time.after(chance.exponential(120_000), () => site.wake());
}

function told(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 16).join('\n    ') : String(error);
}
