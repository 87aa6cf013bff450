/** One seed's world: a workplace with its server, members and devices, in a time of its own. */

import { type Id, newId } from '../src/kernel/ids.ts';
import type { Compressor, Signer } from '../src/kernel/ports.ts';
import { zlibCompressor } from '../src/storage/node.ts';
import { decodeMessage, RELAIS } from '../src/sync/index.ts';
import { Forger } from './actors/forger.ts';
import { Server } from './actors/server.ts';
import { type Caller, Site } from './actors/site.ts';
import { Ledger } from './checks/ledger.ts';
import { Covering } from './covering.ts';
import { Injected } from './faults.ts';
import type { Plan } from './plan.ts';
import { Secrets } from './secrets.ts';
import { registryOf } from './versions.ts';
import { Weather } from './weather.ts';
import { Chance } from './world/chance.ts';
import { SimDisk } from './world/disk.ts';
import { pureSigner } from './world/pure-signer.ts';
import { cheapSigner } from './world/signer.ts';
import { VirtualTime } from './world/time.ts';
import { Trace } from './world/trace.ts';

const START = Date.UTC(2026, 10, 20, 9);
/** Complaints kept of one run: one cause makes many. */
const FAILURES_KEPT = 12;
/** ms in which one hub hears of what another wrote, from slow disks too. */
const HEARD_WITHIN = 5000;

/** Bytes as they are. */
const plainCompressor: Compressor = {
  deflate: (bytes) => bytes,
  inflate: (bytes, size) => (bytes.length === size ? bytes.slice() : undefined),
};

export class Simulation {
  readonly plan: Plan;
  readonly time = new VirtualTime(START);
  readonly trace = new Trace();
  readonly injected = new Injected();
  /** For what the code under test draws. */
  readonly chance: Chance;
  readonly signer: Signer;
  readonly compressor: Compressor;
  readonly weather: Weather;
  readonly ledger: Ledger;
  readonly server: Server;
  readonly secrets: Secrets;
  readonly covering: Covering;
  readonly forger: Forger;
  readonly sites: Site[] = [];
  readonly members: Id[] = [];
  readonly failures: string[] = [];
  /** What the hub is expected to refuse. */
  readonly refusals = new Set<string>();
  made = 0;
  /** All lids stay closed. */
  holiday = false;
  over = false;
  /** Removed members, and from when on their devices are told nothing. */
  private readonly endedMembers = new Map<Id, number>();

  constructor(plan: Plan) {
    this.plan = plan;
    this.chance = new Chance(plan.seed, 'ports');
    this.signer = plan.real ? pureSigner(this.chance) : cheapSigner(this.chance);
    // What is expunged is looked for as it was written.
    this.compressor = plan.real && !plan.faults.has('expunging') ? zlibCompressor : plainCompressor;
    this.ledger = new Ledger(
      this.compressor,
      () => this.server.latest,
      (what) => this.fail(what),
    );
    this.weather = new Weather({
      plan,
      injected: this.injected,
      trace: this.trace,
      time: this.time,
      sent: (site, message, toHub) => this.sent(site, message, toHub),
      arrived: (site, message, toHub) => this.arrived(site, message, toHub),
      hubCommitted: (commit) => this.ledger.committed(commit),
      letGo: (site, commit, before) => this.covering.left(site, commit, before),
    });
    this.server = new Server(this);
    this.secrets = new Secrets(this);
    this.covering = new Covering(this);
    this.forger = new Forger(this);
  }

  fail(what: string): void {
    if (this.over) return;
    if (this.failures.length < FAILURES_KEPT) this.failures.push(`${this.clock}  ${what}`);
  }

  /** Minutes and seconds since the beginning. */
  private get clock(): string {
    const seconds = (this.time.now() - START) / 1000;
    return `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(3).padStart(6, '0')}`;
  }

  /** Virtual ms since the beginning. */
  get elapsed(): number {
    return this.time.now() - START;
  }

  addMember(): Id {
    const member = newId(this.chance);
    this.members.push(member);
    return member;
  }

  /** A device of a member, on a disk of its own or on one that is there. */
  addSite(member: Id, disk?: SimDisk | SimDisk['memory']): Site {
    const name = `device ${this.sites.length + 1}`;
    let site: Site | undefined;
    const ways = this.weather.siteDisk(() => site as Site);
    const lies = this.plan.faults.has('lost-fsync') && this.chance.once(0.3);
    const own = disk instanceof SimDisk ? disk : new SimDisk(this.chance, ways, lies, disk);
    site = new Site(this, name, member, own, registryOf(this.plan, this.chance));
    this.sites.push(site);
    return site;
  }

  /** A disk that is an older copy, or an empty one, from now on. */
  replaceDisk(site: Site, copy: Site['older']): boolean {
    const sharing = this.sites.filter((one) => one.disk === site.disk);
    for (const one of sharing) one.kill();
    site.disk.memory.restore(copy);
    for (const one of sharing) one.outbox.forgive();
    return true;
  }

  /** The server's own device, which is one as any other and may besides expunge. */
  addServersDevice(): void {
    this.addSite(RELAIS);
  }

  /** The hub said that a member is removed: from now on their devices are told nothing, by another hub as soon as it has heard. */
  memberEnded(member: Id): void {
    this.endedMembers.set(member, this.time.now() + (this.plan.faults.has('two-hubs') ? HEARD_WITHIN : 0));
  }

  /** The store forgot who was removed. */
  nobodyEnded(): void {
    this.endedMembers.clear();
  }

  private sent(site: Caller, message: Uint8Array, toHub: boolean): void {
    if (toHub || this.time.now() < (this.endedMembers.get(site.member) ?? Number.POSITIVE_INFINITY)) return;
    const decoded = decodeMessage(message);
    if (decoded.ok && decoded.value.kind !== 'denied' && decoded.value.kind !== 'pong')
      this.fail(`${site.name} of a removed member was sent ${decoded.value.kind}`);
  }

  private arrived(site: Caller, message: Uint8Array, toHub: boolean): void {
    this.trace.add(this.time.now());
    this.trace.add(this.sites.indexOf(site as Site) * 2 + (toHub ? 1 : 0));
    this.trace.bytes(message);
  }
}
