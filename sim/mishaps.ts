/** What befalls a world at one moment, fault by fault. Each counts itself when it really happens. */

import { type Id, newId } from '../src/kernel/ids.ts';
import { EVERYTHING } from '../src/kernel/store.ts';
import { privateScope, SHARED } from '../src/replica/change.ts';
import { decodeMessage, encodeMessage, PROTOCOL, RELAIS } from '../src/sync/index.ts';
import { DEVICE } from '../src/sync/stored.ts';
import type { Site } from './actors/site.ts';
import { checkBundle, expungedOf } from './checks/bundle.ts';
import type { Fault } from './faults.ts';
import type { Simulation } from './simulation.ts';
import type { Workload } from './workload.ts';
import { Chance } from './world/chance.ts';
import { Process } from './world/process.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export class Mishaps {
  private readonly sim: Simulation;
  private readonly workload: Workload;
  private readonly chance: Chance;

  constructor(sim: Simulation, workload: Workload) {
    this.sim = sim;
    this.workload = workload;
    this.chance = new Chance(sim.plan.seed, 'mishaps');
    this.setClocks();
  }

  /** Lets `fault` befall now, if it can. */
  befall(fault: Fault): void | Promise<void> {
    const site = this.chance.pick(this.sim.sites);
    if (site === undefined) return;
    const happened = this.happen(fault, site);
    if (happened === true) this.sim.injected.add(fault);
    else if (happened instanceof Promise) return happened.then((did) => void (did && this.sim.injected.add(fault)));
  }

  private happen(fault: Fault, site: Site): boolean | Promise<boolean> {
    const { server } = this.sim;
    switch (fault) {
      case 'partitions':
        return this.block(site, false, false);
      case 'asymmetric':
        return this.chance.once(0.5) ? this.block(site, true, false) : this.block(site, false, true);
      case 'device-crash':
        return this.crash(site);
      case 'hub-crash':
        return server.crash(false).then(() => true);
      case 'lost-fsync':
        return this.chance.once(0.3) ? server.crash(true).then(() => false) : this.powerCut(site);
      case 'full':
        this.sim.weather.fullUntil = this.sim.time.now() + this.chance.exponential(2 * MINUTE);
        return false;
      case 'damage':
        return this.damage(site);
      case 'eviction':
        return this.sim.replaceDisk(site, undefined);
      case 'clone':
        return this.clone(site);
      case 'device-restore':
        return this.restore(site);
      case 'hub-restore':
        return this.hubRestore();
      case 'steps':
        site.clock.set(site.clock.now() + (this.chance.next() - 0.5) * (this.chance.once(0.5) ? 4 * HOUR : 4 * DAY));
        return true;
      case 'hub-clock':
        server.offset = (this.chance.next() - 0.5) * (this.chance.once(0.5) ? 10 * MINUTE : 4 * HOUR);
        return true;
      case 'removal':
        return this.remove(site.member);
      case 'invitation':
        return this.invite();
      case 'bundles':
        return this.carry(site);
      case 'intruder':
        return this.intrude(site);
      case 'expunging':
        return this.sim.secrets.befall(site);
      case 'covering':
        return this.sim.covering.befall();
      case 'forger':
        return this.sim.forger.befall(site);
      default:
        return false;
    }
  }

  /** Clocks that are wrong from the beginning. */
  setClocks(): void {
    const { sim, chance } = this;
    const wrong = [HOUR, -HOUR, DAY, -DAY];
    for (const site of sim.sites) {
      const offsets = sim.plan.faults.get('offsets') ?? 0;
      if (chance.once(offsets)) {
        const dice = chance.next();
        const shown = dice < 0.15 ? 1000 : dice < 0.3 ? Date.UTC(2038, 0, 19) : sim.time.now() + (chance.pick(wrong) ?? 0);
        site.clock.set(shown);
        sim.injected.add('offsets');
      }
      const drift = sim.plan.faults.get('drift') ?? 0;
      if (chance.once(drift)) {
        site.clock.set(site.clock.now(), 1 + (chance.next() - 0.5) * 0.02);
        sim.injected.add('drift');
      }
    }
  }

  private block(site: Site, up: boolean, down: boolean): boolean {
    site.passes.up = up;
    site.passes.down = down;
    this.sim.time.after(this.chance.exponential(2 * MINUTE), () => {
      site.passes.up = true;
      site.passes.down = true;
    });
    return true;
  }

  private crash(site: Site): boolean {
    const runs = site.program !== undefined;
    site.kill();
    return runs;
  }

  private powerCut(site: Site): boolean {
    const sharing = this.sim.sites.filter((one) => one.disk === site.disk);
    for (const one of sharing) one.kill();
    const lost = site.disk.powerCut();
    if (lost) for (const one of sharing) one.outbox.forgive();
    return lost;
  }

  /** The first time a copy is made, the next time it is put back. */
  private restore(site: Site): boolean {
    const old = this.sim.sites.find((one) => one.older !== undefined && this.chance.once(0.6));
    if (old === undefined) {
      site.older = site.disk.memory.snapshot();
      return false;
    }
    const copy = old.older;
    old.older = undefined;
    return this.sim.replaceDisk(old, copy);
  }

  private hubRestore(): Promise<boolean> | boolean {
    const { server } = this.sim;
    if (!server.hasCopy || this.chance.once(0.3)) {
      server.backup();
      return false;
    }
    return server.restore().then(() => true);
  }

  private async damage(site: Site): Promise<boolean> {
    const store = site.disk.memory.open();
    const key = this.chance.pick(await store.keys(DEVICE.block, EVERYTHING));
    await store.close();
    if (key === undefined) return false;
    site.disk.memory.damage(DEVICE.block, key);
    return true;
  }

  private clone(site: Site): boolean {
    if (site.removed) return false;
    const copy = this.sim.addSite(site.member, site.disk.memory.clone());
    copy.clock.set(site.clock.now());
    void copy.boot();
    return true;
  }

  private remove(member: Id): boolean {
    const { server, members } = this.sim;
    if (member === RELAIS || server.removed.has(member) || server.removed.size >= members.length - 1) return false;
    server.remove(member);
    return true;
  }

  private invite(): boolean {
    const { sim } = this;
    const known = sim.members.filter((member) => !sim.server.removed.has(member));
    const member = this.chance.once(0.5) ? sim.addMember() : (this.chance.pick(known) ?? sim.addMember());
    const site = sim.addSite(member);
    void site.boot().then(() => this.workload.introduce(site));
    return true;
  }

  /** A file with what one device has goes to another on a key. */
  private async carry(site: Site): Promise<boolean> {
    const other = this.chance.pick(this.sim.sites);
    if (site.program === undefined || other?.program === undefined || site.away || other.away || other === site) return false;
    const since = this.chance.once(0.5) ? await other.program.device.vector() : {};
    const known = expungedOf(site.program);
    const file = await site.program.device.bundleOut([SHARED], since);
    if (!file.ok) return false;
    const { program } = other;
    const taken = await program?.device.bundleIn(file.value);
    if (program !== undefined) checkBundle(this.sim, { from: site, to: other, program, known }, file.value, taken);
    return taken?.ok === true;
  }

  /** Somebody who is a member asks for what is another's. */
  private intrude(victim: Site): boolean {
    const { sim, chance } = this;
    const attacker = chance.pick(sim.sites.filter(({ member, removed }) => member !== victim.member && !removed));
    if (attacker === undefined) return false;
    const process = new Process(sim.time);
    const connection = sim.server.dial(
      attacker,
      {
        receive: (message) => {
          const decoded = decodeMessage(message);
          if (decoded.ok && decoded.value.kind !== 'denied') sim.fail(`a stranger to ${victim.name} was answered ${decoded.value.kind}`);
        },
        closed: () => undefined,
      },
      process,
    );
    const scopes = [{ scope: privateScope(victim.member), epoch: '', cursor: 0, mark: new Uint8Array(0) }];
    const hello = {
      protocol: PROTOCOL,
      workplace: sim.server.workplace,
      device: newId(chance),
      key: chance.bytes(32),
      former: [],
      roster: 0,
    };
    connection?.send(encodeMessage({ kind: 'hello', ...hello, scopes }));
    return connection !== undefined;
  }
}
