/** Ends all faults, waits until everything is shared, and compares every device with the reference. */

import { StoreError } from '../src/kernel/store.ts';
import { privateScope, type Scope, SHARED } from '../src/replica/change.ts';
import { instantOf } from '../src/replica/stamp.ts';
import { changesOf, type Entry } from '../src/sync/stored.ts';
import type { Program, Site } from './actors/site.ts';
import { difference } from './checks/agreement.ts';
import { ExpungedCells, whereFound } from './checks/expunged.ts';
import { checkForged } from './checks/forged.ts';
import { type Reference, referenceOf } from './checks/reference.ts';
import { nameOf, type Survivors, survivorsOf } from './checks/survivors.ts';
import { tagOf } from './checks/tags.ts';
import type { Fault } from './faults.ts';
import type { Simulation } from './simulation.ts';
import type { Chance } from './world/chance.ts';

const SECOND = 1000;
/** Virtual ms after which everything must be shared. */
const BOUND = 20 * 60 * SECOND;
/** Of the devices that are started anew at the end, to see what is stored. */
const REOPENED = 0.3;
/** Faults by which the same may honestly come under two names. */
const COPYING: readonly Fault[] = ['clone', 'device-restore', 'hub-restore', 'lost-fsync', 'eviction', 'bundles'];
/** Faults by which a device may besides become another one: its stamps, or what it wrote, are refused; a tab takes another for a copy. */
const RENAMING: readonly Fault[] = ['tabs', 'offsets', 'steps', 'drift', 'hub-clock', 'refusals'];

export class Healing {
  private readonly sim: Simulation;
  private readonly chance: Chance;

  private survivors: Survivors = new Map();
  /** By scope and cursor. */
  private readonly references = new Map<string, Reference>();

  constructor(sim: Simulation, chance: Chance) {
    this.sim = sim;
    this.chance = chance;
  }

  private get living(): readonly Site[] {
    return this.sim.sites.filter(({ removed }) => !removed);
  }

  async run(): Promise<void> {
    const { sim } = this;
    await this.share();
    if (this.failed) return;
    for (const { outbox } of sim.sites) outbox.checkOrder();
    this.checkOnce();
    if (sim.plan.faults.has('covering')) await this.loseTheHub();
    sim.covering.check();
    for (const site of this.living) await this.compare(site);
    if (this.failed) return;
    await this.reopen();
    await this.joinAnew();
    await this.checkExpunged();
  }

  /** Everything that lives is shared. `before` is what was, in all that live, before the hub lost it. */
  private async share(before?: ReadonlyMap<Scope, readonly Entry[]>): Promise<void> {
    const { sim } = this;
    await this.calm();
    if (this.failed) return;
    this.survivors = await this.now(() => survivorsOf(sim, before));
    for (const site of this.living) if (!site.online) site.connect();
    await this.until(() => this.isShared(), 'not everything was shared');
    await this.until(() => this.copies() === undefined, 'copies of a device are still one device');
    if (this.failed) return;
    await this.until(() => sim.ledger.standing() === undefined, 'what was expunged stands in the log');
    this.checkSurvivors(this.survivors);
  }

  /** The hub's store is put back from its backup once more: what that lacks, no device has let go of (R9.5). */
  private async loseTheHub(): Promise<void> {
    const { ledger, server } = this.sim;
    if (this.failed || !server.hasCopy) return;
    // The server's own device is put back with it: what that alone had is gone.
    const staying = new Set(this.living.filter(({ isServer }) => !isServer).flatMap(({ program }) => program?.device.scopes ?? []));
    const before = new Map([...staying].map((scope) => [scope, [...ledger.timeline(scope).entries]]));
    await this.now(() => server.restore());
    await this.share(before);
  }

  private get failed(): boolean {
    return this.sim.failures.length > 0;
  }

  private pass(ms: number): Promise<void> {
    return this.sim.time.pass(this.sim.time.now() + ms, () => this.failed);
  }

  /** The work of the simulator itself on simulated disks, which answer as time passes. */
  private async now<T>(task: () => Promise<T>): Promise<T> {
    let answer: { readonly value: T } | undefined;
    void task().then((value) => {
      answer = { value };
    });
    while (answer === undefined && !this.failed) await this.pass(SECOND);
    if (answer === undefined) throw new Error('what was asked of a healed world failed');
    return answer.value;
  }

  private async until(done: () => boolean, otherwise: string): Promise<void> {
    const end = this.sim.time.now() + BOUND;
    while (!done() && !this.failed) {
      if (this.sim.time.now() > end) this.sim.fail(`${otherwise}: ${this.laggards()}`);
      else await this.pass(3 * SECOND);
    }
  }

  /** No more faults; every program runs. Connections stay as they are, also those that are dead and do not know it. */
  private async calm(): Promise<void> {
    const { sim } = this;
    sim.weather.calm = true;
    sim.weather.fullUntil = 0;
    sim.server.offset = 0;
    for (const site of sim.sites) {
      site.passes.up = site.passes.down = true;
      site.wake();
    }
    await this.until(
      () => this.living.every((site) => site.program !== undefined && site.program.device.status.unsaved === 0),
      'not every device came back',
    );
    await this.until(() => sim.server.hubs.length > 0, 'the hub did not come back');
    await this.pass(5 * SECOND);
    await this.clocksAgree();
  }

  /** A hub that was ahead and lost what it had accepted then must first get there again. */
  private async clocksAgree(): Promise<void> {
    const { sim } = this;
    const ahead = instantOf(sim.ledger.greatest) - sim.time.now();
    if (sim.ledger.generation > 0 && ahead > 0) await this.pass(ahead);
  }

  private isShared(): boolean {
    return this.living.every((site) => this.lag(site) === undefined);
  }

  /** What a device lacks; undefined when it has and shared everything. */
  private lag(site: Site): string | undefined {
    const { program } = site;
    if (program === undefined) return 'does not run';
    for (const scope of program.device.scopes) {
      const { state, savedCursor } = program.device.core.journal(scope);
      const length = this.sim.ledger.timeline(scope).entries.length;
      const waiting = state.pending.filter((change) => !this.sim.refusals.has(tagOf(change))).length;
      if (waiting > 0) return `${waiting} changes wait in ${scope}`;
      const held = [...state.held.values()].filter((entries) => this.couldBeShared(scope, entries)).length;
      if (held > 0) return `${held} devices’ changes are held in ${scope}`;
      if (state.log.cursor !== length || savedCursor !== length) return `it is at ${state.log.cursor} of ${length} in ${scope}`;
    }
    return undefined;
  }

  /**
   * Others' changes stay held where what comes before them is nowhere any more: on this device only they are seen (S5).
   * So do those that nobody had signed when their author became another device and shared them under its new id. A link
   * alone, of changes that went into segments before the hub lost them, signs nothing the hub could take.
   */
  private couldBeShared(scope: Scope, entries: readonly Entry[]): boolean {
    const changes = changesOf(entries);
    if (changes.length === 0) {
      const { seqs } = this.sim.ledger.timeline(scope);
      return entries.some((entry) => entry.kind === 'link' && (seqs.get(entry.link.device) ?? 0) >= entry.link.last);
    }
    const waiting = changes.filter((change) => this.survivors.get(scope)?.names.has(nameOf(change)) === true);
    if (waiting.length === 0) return false;
    const there = new Set(changesOf(this.sim.ledger.timeline(scope).entries).map(tagOf));
    return waiting.some((change) => !there.has(tagOf(change)));
  }

  /** Devices on disks of their own that go by one id. Two hubs do not see each other's connections: there they meet when they write. */
  private copies(): string | undefined {
    if (this.sim.plan.faults.has('two-hubs')) return undefined;
    const disks = new Map(this.living.map(({ program, disk }) => [program?.device.id, disk]));
    return this.living.find(({ program, disk }) => disks.get(program?.device.id) !== disk)?.name;
  }

  private laggards(): string {
    const lags = this.living.flatMap((site) => {
      const lag = this.lag(site);
      const problems = site.program?.device.status.problems.map(({ code }) => code).join(' ');
      return lag === undefined ? [] : [`${site.name}: ${lag} (${problems})`];
    });
    return lags.slice(0, 4).join('; ');
  }

  private checkSurvivors(survivors: Survivors): void {
    for (const [scope, { tags }] of survivors) {
      const there = new Set(changesOf(this.sim.ledger.timeline(scope).entries).map(tagOf));
      for (const tag of tags) if (!there.has(tag)) this.sim.fail(`${scope}: ${tag} was on a device that lives, and is lost`);
    }
    for (const { entries } of this.sim.ledger.scopes.values())
      for (const change of changesOf(entries))
        if (this.sim.refusals.has(tagOf(change))) this.sim.fail(`${tagOf(change)} should have been refused`);
  }

  /** Where nothing is copied, put back or carried, nobody becomes another device without need, and nothing is there twice. */
  private checkOnce(): void {
    const { plan, ledger, sites } = this.sim;
    const stores = new Set(sites.map(({ disk }) => disk)).size;
    const ids = [...ledger.ids].filter((id) => !ledger.forged.ids.has(id)).length;
    if (COPYING.some((fault) => plan.faults.has(fault))) return;
    for (const [scope, { entries }] of ledger.scopes) {
      const names = new Map<string, string>();
      for (const change of changesOf(entries)) {
        if (change.gesture === undefined) continue;
        const what = `${tagOf(change)} ${change.stamp}`;
        if (names.has(what)) this.sim.fail(`${scope}: ${what} was accepted as ${names.get(what)} and again as ${nameOf(change)}`);
        names.set(what, nameOf(change));
      }
    }
    if (RENAMING.some((fault) => plan.faults.has(fault)) || ids <= stores) return;
    this.sim.fail(`${stores} devices took ${ids} ids`);
  }

  /** The log as far as the device has it, with what is held on this device only. */
  private seenBy(program: Program, scope: Scope): Reference {
    const { state } = program.device.core.journal(scope);
    const { cursor } = state.log;
    const held = state.heldChanges();
    const known = held.length === 0 ? this.references.get(`${scope} ${cursor}`) : undefined;
    if (known !== undefined) return known;
    const accepted = changesOf(this.sim.ledger.timeline(scope).entries.slice(0, cursor));
    const reference = referenceOf([...accepted, ...held]);
    if (held.length === 0) this.references.set(`${scope} ${cursor}`, reference);
    return reference;
  }

  /**
   * Cells that not all devices need show alike: those of an expunging that is only held, which is carried out once it is
   * accepted (X3.5), and those of one that the hub lost and nobody could give back, until digests are compared (S6).
   */
  private openCells({ device }: Program, scope: Scope): ExpungedCells {
    const open = new ExpungedCells();
    for (const change of device.core.journal(scope).state.heldChanges()) open.add(change);
    const { entries, expunged } = this.sim.ledger.timeline(scope);
    for (const { stamp, device: author, writes } of changesOf(entries))
      for (const write of writes) if (write.rule === 'void' && !expunged.concerns(write)) open.note({ ...write, stamp, device: author });
    return open;
  }

  private async compare(site: Site): Promise<void> {
    for (const scope of [SHARED, privateScope(site.member)]) {
      for (let attempt = 0; ; attempt++) {
        const { program } = site;
        if (program === undefined) return this.sim.fail(`${site.name} does not run`);
        const found = await this.now(() =>
          difference(program.replica, scope, this.seenBy(program, scope), this.openCells(program, scope)).catch((error: unknown) => error),
        );
        if (found === undefined) break;
        if (typeof found === 'string') return this.sim.fail(`${site.name}: ${found}`);
        if (!(found instanceof StoreError) || found.reason !== 'damaged' || attempt > 2) throw found;
        // A block that does not read back is fetched again, as the programs ask for when they meet one.
        site.connect();
        program.device.mend();
        await this.until(() => this.lag(site) === undefined, 'what was damaged was not mended');
        await this.pass(60 * SECOND);
      }
    }
    this.checkEnds(site);
    if (site.program !== undefined) checkForged(this.sim, site, site.program);
    for (const scope of site.program?.device.scopes ?? [])
      if (scope !== SHARED && scope !== privateScope(site.member)) this.sim.fail(`${site.name} has the scope ${scope}`);
  }

  /** What nobody will accept of a removed member any more shows nowhere (X2.2). */
  private checkEnds({ name, program }: Site): void {
    for (const scope of program?.device.scopes ?? [])
      for (const { device, seq } of program?.device.core.journal(scope).state.heldChanges() ?? [])
        if (program?.device.core.roster.isBeyondEnd(scope, device, seq) === true)
          this.sim.fail(`${name} holds ${device}.${seq} of a member who is removed`);
  }

  /** What is stored must be what was shown. */
  private async reopen(): Promise<void> {
    const chosen = this.living.filter(() => this.chance.once(REOPENED));
    for (const site of chosen) {
      site.disconnect();
      site.kill();
    }
    await this.until(() => chosen.every(({ program }) => program !== undefined), 'a device did not come back');
    for (const site of chosen) await this.compare(site);
  }

  /** What was expunged stands on no disk that is reached any more: neither as such nor in what is held, undone or set aside (X3). */
  private async checkExpunged(): Promise<void> {
    const gone = this.sim.secrets.gone();
    if (gone.length === 0 || this.failed) return;
    const disks = new Map(this.living.map(({ name, disk }) => [disk, name]));
    for (const [disk, name] of [...disks, [this.sim.server.disk, 'the hub'] as const]) {
      const found = await whereFound(disk, gone);
      if (found !== undefined) this.sim.fail(`${name} still has what was expunged: ${found}`);
    }
  }

  /** A new device has nothing but what the hub gives it. */
  private async joinAnew(): Promise<void> {
    const { sim } = this;
    const member = this.chance.pick(this.living)?.member;
    if (member === undefined) return;
    const site = sim.addSite(member);
    void site.boot();
    await this.until(() => this.lag(site) === undefined, 'a new device did not get everything');
    if (!this.failed) await this.compare(site);
  }
}
