/** The shared suite: what holds of every room, whatever it is about. `testRoom(room)` is a room's whole `room.test.ts`. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yjsText } from '../../replica/text.ts';
import type { TextPort } from '../../replica/text-port.ts';
import { createRegistry, type Registry } from '../create-registry.ts';
import { registry as all } from '../registry.ts';
import type { Command, Room } from '../room.ts';
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

export interface Exceptions {
  /** Commands without words of their own that make something new each time they are carried out, as using a template does. */
  readonly anew?: readonly string[];
}

export function testRoom(room: Room, { anew = [] }: Exceptions = {}): void {
  // A room that is not in the registry yet is tried among those that are.
  const registry = all.rooms.includes(room) ? all : createRegistry([...all.rooms, room]);
  describe(`room ${room.name}`, () => {
    for (const command of room.commands) refusesBadInput(registry, command.name);
    speaks(room, registry);
    pointsSomewhere(room, registry);
    hasKeysOfItsOwn(room, registry);
    converges(room, registry);
    for (const command of room.commands) if (!saysSomething(command)) meets(room, registry, command, anew.includes(command.name));
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

function pointsSomewhere(room: Room, registry: Registry): void {
  test('every reference is to a table that a room has', () => {
    const fields = [...room.tables.map((table) => table.columns), ...[...room.commands, ...room.queries].map(({ input }) => input)];
    const tables = fields.flatMap((each) => Object.values(each).map((field) => field.table ?? field.of?.table));
    expect(tables.filter((table) => table !== undefined && !registry.tables.has(table))).toEqual([]);
  });
}

function hasKeysOfItsOwn(room: Room, registry: Registry): void {
  test('no key of a command means two things for the same row', () => {
    const all = [...registry.commands.values()];
    for (const command of room.commands.filter(({ key }) => key !== undefined)) {
      const others = all.filter((other) => other !== command && other.key === command.key);
      expect(
        others.filter((other) => areForOne(other, command)).map(({ name }) => name),
        `also on ${command.key}`,
      ).toEqual([]);
    }
  });
}

/** What is for no row at all works anywhere. */
function areForOne(a: Command, b: Command): boolean {
  const [left, right] = [subjectTable(a), subjectTable(b)];
  return left === undefined || right === undefined || left === right;
}

const subjectTable = ({ input }: Command) => Object.values(input).find(({ kind, optional }) => kind === 'ref' && !optional)?.table;

/** Its arguments hold words or data of the person's own: done twice, it rightly makes two things. */
const saysSomething = ({ input }: Command): boolean =>
  Object.values(input).some((field) => ['string', 'long', 'text', 'json'].includes(field.of?.kind ?? field.kind));

/** What one member says on two devices apart from each other is said once: ids of the same fact derive from it. */
function meets(room: Room, registry: Registry, { name, input }: Command, anew: boolean): void {
  test(`[R4] ${name} made on two devices of a member is one`, () => {
    let differed = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const { changes } = tellStory(registry, seed, STEPS, room);
        const [desk, pocket] = ['desk', 'pocket'].map((device) => deviceWith(registry, changes, undefined, device)) as [Device, Device];
        const given = someArguments(input, new Chance(seed), rowsOf(registry, desk));
        if (!desk.run(name, given, { confirmed: true }).ok) return;
        const once = standing(registry, desk);
        pocket.run(name, given, { confirmed: true });
        desk.meet(pocket);
        const same = once === standing(registry, desk);
        if (!same) differed++;
        if (!anew)
          expect(
            same,
            `${name} with ${JSON.stringify(given)} gives as many rows as made once; else derive the id, or list it as making anew`,
          ).toBe(true);
      }),
      { numRuns: RUNS },
    );
    if (anew) expect(differed, `${name} makes nothing anew: it need not be listed`).toBeGreaterThan(0);
  });
}

/** How many rows stand in each table. */
const standing = (registry: Registry, device: Device): string =>
  [...registry.tables.values()].map((table) => `${table.name} ${device.replica.where(table).count}`).join(', ');

function converges(room: Room, registry: Registry): void {
  const stories = (check: (story: Story, chance: Chance) => void) =>
    fc.assert(
      fc.property(seeds, (seed) => check(tellStory(registry, seed, STEPS, room), new Chance(seed))),
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
        const { changes } = tellStory(registry, seed, STEPS, room);
        const chaos = writeChaos([...registry.tables.values()], seed, 80, room.tables);
        for (const state of [changes, chaos, [...changes, ...chaos]]) answersEverything(room, deviceWith(registry, state), registry, seed);
      }),
      { numRuns: RUNS },
    );
  });

  test('[R7] every state that merging reaches can be worked on', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const device = deviceWith(registry, writeChaos([...registry.tables.values()], seed, 80, room.tables));
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
      const given = someArguments(input, chance, rowsOf(registry, device));
      expect(JSON.stringify(answered(device, name, given)), `${name} answers plain data`).toBeTypeOf('string');
    }
  }
}

function answered(device: Device, name: string, given: unknown): unknown {
  try {
    return device.ask(name, given);
  } catch (cause) {
    throw new Error(`${name} threw when asked with ${JSON.stringify(given)}: any cell may be null or of another kind`, { cause });
  }
}

function deviceWith(registry: Registry, changes: Story['changes'], text?: TextPort, name = 'a device that only looks'): Device {
  const device = new Device(registry, 'ana', name, text);
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
