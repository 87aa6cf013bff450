/** Lays out over a stretch of time who does what when, and which faults befall whom. */

import type { Fault } from './faults.ts';
import { Mishaps } from './mishaps.ts';
import type { Simulation } from './simulation.ts';
import type { Workload } from './workload.ts';
import { Chance } from './world/chance.ts';

const MINUTE = 60_000;

/** How often a fault of full strength befalls in a run: so often for each device, and so often besides. */
const OFTEN: Partial<Record<Fault, { readonly each: number; readonly besides: number }>> = {
  partitions: { each: 1.2, besides: 1 },
  asymmetric: { each: 0.8, besides: 1 },
  'device-crash': { each: 0.8, besides: 1 },
  'hub-crash': { each: 0, besides: 5 },
  'lost-fsync': { each: 0.2, besides: 3 },
  full: { each: 0, besides: 3 },
  damage: { each: 0.2, besides: 3 },
  eviction: { each: 0.15, besides: 1 },
  clone: { each: 0.1, besides: 2 },
  'device-restore': { each: 0.15, besides: 2 },
  'hub-restore': { each: 0, besides: 3 },
  steps: { each: 0.5, besides: 1 },
  'hub-clock': { each: 0, besides: 4 },
  removal: { each: 0.08, besides: 1 },
  invitation: { each: 0.25, besides: 1 },
  bundles: { each: 0.3, besides: 3 },
  intruder: { each: 0, besides: 4 },
  expunging: { each: 0.6, besides: 14 },
  covering: { each: 0, besides: 10 },
  forger: { each: 0.8, besides: 16 },
};

export class Schedule {
  private readonly sim: Simulation;
  private readonly workload: Workload;
  private readonly mishaps: Mishaps;
  private readonly chance: Chance;

  constructor(sim: Simulation, workload: Workload) {
    this.sim = sim;
    this.workload = workload;
    this.mishaps = new Mishaps(sim, workload);
    this.chance = new Chance(sim.plan.seed, 'schedule');
  }

  /** A `share` of all that happens, within `span` ms from now. */
  lay(span: number, share: number): void {
    const { plan } = this.sim;
    for (let i = 0; i < plan.gestures * share; i++) this.at(this.chance.next() * span, () => this.work());
    for (let i = 0; i < plan.devices * share * 1.4; i++) this.at(this.chance.next() * span, () => this.spell());
    for (const [fault, { each, besides }] of Object.entries(OFTEN) as [Fault, { each: number; besides: number }][]) {
      const strength = plan.faults.get(fault);
      if (strength === undefined) continue;
      const times = strength * share * (each * plan.devices + besides);
      const count = Math.floor(times) + (this.chance.once(times % 1) ? 1 : 0);
      for (let i = 0; i < count; i++) this.at(this.chance.next() * span, () => this.mishaps.befall(fault));
    }
  }

  private at(delay: number, task: () => void | Promise<void>): void {
    this.sim.time.after(delay, () => {
      if (!this.sim.weather.calm) void task();
    });
  }

  /** Somebody does something, sometimes much at once. */
  private async work(): Promise<void> {
    const site = this.chance.pick(this.sim.sites);
    if (site === undefined) return;
    const burst = this.chance.once(0.03) ? 2 + this.chance.below(8) : 1;
    for (let i = 0; i < burst; i++) await this.workload.gesture(site);
    // Now and then several people write in the same moment.
    if (this.chance.once(0.06)) for (const other of this.sim.sites) if (this.chance.once(0.5)) this.workload.hotCell(other);
  }

  /** Somebody goes off line, or away with the lid closed, and comes back. */
  private spell(): void {
    const site = this.chance.pick(this.sim.sites);
    if (site === undefined || site.away || !site.online) return;
    const back = this.chance.exponential(this.chance.once(0.7) ? MINUTE : 10 * MINUTE);
    if (this.chance.once(0.3)) {
      site.sleep();
      this.at(back, () => site.wake());
    } else {
      site.disconnect();
      this.at(back, () => site.connect());
    }
  }
}
