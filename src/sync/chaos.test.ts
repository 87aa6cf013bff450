import { expect, test } from 'vitest';
import { type Id, newId } from '../kernel/ids.ts';
import { SHARED } from '../replica/change.ts';
import type { Value } from '../replica/value.ts';
import type { MemoryDisk } from '../storage/index.ts';
import { type Person, World } from './testing/people.ts';
import type { Weather } from './testing/world.ts';

const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);

/** Everything that befalls a small workplace in one seed. */
class Chaos {
  readonly world: World;
  readonly people: Person[] = [];
  readonly rows: Id[];
  readonly weather: Weather;
  /** Values that were saved by a device that still lives, in the order they were written. */
  readonly written = new Map<string, Person>();
  private backup: ReturnType<MemoryDisk['snapshot']> | undefined;
  private count = 0;

  constructor(seed: number) {
    this.world = new World(seed, 20);
    const { chance } = this.world;
    this.rows = Array.from({ length: 5 }, () => newId(chance));
    const loss = chance.next() * 0.06;
    const slow = 1 + chance.below(60);
    this.weather = { delay: () => chance.below(slow), cut: () => chance.next() < loss };
  }

  async step(): Promise<void> {
    const { chance, time } = this.world;
    const person = this.people[chance.below(this.people.length)] as Person;
    const dice = chance.below(100);
    if (dice < 50) this.write(person);
    else if (dice < 66) person.connect(this.weather);
    else if (dice < 72) person.cut();
    else if (dice < 78) await this.crash(person);
    else if (dice < 80) await this.restartHub();
    else if (dice < 81) this.backup = this.world.hubDisk.snapshot();
    else if (dice < 82) await this.restoreHub();
    else if (dice < 83) await this.clone(person);
    else if (dice < 84) await this.tab(person);
    else await time.pass(chance.below(dice < 97 ? 400 : 8000));
  }

  private write(person: Person): void {
    const { chance } = this.world;
    const value = `v${this.count++}`;
    person.write(this.rows[chance.below(this.rows.length)] as Id, ['title', 'state', 'place'][chance.below(3)] as string, value);
    this.written.set(value, person);
  }

  private async crash(person: Person): Promise<void> {
    await person.device.settled();
    person.cut();
    await person.open();
  }

  private async restartHub(): Promise<void> {
    for (const each of this.people) each.cut();
    await this.world.hub.close();
    this.world.openHub();
  }

  private async restoreHub(): Promise<void> {
    if (this.backup === undefined) return;
    for (const each of this.people) each.cut();
    await this.world.hub.close();
    this.world.hubDisk.restore(this.backup);
    this.world.openHub();
    await this.world.hub.renewEpoch(this.world.workplace);
  }

  private async clone(person: Person): Promise<void> {
    if (this.people.length > 5) return;
    await person.device.settled();
    this.people.push(await this.world.person({ member: person.member, disk: person.disk.clone() }));
  }

  private async tab(person: Person): Promise<void> {
    if (this.people.length > 5) return;
    this.people.push(await this.world.person({ member: person.member, disk: person.disk }));
  }

  async heal(): Promise<void> {
    for (let round = 0; round < 12; round++) {
      for (const person of this.people) {
        person.cut();
        await this.world.time.pass(50);
        person.connect();
        await this.world.time.pass(1500);
      }
    }
    await this.world.time.pass(10_000);
  }

  /** Every value the hub's log holds. */
  async values(): Promise<Set<Value>> {
    const person = await this.world.person();
    person.connect();
    await this.world.time.pass(3000);
    const found = new Set<Value>();
    for (const row of this.rows) {
      const asked = person.device.history('task', row);
      await this.world.time.pass(2000);
      for (const { change } of (await asked).happened) for (const write of change.writes) found.add(write.value);
    }
    this.people.push(person);
    return found;
  }
}

test.each(SEEDS)(
  '[S1] [S4] [S5] [X1] [R9] [F06] [F08] [F12] seed %i: cuts, crashes, copies, tabs and restores lose nothing, and all agree',
  async (seed) => {
    const chaos = new Chaos(seed);
    const { world } = chaos;
    for (let i = 0; i < 3; i++) chaos.people.push(await world.person({ offset: (world.chance.below(5) - 2) * 1_800_000 }));
    for (let step = 0; step < 150; step++) await chaos.step();
    await chaos.heal();
    const values = await chaos.values();
    const [first, ...others] = await Promise.all(chaos.people.map((person) => person.state(SHARED)));
    for (const other of others) expect(other).toEqual(first);
    for (const person of chaos.people) expect(person.device.status).toMatchObject({ waiting: 0, unsaved: 0 });
    expect([...chaos.written.keys()].filter((value) => !values.has(value))).toEqual([]);
  },
);
