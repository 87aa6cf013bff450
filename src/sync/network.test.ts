import { expect, test } from 'vitest';
import { type Id, newId } from '../kernel/ids.ts';
import { referenceState } from '../replica/testing/reference.ts';
import type { Person } from './testing/people.ts';
import { World } from './testing/people.ts';
import type { Weather } from './testing/world.ts';

const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);

test.each(SEEDS)('[S1] [S2] [S4] [F23] seed %i: cuts, restarts and delays lose nothing and all agree', async (seed) => {
  const world = new World(seed);
  const { chance } = world;
  const rows: Id[] = Array.from({ length: 6 }, () => newId(chance));
  const people: Person[] = [];
  for (let i = 0; i < 3; i++) people.push(await world.person({ offset: (chance.below(3) - 1) * 30_000 }));
  const weather: Weather = { delay: () => chance.below(40), cut: () => chance.next() < 0.05 };
  const written: string[] = [];
  for (let step = 0; step < 120; step++) {
    const person = people[chance.below(people.length)] as Person;
    const dice = chance.next();
    if (dice < 0.6) {
      const value = `v${step}`;
      person.write(rows[chance.below(rows.length)] as Id, chance.below(2) === 0 ? 'title' : 'state', value);
      written.push(value);
    } else if (dice < 0.75) person.connect(weather);
    else if (dice < 0.83) person.cut();
    else if (dice < 0.88) {
      await person.device.settled();
      person.cut();
      await person.open();
    } else if (dice < 0.9) {
      for (const each of people) each.cut();
      await world.hub.close();
      world.openHub();
    } else await world.time.pass(chance.below(300));
  }
  for (let i = 0; i < 6; i++) {
    for (const person of people) {
      person.cut();
      await world.time.pass(20);
      person.connect();
    }
    await world.time.pass(5000);
  }
  const expected = referenceState(world.accepted);
  for (const person of people) {
    expect(person.device.status).toMatchObject({ waiting: 0, unsaved: 0, problems: [] });
    expect(await person.state()).toEqual(expected);
  }
  const values = new Set(world.accepted.flatMap((change) => change.writes.map((write) => write.value)));
  expect(written.filter((value) => !values.has(value))).toEqual([]);
});
