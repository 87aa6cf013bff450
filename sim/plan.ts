/** What one seed is made of: how many devices, how much work, and which faults how strongly. Drawn from the seed alone. */

import { FAULT_NAMES, type Fault, LATER } from './faults.ts';
import { Chance } from './world/chance.ts';

export interface Plan {
  readonly seed: number;
  readonly devices: number;
  readonly members: number;
  readonly gestures: number;
  /** Virtual ms in which the work is done. */
  readonly span: number;
  /** Strengths from 0 to 1; a fault that is missing does not befall. */
  readonly faults: ReadonlyMap<Fault, number>;
  /** Cells after which logs are folded: little, so that it happens often. */
  readonly foldAfter: number;
  /** Rows of a full segment: few, so that a table has many. */
  readonly segmentRows: number;
  /** ms in which the hub gathers. */
  readonly gather: number;
  /** Signatures and compression as they are in production; slow, so only now and then. */
  readonly real: boolean;
  /** Whether members use the commands of all rooms; else they write as `sim/workload.ts` alone says, and a growing room changes nothing. */
  readonly rooms: boolean;
}

/** What a run asks for, over what the seed would draw. */
export interface Wishes {
  readonly devices?: number;
  readonly gestures?: number;
  readonly rooms?: boolean;
  readonly without?: readonly Fault[];
  /** Faults that befall in any case, strongly. */
  readonly with?: readonly Fault[];
}

const MINUTE = 60_000;
/** Cells after which logs are folded where they are to be let go of, which is done with folding. */
const LETTING_GO = 80;

export function drawPlan(seed: number, wishes: Wishes = {}): Plan {
  const chance = new Chance(seed, 'plan');
  const drawn = chance.once(0.15) ? 2 + chance.below(3) : chance.once(0.7) ? 4 + chance.below(10) : 14 + chance.below(24);
  const devices = wishes.devices ?? drawn;
  const share = chance.once(0.1) ? 0 : 0.1 + chance.next() * 0.5;
  const faults = new Map<Fault, number>();
  for (const fault of FAULT_NAMES) {
    const own = LATER.includes(fault) ? new Chance(seed, `plan ${fault}`) : chance;
    const strength = own.next();
    if (own.once(share) && wishes.without?.includes(fault) !== true) faults.set(fault, strength);
    if (wishes.with?.includes(fault) === true) faults.set(fault, Math.max(0.6, strength));
  }
  const busy = 30 + chance.below(110);
  return {
    seed,
    devices,
    members: Math.max(1, Math.ceil(devices * (0.4 + chance.next() * 0.6))),
    gestures: wishes.gestures ?? busy,
    span: (3 + chance.exponential(40)) * MINUTE,
    faults,
    foldAfter: Math.min(chance.pick([40, 150, 400, 2000]) ?? 400, faults.has('covering') ? LETTING_GO : Number.POSITIVE_INFINITY),
    gather: chance.pick([0, 0, 5, 50]) ?? 0,
    real: chance.once(0.02),
    segmentRows: chance.pick([10, 60, 16_384]) ?? 60,
    rooms: wishes.rooms ?? true,
  };
}
