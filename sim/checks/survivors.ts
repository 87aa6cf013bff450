/**
 * What must be in the hub's log once the world has healed: all it holds, all that waits on a living device, and of what it
 * lost everything that a survivor can give back, which is what is under its author's signature without a hole before it.
 */

import type { Id } from '../../src/kernel/ids.ts';
import type { Change, Scope } from '../../src/replica/change.ts';
import { instantOf } from '../../src/replica/stamp.ts';
import { type Entry, loadKept } from '../../src/sync/stored.ts';
import type { Program } from '../actors/site.ts';
import type { Simulation } from '../simulation.ts';
import { tagOf } from './tags.ts';

/** What one place holds of one device's chain. */
interface Part {
  readonly changes: Map<number, Change>;
  readonly links: { readonly first: number; readonly last: number }[];
}

/** What must come back, by scope: what it says, and under which names it can. */
export type Survivors = ReadonlyMap<Scope, Kept>;

export class Kept {
  readonly tags = new Set<string>();
  readonly names = new Set<string>();

  add(change: Change): void {
    this.tags.add(tagOf(change));
    this.names.add(nameOf(change));
  }
}

export const nameOf = ({ device, seq }: Change): string => `${device}.${seq}`;

/** `shared`: what all living devices had of each log when the hub lost it. Whatever they let go of, it counts as theirs. */
export async function survivorsOf(sim: Simulation, shared?: ReadonlyMap<Scope, readonly Entry[]>): Promise<Survivors> {
  const survivors = new Map<Scope, Kept>();
  const places = new Map<Scope, Map<Id, Part>[]>();
  for (const [scope, { entries }] of sim.ledger.scopes) {
    const own = within(survivors, scope, () => new Kept());
    for (const entry of entries) if (entry.kind === 'change') own.add(entry.change);
  }
  for (const { program, removed } of sim.sites) {
    if (program === undefined || removed) continue;
    for (const scope of program.device.scopes) {
      const own = within(survivors, scope, () => new Kept());
      const { pending, chain } = program.device.core.journal(scope).state;
      for (const change of pending) if (!sim.refusals.has(tagOf(change))) own.add(change);
      const held = partsOf(await heldBy(sim, program, scope));
      for (const change of held.get(chain.device)?.changes.values() ?? []) own.add(change);
      within(places, scope, () => [] as Map<Id, Part>[]).push(held);
    }
  }
  for (const [scope, parts] of places) parts.push(partsOf(shared?.get(scope) ?? []));
  for (const [scope, parts] of places) for (const change of givenBack(sim, scope, parts)) survivors.get(scope)?.add(change);
  return survivors;
}

/** What a device has as changes and the hub may lack: not its log, where the hub's store never lost anything. */
async function heldBy(sim: Simulation, { device }: Program, scope: Scope): Promise<readonly Entry[]> {
  const { state, savedCursor } = device.core.journal(scope);
  const lost = sim.ledger.generation > 0;
  const kept = lost ? await loadKept(device.ports.store, device.ports.compressor, scope, savedCursor) : [];
  const links: Entry[] = state.links.map((link) => ({ kind: 'link', link }));
  return [...kept, ...(lost ? state.tail : []), ...[...state.held.values()].flat(), ...links];
}

function partsOf(entries: readonly Entry[]): Map<Id, Part> {
  const parts = new Map<Id, Part>();
  const part = (device: Id): Part => within(parts, device, () => ({ changes: new Map<number, Change>(), links: [] }));
  for (const entry of entries) {
    if (entry.kind === 'change') part(entry.change.device).changes.set(entry.change.seq, entry.change);
    else if (entry.kind === 'link') part(entry.link.device).links.push(entry.link);
  }
  return parts;
}

/** ms that a held change's stamp may lie ahead and be waited for: what is further in the future is shared when its time has come. */
const AHEAD = 10 * 60_000;

/** Follows each device's chain from where the hub has it signed, one signed piece after the other, whoever has it. */
function givenBack(sim: Simulation, scope: Scope, places: readonly Map<Id, Part>[]): readonly Change[] {
  const hub = partsOf(sim.ledger.timeline(scope).entries);
  const back: Change[] = [];
  const known = new Set([
    ...sim.ledger.registered,
    ...sim.sites.filter(({ removed }) => !removed).flatMap(({ program }) => idsOf(program)),
  ]);
  for (const device of new Set(places.flatMap((parts) => [...parts.keys()]))) {
    const all = [hub, ...places].flatMap((parts) => parts.get(device) ?? []);
    const end = sim.ledger.ends.get(`${scope}/${device}`);
    // Whose key the hub lost, and who does not come again to tell it, cannot be verified any more.
    if (!known.has(device)) continue;
    // Two stories under one name (a copy of a device, or one put back): which of them stays under that name is open.
    if (end !== undefined || sim.ledger.ambiguous.has(device) || isAmbiguous(all)) continue;
    let linked = Math.max(0, ...(hub.get(device)?.links.map(({ last }) => last) ?? []));
    for (let next = pieceAfter(linked, all); next !== undefined; next = pieceAfter(linked, all)) {
      if (next.some((change) => instantOf(change.stamp) > sim.time.now() + AHEAD || sim.refusals.has(tagOf(change)))) break;
      back.push(...next);
      linked += next.length;
    }
  }
  return back;
}

/** Ids under which a device tells the hub its keys. */
const idsOf = (program: Program | undefined): Id[] =>
  program === undefined ? [] : [program.device.id, ...program.device.core.identity.current.former.map(({ device }) => device)];

function pieceAfter(linked: number, parts: readonly Part[]): readonly Change[] | undefined {
  for (const { changes, links } of parts) {
    for (const { first, last } of links) {
      if (first !== linked + 1) continue;
      const piece = Array.from({ length: last - linked }, (_, index) => changes.get(first + index));
      if (piece.every((change) => change !== undefined)) return piece;
    }
  }
  return undefined;
}

function isAmbiguous(parts: readonly Part[]): boolean {
  const seen = new Map<number, { readonly tag: string; readonly stamp: number }>();
  for (const { changes } of parts) {
    for (const [seq, change] of changes) {
      const { stamp } = change;
      const tag = `${stamp} ${tagOf(change)}`;
      if ((seen.get(seq)?.tag ?? tag) !== tag) return true;
      seen.set(seq, { tag, stamp });
    }
  }
  // A device's stamps rise: where they do not, what follows was made before the device was put back to an older copy.
  const inOrder = [...seen].sort(([a], [b]) => a - b).map(([, { stamp }]) => stamp);
  return inOrder.some((stamp, index) => index > 0 && stamp <= (inOrder[index - 1] ?? 0));
}

function within<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
