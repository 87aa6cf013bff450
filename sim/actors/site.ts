/** One device of a member: its disk, its clock, what runs on it, and whether it has a network. */

import type { Id } from '../../src/kernel/ids.ts';
import type { Random } from '../../src/kernel/ports.ts';
import { StoreError } from '../../src/kernel/store.ts';
import type { Change, Scope, Write } from '../../src/replica/change.ts';
import type { Replica } from '../../src/replica/replica.ts';
import type { Registry } from '../../src/rooms/registry.ts';
import { type Connection, type Device, RELAIS, type Receiver, Reconnector, storedBlocks } from '../../src/sync/index.ts';
import { loadYjs, openDevice, Workplace } from '../../src/workplace/index.ts';
import { Outbox } from '../checks/outbox.ts';
import type { Simulation } from '../simulation.ts';
import { DeviceClock } from '../world/clock.ts';
import type { SimDisk } from '../world/disk.ts';
import { Process } from '../world/process.ts';
import { openStore } from '../world/process-store.ts';

/** Loaded before any run: what the machine's own disk takes is no virtual time. */
const text = await loadYjs();

/** What runs on a device. */
export interface Program {
  readonly process: Process;
  readonly device: Device;
  readonly replica: Replica;
  readonly workplace: Workplace;
  readonly line: Reconnector;
}

/** Who calls the hub. */
export interface Caller {
  readonly name: string;
  readonly member: Id;
  /** Whether something gets through, to the hub and from it. */
  readonly passes: { readonly up: boolean; readonly down: boolean };
}

export class Site implements Caller {
  readonly name: string;
  readonly member: Id;
  readonly disk: SimDisk;
  readonly clock: DeviceClock;
  readonly registry: Registry;
  readonly outbox: Outbox;
  /** Whether something gets through, to the hub and from it. */
  readonly passes = { up: true, down: true };
  private readonly sim: Simulation;
  private process: Process | undefined;
  program: Program | undefined;
  online = true;
  /** Its lid is closed, or it is on another continent. */
  away = false;
  /** Gestures made on it, for undo. */
  gestures: string[] = [];
  /** What the gesture that is made now draws its ids from. */
  random: Random;
  older: ReturnType<SimDisk['memory']['snapshot']> | undefined;

  constructor(sim: Simulation, name: string, member: Id, disk: SimDisk, registry: Registry) {
    this.sim = sim;
    this.name = name;
    this.member = member;
    this.disk = disk;
    this.registry = registry;
    this.clock = new DeviceClock(sim.time);
    this.random = sim.chance;
    this.outbox = new Outbox(sim, this);
  }

  /** It is the server's own. */
  get isServer(): boolean {
    return this.member === RELAIS;
  }

  get removed(): boolean {
    return this.sim.server.removed.has(this.member);
  }

  /** Starts the program, or starts it again: what was not saved is lost. */
  async boot(): Promise<void> {
    const { sim } = this;
    const process = new Process(sim.time);
    this.process = process;
    process.onEnd(() => this.ended(process));
    if (this.away) process.sleep();
    const store = openStore(this.disk, process, sim.time, sim.weather.hearing());
    const ports = { store, clock: this.clock, random: sim.chance, timers: process, signer: sim.signer, compressor: sim.compressor };
    try {
      const opened = await openDevice({
        ports: { ...ports, foldAfter: sim.plan.foldAfter, segmentRows: sim.plan.segmentRows },
        registry: this.registry,
        blocks: storedBlocks(store),
      });
      if (!(await opened.device.join(sim.server.workplace, this.member))) sim.fail(`${this.name} belongs to another workplace`);
      this.opened(process, opened);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      sim.time.after(5000, () => {
        process.kill();
      });
    }
  }

  private opened(process: Process, { device, replica }: { device: Device; replica: Replica }): void {
    const noting = {
      clock: device.clock,
      commit: (scope: Scope, command: string, writes: readonly Write[], options: { gesture?: Id; behalf?: string }) =>
        this.noted(device, device.commit(scope, command, writes, options)),
      undoing: (undo: string) => device.undoing(undo),
    };
    const workplace = new Workplace({
      device: noting,
      replica,
      registry: this.registry,
      random: { bytes: (length) => this.random.bytes(length) },
      me: this.member,
      zone: 'Europe/Paris',
      loadText: () => Promise.resolve(text),
      onDamage: () => device.mend(),
    });
    const line = new Reconnector(device, (receiver) => this.dial(process, receiver));
    this.program = { process, device, replica, workplace, line };
    this.outbox.opened(this.program);
    device.subscribe(() => process.alive && this.outbox.look());
    if (this.online) line.start();
  }

  private ended(process: Process): void {
    if (this.process !== process) return;
    this.process = undefined;
    this.program = undefined;
    this.gestures = [];
    this.outbox.died();
    if (!this.sim.over) this.sim.time.after(this.sim.weather.downtime(), () => this.bootIfDown());
  }

  bootIfDown(): void {
    if (this.process === undefined) void this.boot();
  }

  /** A change written without a command, as a version that is still to come would write it. */
  commit(scope: Scope, command: string, writes: readonly Write[], gesture?: Id): Change | undefined {
    const { program } = this;
    const options = gesture === undefined ? {} : { gesture };
    return program === undefined ? undefined : this.noted(program.device, program.device.commit(scope, command, writes, options));
  }

  private noted(device: Device, change: Change): Change {
    const { log } = device.core.journal(change.scope).state;
    if (log.cursor > 0 && this.sim.ledger.generation === 0 && change.stamp <= this.sim.ledger.stampAt(change.scope, log.cursor))
      this.sim.fail(`${this.name} stamped a change not after what it had seen`);
    this.outbox.made(change);
    return change;
  }

  private async dial(process: Process, receiver: Receiver): Promise<Connection | undefined> {
    const { sim } = this;
    await new Promise<void>((resolve) => process.after(sim.weather.dialling(), resolve));
    if (!this.passes.up || !this.passes.down) return undefined;
    if (sim.weather.portal()) return foreignPage(process, receiver);
    return sim.server.dial(this, receiver, process);
  }

  connect(): void {
    this.online = true;
    this.program?.line.start();
  }

  disconnect(): void {
    this.online = false;
    this.program?.line.stop();
  }

  kill(): void {
    this.process?.kill();
  }

  sleep(): void {
    this.away = true;
    this.process?.sleep();
  }

  wake(): void {
    if (this.sim.holiday) return;
    this.away = false;
    this.process?.wake();
  }
}

/** What a hotel's network answers instead of the hub (F31). */
function foreignPage(process: Process, receiver: Receiver): Connection {
  const page = new TextEncoder().encode('<html>Sign in to use the network</html>');
  return { send: () => void process.after(20, () => receiver.receive(page)), close: () => undefined };
}
