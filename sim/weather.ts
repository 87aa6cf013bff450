/** What befalls at each step: how slow messages are, which connections break, which commits fail. Calm once the world heals. */

import type { Commit } from '../src/kernel/store.ts';
import type { Caller, Site } from './actors/site.ts';
import { letsGo } from './covering.ts';
import type { Fault, Injected } from './faults.ts';
import type { Plan } from './plan.ts';
import { Chance } from './world/chance.ts';
import type { Before, DiskWays, Mishap } from './world/disk.ts';
import type { VirtualTime } from './world/time.ts';
import type { Trace } from './world/trace.ts';
import type { Way } from './world/wire.ts';

/** ms of a calm way and of a patient retransmission. */
const CALM = 8;
const RETRANSMIT = 250;

export interface WeatherParts {
  readonly plan: Plan;
  readonly injected: Injected;
  readonly trace: Trace;
  readonly time: VirtualTime;
  /** A message from the hub arrives at a device. */
  arrived(site: Caller, message: Uint8Array, toHub: boolean): void;
  sent(site: Caller, message: Uint8Array, toHub: boolean): void;
  hubCommitted: DiskWays['committed'];
  /** A device lets go of what it had as changes. */
  letGo(site: Site, commit: Commit, before: Before): void;
}

export class Weather {
  calm = false;
  /** Disks are full until this instant. */
  fullUntil = 0;
  private readonly chance: Chance;
  private readonly parts: WeatherParts;

  constructor(parts: WeatherParts) {
    this.parts = parts;
    this.chance = new Chance(parts.plan.seed, 'weather');
  }

  /** How strong a fault is now, from 0 to 1. */
  private strength(fault: Fault): number {
    return this.calm ? 0 : (this.parts.plan.faults.get(fault) ?? 0);
  }

  /** Whether a fault befalls now; `most` is how likely it is at its strongest. */
  private befalls(fault: Fault, most: number): boolean {
    const strength = this.strength(fault);
    if (strength === 0 || !this.chance.once(strength * most)) return false;
    this.parts.injected.add(fault);
    return true;
  }

  way(site: Caller): Way {
    const { parts, chance } = this;
    return {
      delay: () => this.delay(),
      cut: () => this.befalls('cuts', 0.04) || (this.strength('loss') > 0.5 && this.befalls('loss', 0.01)),
      blocked: (toHub) => !(toHub ? site.passes.up : site.passes.down),
      patient: () => this.calm || chance.once(0.5),
      notice: () => (this.befalls('half-open', 0.5) ? undefined : this.calm ? 1 : 1 + chance.exponential(2000)),
      spared: (count) => chance.below(count + 1),
      sent: (message, toHub) => parts.sent(site, message, toHub),
      arrived: (message, toHub) => parts.arrived(site, message, toHub),
    };
  }

  private delay(): number {
    const { chance } = this;
    const slow = this.strength('delay');
    let delay = slow > 0 ? 1 + chance.exponential(slow * 600) : 1 + chance.below(CALM);
    while (this.befalls('loss', 0.3)) delay += RETRANSMIT + delay;
    return delay;
  }

  siteDisk(site: () => Site): DiskWays {
    const { parts } = this;
    return {
      mishap: () => this.mishap('device-crash'),
      latency: () => this.latency(),
      minds: letsGo,
      committed: (commit, before) => {
        parts.trace.add(site().name.length);
        if (letsGo(commit)) parts.letGo(site(), commit, before);
      },
    };
  }

  hubDisk(): DiskWays {
    return { mishap: () => this.mishap('hub-crash'), latency: () => this.latency(), committed: this.parts.hubCommitted };
  }

  /** The same disk without mishaps, for what an administrator does with it. */
  calmDisk(ways: DiskWays): DiskWays {
    return { ...ways, mishap: () => undefined, latency: () => 0 };
  }

  private mishap(crash: 'device-crash' | 'hub-crash'): Mishap | undefined {
    if (this.calm) return undefined;
    if (this.parts.time.now() < this.fullUntil) {
      this.parts.injected.add('full');
      return 'full';
    }
    if (this.befalls('io-error', 0.03)) return this.chance.once(0.5) ? 'unavailable' : 'torn';
    if (this.befalls(crash, 0.004)) return this.chance.once(0.5) ? 'crash before' : 'crash after';
    return undefined;
  }

  private latency(): number {
    const slow = this.strength('slow');
    return slow > 0 && this.chance.once(0.5) ? Math.ceil(this.chance.exponential(slow * 200)) : 0;
  }

  /** Whether a process is told each time what another one wrote to its store: some never are, as when the other died before it could tell. */
  hearing(): () => boolean {
    const deaf = this.strength('tabs') > 0 && this.chance.once(this.strength('tabs') * 0.5);
    return () => !deaf || this.calm;
  }

  /** ms that a process is down. */
  downtime(): number {
    return this.calm ? 100 : 500 + this.chance.exponential(20_000);
  }

  /** ms until a call is answered. */
  dialling(): number {
    return 5 + this.chance.below(50);
  }

  portal(): boolean {
    return this.befalls('portal', 0.2);
  }
}
