/** The server's side: one or two hubs on one store, who may come in, and what befalls them. */

import { type Id, newId } from '../../src/kernel/ids.ts';
import { EVERYTHING } from '../../src/kernel/store.ts';
import { privateScope, SHARED } from '../../src/replica/change.ts';
import { becomeAnother, type Connection, Hub, type Receiver } from '../../src/sync/index.ts';
import type { Simulation } from '../simulation.ts';
import { SimDisk } from '../world/disk.ts';
import { Process } from '../world/process.ts';
import { openStore } from '../world/process-store.ts';
import { Wire } from '../world/wire.ts';
import type { Caller, Site } from './site.ts';

type Snapshot = ReturnType<SimDisk['memory']['snapshot']>;

interface Running {
  readonly process: Process;
  readonly hub: Hub;
}

export class Server {
  readonly workplace: Id;
  readonly disk: SimDisk;
  /** ms by which its clock is wrong. */
  private wrong = 0;
  /** The latest it showed before its clock was set. */
  private shown = 0;
  /** Members that an administrator removed. */
  readonly removed = new Set<Id>();
  private running: Running[] = [];
  private copy: Snapshot | undefined;
  /** Of the devices that are the server's own, which are in its backup. */
  private readonly ownCopies = new Map<Site, Snapshot>();
  private readonly sim: Simulation;
  private down = false;

  constructor(sim: Simulation) {
    this.sim = sim;
    this.workplace = newId(sim.chance);
    this.disk = new SimDisk(sim.chance, sim.weather.hubDisk(), sim.plan.faults.has('lost-fsync'));
  }

  set offset(ms: number) {
    this.shown = this.latest;
    this.wrong = ms;
  }

  /** The latest instant its clock has shown, ms since 1970. */
  get latest(): number {
    return Math.max(this.shown, this.sim.time.now() + this.wrong);
  }

  get hubs(): readonly Running[] {
    return this.running;
  }

  start(): void {
    this.down = false;
    const count = this.sim.plan.faults.has('two-hubs') ? 2 : 1;
    while (this.running.length < count) this.running.push(this.open());
  }

  private open(): Running {
    const { sim } = this;
    const process = new Process(sim.time);
    const hub = new Hub({
      store: openStore(this.disk, process, sim.time),
      clock: { now: () => sim.time.now() + this.wrong },
      random: sim.chance,
      timers: process,
      signer: sim.signer,
      compressor: sim.compressor,
      gather: sim.plan.gather,
      foldAfter: sim.plan.foldAfter,
      segmentRows: sim.plan.segmentRows,
      onAccepted: (_workplace, scope, _changes, cursor) => {
        if (cursor > sim.ledger.timeline(scope).entries.length)
          sim.fail(`${scope}: the hub announced cursor ${cursor} before it was durable`);
      },
    });
    process.onEnd(() => {
      this.running = this.running.filter((one) => one.process !== process);
      if (!this.down) sim.time.after(sim.weather.downtime(), () => this.start());
    });
    return { process, hub };
  }

  /** A device dials. */
  dial(site: Caller, receiver: Receiver, device: Process): Connection | undefined {
    const { sim } = this;
    const one = sim.chance.pick(this.running);
    if (one === undefined || this.removed.has(site.member)) return undefined;
    const wire = new Wire(sim.time, sim.weather.way(site), device, one.process);
    wire.toDevice = receiver;
    const scopes = [SHARED, privateScope(site.member)];
    wire.toHub = one.hub.connect({ workplace: this.workplace, member: site.member, scopes }, wire.hub);
    return wire.device;
  }

  /** The machine goes down; with a disk that lies, what it had not written is gone. */
  async crash(power: boolean): Promise<void> {
    this.down = true;
    for (const { process } of [...this.running]) process.kill();
    if (power && this.disk.powerCut()) {
      this.sim.injected.add('lost-fsync');
      await this.rolledBack();
    }
    this.sim.time.after(this.sim.weather.downtime(), () => this.start());
  }

  get hasCopy(): boolean {
    return this.copy !== undefined;
  }

  backup(): void {
    this.copy = this.disk.memory.snapshot();
    this.ownCopies.clear();
    for (const site of this.sim.sites) if (site.isServer) this.ownCopies.set(site, site.disk.memory.snapshot());
  }

  /** Put back from the copy, as the server's restore does: a new epoch before anybody connects. */
  async restore(): Promise<void> {
    if (this.copy === undefined) return;
    this.down = true;
    for (const { process } of [...this.running]) process.kill();
    this.disk.memory.restore(this.copy);
    for (const [site, copy] of this.ownCopies) {
      this.sim.replaceDisk(site, copy);
      await becomeAnother(site.disk.memory.open(), this.sim.chance);
    }
    this.sim.injected.add('hub-restore');
    await this.rolledBack();
    const process = new Process(this.sim.time);
    const calm = new SimDisk(this.sim.chance, this.sim.weather.calmDisk(this.disk.ways), false, this.disk.memory);
    const { sim } = this;
    const ports = { clock: sim.time, random: sim.chance, timers: process, signer: sim.signer, compressor: sim.compressor };
    await new Hub({ store: openStore(calm, process, sim.time), ...ports }).renewEpoch(this.workplace);
    process.kill();
    this.sim.time.after(this.sim.weather.downtime(), () => this.start());
  }

  private async rolledBack(): Promise<void> {
    const store = this.disk.memory.open();
    await this.sim.ledger.rolledBack((collection) => store.range(collection, EVERYTHING));
    await store.close();
    this.sim.nobodyEnded();
    // What was removed since is removed again by the administrator.
    for (const member of this.removed) this.removeAgain(member);
  }

  /** Removes a member, as often as it takes while hubs die under it. */
  remove(member: Id): void {
    this.removed.add(member);
    this.removeAgain(member);
  }

  private removeAgain(member: Id): void {
    const { sim } = this;
    const generation = sim.ledger.generation;
    const [one] = this.running;
    if (one === undefined) {
      sim.time.after(2000, () => this.removeAgain(member));
      return;
    }
    let over = false;
    one.process.onEnd(() => {
      if (!over && sim.ledger.generation === generation) this.removeAgain(member);
    });
    one.hub.removeMember(this.workplace, member).then(
      () => {
        over = true;
        if (generation === sim.ledger.generation) sim.memberEnded(member);
      },
      () => {
        over = true;
        sim.time.after(2000, () => this.removeAgain(member));
      },
    );
  }
}
