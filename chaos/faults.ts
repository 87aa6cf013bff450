/** The faults of the matrix: what each does to the run, for how long, and how it is over. All chances come from the run's seed. */

import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../src/rooms/testing/chance.ts';
import { fine, type Line, type Weather } from './proxy.ts';

/** What faults can do to a run. */
export interface Victims {
  readonly clients: number;
  line(client: number): Line;
  signalClient(client: number, signal: 'SIGSTOP' | 'SIGCONT'): void;
  signalServer(signal: 'SIGSTOP' | 'SIGCONT'): void;
  killClient(client: number): Promise<void>;
  reviveClient(client: number): Promise<void>;
  killServer(): Promise<void>;
  reviveServer(): Promise<void>;
}

type Fault = (victims: Victims, chance: Chance) => Promise<void>;

const kinds = { pause: stopping, disconnect, 'kill-client': killClients, 'kill-server': killServer, partition };

const single = Object.keys(kinds) as readonly (keyof typeof kinds)[];

export const faultNames = ['none', ...single, 'all'] as const;
export type FaultName = (typeof faultNames)[number];

/** Does one fault of this name, from its beginning to its end. */
export async function inject(name: FaultName, victims: Victims, chance: Chance): Promise<void> {
  const kind = name === 'all' ? chance.pick(single) : name === 'none' ? undefined : name;
  if (kind !== undefined) await (kinds[kind] satisfies Fault)(victims, chance);
}

/** ms from `least` to `most`. */
const between = (chance: Chance, least: number, most: number): number => least + chance.int(most - least);

function some(victims: Victims, chance: Chance, most: number): readonly number[] {
  return chance.shuffled(Array.from({ length: victims.clients }, (_, client) => client)).slice(0, 1 + chance.int(most));
}

async function stopping(victims: Victims, chance: Chance): Promise<void> {
  const server = chance.once(4);
  const clients = server ? [] : some(victims, chance, 4);
  if (server) victims.signalServer('SIGSTOP');
  for (const client of clients) victims.signalClient(client, 'SIGSTOP');
  await pause(between(chance, 500, 12_000));
  if (server) victims.signalServer('SIGCONT');
  for (const client of clients) victims.signalClient(client, 'SIGCONT');
}

async function disconnect(victims: Victims, chance: Chance): Promise<void> {
  const clients = some(victims, chance, victims.clients);
  for (const client of clients) victims.line(client).turn({ ...fine, cut: true });
  await pause(between(chance, 200, 8000));
  for (const client of clients) victims.line(client).turn(fine);
}

async function killClients(victims: Victims, chance: Chance): Promise<void> {
  const clients = some(victims, chance, 3);
  await Promise.all(clients.map((client) => victims.killClient(client)));
  await pause(between(chance, 200, 4000));
  await Promise.all(clients.map((client) => victims.reviveClient(client)));
}

async function killServer(victims: Victims, chance: Chance): Promise<void> {
  await victims.killServer();
  await pause(between(chance, 200, 4000));
  await victims.reviveServer();
}

const ways: readonly Weather['held'][] = [['up'], ['down'], ['up', 'down']];

/** Half-open lines: nothing gets through one way or both, and nobody is told. Some come back as they were, some are forgotten. */
async function partition(victims: Victims, chance: Chance): Promise<void> {
  const clients = some(victims, chance, victims.clients - 1);
  for (const client of clients) victims.line(client).turn({ cut: false, held: chance.pick(ways) ?? [], delay: chance.int(300) });
  await pause(between(chance, 3000, 25_000));
  for (const client of clients) {
    if (chance.once(2)) victims.line(client).forget();
    victims.line(client).turn({ ...fine, delay: chance.once(3) ? chance.int(200) : 0 });
  }
}
