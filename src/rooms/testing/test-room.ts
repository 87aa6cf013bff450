/** The shared suite: what holds of every room, whatever it is about. `testRoom(room)` is a room's whole `room.test.ts`. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yjsText } from '../../replica/text.ts';
import type { TextPort } from '../../replica/text-port.ts';
import { createRegistry, type Registry } from '../create-registry.ts';
import { registry as all } from '../registry.ts';
import type { Room } from '../room.ts';
import { wantedTexts } from '../wanted-texts.ts';
import { Chance } from './chance.ts';
import { Device } from './device.ts';
import { frozenSamples } from './frozen.ts';
import { NaiveReplica } from './naive-reader.ts';
import { someArguments, wrongArguments } from './random-arguments.ts';
import { oneRowEach, rowsOf, type Story, tellStory, writeChaos } from './stories.ts';

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const RUNS = 12;
const STEPS = 60;

export function testRoom(room: Room): void {
  // A room that is not in the registry yet is tried among those that are.
  const registry = all.rooms.includes(room) ? all : createRegistry([...all.rooms, room]);
  describe(`room ${room.name}`, () => {
    for (const command of room.commands) refusesBadInput(registry, command.name);
    speaks(room, registry);
    converges(registry);
    renders(room, registry);
    loadsFrozenSamples(room, registry);
  });
}

/** Wrong arguments are refused with a code that has words, name the field, and write nothing. */
function refusesBadInput(registry: Registry, name: string): void {
  test(`${name} refuses bad input`, () => {
    const device = deviceWith(registry, [oneRowEach([...registry.tables.values()])]);
    const command = registry.commands.get(name);
    if (command === undefined) throw new Error(`${name} is in the registry`);
    const right = someArguments(required(command.input), new Chance(5), rowsOf(registry, device));
    const before = device.changes.length;
    for (const { what, field, input } of wrongArguments(command.input, right)) {
      const problem = device.refused(name, input);
      expect(problem, `${name} with ${what}`).toMatchObject({ params: { field } });
      expectWords(registry, `problem.${problem?.code}`);
    }
    expect(device.changes).toHaveLength(before);
  });
}

function speaks(room: Room, { messages }: Registry): void {
  test('everything it offers has a name and a sentence in both languages', () => {
    const missing = (['en', 'fr'] as const).flatMap((language) =>
      wantedTexts(room)
        .required.filter((keys) => !keys.some((key) => Object.hasOwn(messages[language], key)))
        .map((keys) => `${language}: ${keys.join(' or ')}`),
    );
    expect(missing).toEqual([]);
  });
}

function converges(registry: Registry): void {
  const stories = (check: (story: Story, chance: Chance) => void) =>
    fc.assert(
      fc.property(seeds, (seed) => check(tellStory(registry, seed, STEPS), new Chance(seed))),
      { numRuns: RUNS },
    );

  test('[R1] changes delivered in any order and several times give one state', () => {
    stories(({ changes }, chance) => {
      const straight = replicaOf(changes);
      const shuffled = replicaOf([...chance.shuffled(changes), ...chance.shuffled(changes).slice(0, 20)]);
      expect(shuffled.dump()).toBe(straight.dump());
    });
  });

  test('whatever is refused has words in both languages', () => {
    stories(({ refusals }) => {
      for (const { code } of refusals) expectWords(registry, `problem.${code}`);
    });
  });
}

function renders(room: Room, registry: Registry): void {
  test('[R7] every state that merging reaches can be shown', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { changes } = tellStory(registry, seed, STEPS);
        const chaos = writeChaos([...registry.tables.values()], seed, 80);
        for (const state of [changes, chaos, [...changes, ...chaos]]) answersEverything(room, deviceWith(registry, state), registry, seed);
      }),
      { numRuns: RUNS },
    );
  });

  test('[R7] every state that merging reaches can be worked on', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const device = deviceWith(registry, writeChaos([...registry.tables.values()], seed, 80));
        const chance = new Chance(seed);
        for (const { name, input } of room.commands) {
          const outcome = device.run(name, someArguments(input, chance, rowsOf(registry, device)));
          if (!outcome.ok) expectWords(registry, `problem.${outcome.problem.code}`);
        }
      }),
      { numRuns: RUNS },
    );
  });
}

/** A sample once made is never made anew: what a released version wrote loads for ever (R6). */
function loadsFrozenSamples(room: Room, registry: Registry): void {
  for (const { name, changes, asks } of frozenSamples(room.name)) {
    test(`[R6] the sample ${name} loads and answers as it did`, () => {
      const device = deviceWith(registry, changes, yjsText);
      for (const { query, input, answer } of asks) expect({ answer: device.ask(query, input) }, query).toMatchObject({ answer });
      answersEverything(room, device, registry, 1);
    });
  }
}

function answersEverything(room: Room, device: Device, registry: Registry, seed: number): void {
  const chance = new Chance(seed);
  for (const { name, input } of room.queries) {
    for (let i = 0; i < 3; i++) {
      const answer = device.ask(name, someArguments(input, chance, rowsOf(registry, device)));
      expect(JSON.stringify(answer), `${name} answers plain data`).toBeTypeOf('string');
    }
  }
}

function deviceWith(registry: Registry, changes: Story['changes'], text?: TextPort): Device {
  const device = new Device(registry, 'ana', 'a device that only looks', text);
  device.receive(changes);
  return device;
}

function replicaOf(changes: Story['changes']): NaiveReplica {
  const replica = new NaiveReplica();
  for (const change of changes) replica.apply([change]);
  return replica;
}

const required = <T extends { readonly optional: boolean }>(fields: Readonly<Record<string, T>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, field]) => !field.optional));

function expectWords(registry: Registry, key: string): void {
  expect(registry.messages.en[key], `${key} in English`).toBeTypeOf('string');
  expect(registry.messages.fr[key], `${key} in French`).toBeTypeOf('string');
}
