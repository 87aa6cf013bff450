/** Devices and a hub in a small world, as tests use them. */

import { type Id, newId } from '../../kernel/ids.ts';
import type { Clock, Compressor } from '../../kernel/ports.ts';
import type { Problem } from '../../kernel/result.ts';
import type { Store } from '../../kernel/store.ts';
import { type Change, SHARED, type Write } from '../../replica/change.ts';
import { Replica } from '../../replica/replica.ts';
import type { Table } from '../../replica/schema.ts';
import { replicaState } from '../../replica/testing/reference.ts';
import type { Value } from '../../replica/value.ts';
import { type MemoryDisk, memoryDisk } from '../../storage/index.ts';
import { Device } from '../device.ts';
import { storedBlocks } from '../device-blocks.ts';
import { Hub } from '../hub.ts';
import type { Authority } from '../hub-connection.ts';
import { Session } from '../session.ts';
import { Chance, compressor as deflating, fine, toySigner, VirtualTime, type Weather, Wire } from './world.ts';

export class World {
  readonly time = new VirtualTime();
  readonly chance: Chance;
  readonly workplace: Id;
  readonly hubDisk: MemoryDisk = memoryDisk();
  readonly accepted: Change[] = [];
  hub: Hub;
  /** How soon logs are folded, on hub and devices. */
  readonly foldAfter: number | undefined;
  readonly compressor: Compressor;

  constructor(seed = 1, foldAfter?: number, compressor: Compressor = deflating) {
    this.foldAfter = foldAfter;
    this.compressor = compressor;
    this.chance = new Chance(seed);
    this.workplace = newId(this.chance);
    this.hub = this.openHub();
  }

  openHub(clock: Clock = this.time): Hub {
    const { chance } = this;
    this.hub = new Hub({
      store: this.hubDisk.open(),
      clock,
      random: chance,
      timers: this.time,
      signer: toySigner(chance),
      compressor: this.compressor,
      ...(this.foldAfter === undefined ? {} : { foldAfter: this.foldAfter }),
      onAccepted: (_workplace, _scope, changes) => this.accepted.push(...changes),
    });
    return this.hub;
  }

  /** A new device of a member; `offset` is how wrong its clock is, in ms. */
  async person(options: { member?: Id; offset?: number; disk?: MemoryDisk } = {}): Promise<Person> {
    const person = new Person(
      this,
      options.member ?? newId(this.chance),
      options.disk ?? memoryDisk(),
      this.time.offset(options.offset ?? 0),
    );
    await person.open();
    await person.device.join(this.workplace, person.member);
    return person;
  }
}

/** One device: its disk, what runs on it, its connection. */
export class Person {
  readonly world: World;
  readonly member: Id;
  readonly disk: MemoryDisk;
  readonly clock: Clock;
  device!: Device;
  replica!: Replica;
  wire: Wire | undefined;
  private store: Store | undefined;
  session: Session | undefined;
  readonly ends: (Problem | undefined)[] = [];

  constructor(world: World, member: Id, disk: MemoryDisk, clock: Clock) {
    this.world = world;
    this.member = member;
    this.disk = disk;
    this.clock = clock;
  }

  /** Starts the process, or starts it again after a crash: what was not saved is lost. */
  async open(tables: readonly Table[] = []): Promise<void> {
    const { world } = this;
    await this.store?.close();
    const store = this.disk.open();
    this.store = store;
    this.replica = new Replica({ tables, blocks: storedBlocks(store), compressor: world.compressor });
    this.device = await Device.open(
      {
        store,
        clock: this.clock,
        random: world.chance,
        timers: world.time,
        signer: toySigner(world.chance),
        compressor: world.compressor,
        ...(world.foldAfter === undefined ? {} : { foldAfter: world.foldAfter }),
      },
      this.replica,
    );
  }

  get authority(): Authority {
    return { workplace: this.world.workplace, member: this.member, scopes: [SHARED, `private:${this.member}`] };
  }

  connect(weather: Weather = fine): Session {
    const wire = new Wire(this.world.time, weather);
    const session = new Session(this.device, wire.device, { ended: (problem) => void this.ends.push(problem) });
    wire.toDevice = session;
    wire.toHub = this.world.hub.connect(this.authority, wire.hub);
    this.wire = wire;
    this.session = session;
    void session.start();
    return session;
  }

  cut(): void {
    this.wire?.break();
    this.wire = undefined;
  }

  /** One gesture on one cell. */
  write(row: Id, column: string, value: Value, table = 'task'): Change {
    return this.device.commit(SHARED, `${table}.edit`, [cell(row, column, value, table)]);
  }

  state(scope = SHARED): Promise<Map<string, Value>> {
    return replicaState(this.replica, scope);
  }
}

export const cell = (row: Id, column: string, value: Value, table = 'task'): Write => ({ table, row, column, rule: 'last', value });
