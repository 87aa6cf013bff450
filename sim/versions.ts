/** The versions of the program that devices run: today's, and one from before the tasks, which keeps what it does not know. */

import { createRegistry } from '../src/rooms/create-registry.ts';
import { people } from '../src/rooms/people/index.ts';
import { places } from '../src/rooms/places/index.ts';
import { type Registry, registry } from '../src/rooms/registry.ts';
import type { Plan } from './plan.ts';
import type { Chance } from './world/chance.ts';

const earlier = createRegistry([people, places]);

export function registryOf(plan: Plan, chance: Chance): Registry {
  const strength = plan.faults.get('versions') ?? 0;
  return strength > 0 && chance.once(strength * 0.5) ? earlier : registry;
}
