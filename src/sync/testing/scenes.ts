/** What befalls people and hub in several tests. */

import { SHARED } from '../../replica/change.ts';
import type { Person, World } from './people.ts';

/** The hub's disk is put back to an older copy, or emptied, and the server starts again. */
export async function restoreHub(world: World, older?: ReturnType<World['hubDisk']['snapshot']>, told = true): Promise<void> {
  await world.hub.close();
  await world.time.pass(100);
  world.hubDisk.restore(older);
  world.openHub();
  if (told) await world.hub.renewEpoch(world.workplace);
}

/** Of how many devices somebody holds what the hub lacks. */
export const held = (person: Person): number => person.device.core.journal(SHARED).state.held.size;
/** How far somebody knows a device’s chain to be signed. */
export const linked = (person: Person, of: Person): number => person.device.core.journal(SHARED).state.heads.linkedOf(of.device.id);

/** What somebody sees who has nothing but what the hub gives. */
export async function seenAnew(world: World): Promise<Map<string, unknown>> {
  const person = await world.person();
  person.connect();
  await world.time.pass(1000);
  return person.state();
}

export async function connected(world: World, ...people: readonly Person[]): Promise<void> {
  for (const person of people) person.connect();
  await world.time.pass(500);
}
