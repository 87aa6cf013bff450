/** Somebody with devices and keys of their own who sends by hand what no program would, and has honest devices carry it. */

import { type Id, newId } from '../../src/kernel/ids.ts';
import type { Signer } from '../../src/kernel/ports.ts';
import { decodeBundle, encodeBundle } from '../../src/replica/bundle.ts';
import { CHAIN_START, type Link, makeLink, SEED_BYTES } from '../../src/replica/chain.ts';
import { type Change, privateScope, type Scope, SHARED } from '../../src/replica/change.ts';
import { deriveId } from '../../src/replica/ids.ts';
import { nextStamp } from '../../src/replica/stamp.ts';
import { encodeMessage, type Message, type MessageOf, PROTOCOL } from '../../src/sync/index.ts';
import { changesOf, type Entry, encodeBlock, encodeEntries } from '../../src/sync/stored.ts';
import { altered, checkForged } from '../checks/forged.ts';
import { chainIn, garbled, garbledEntries, nameOf, never, notNow, reworded, spoiled, stripped } from '../forging.ts';
import { MANY, misplaced } from '../misplaced.ts';
import type { Simulation } from '../simulation.ts';
import { Chance } from '../world/chance.ts';
import { pureSigner } from '../world/pure-signer.ts';
import { cheapSigner } from '../world/signer.ts';
import { dialByHand, type Hand, type Hears } from './hand.ts';
import type { Caller, Site } from './site.ts';

const MINUTE = 60_000;

/** One of the forger's devices, and the chain it has signed. */
interface Own {
  readonly id: Id;
  readonly publicKey: Uint8Array;
  readonly secretKey: Uint8Array;
  readonly made: Change[];
  readonly links: Link[];
  digest: Uint8Array;
}

export class Forger implements Caller {
  readonly name = 'the forger';
  readonly member: Id;
  readonly passes = { up: true, down: true };
  private readonly sim: Simulation;
  private readonly chance: Chance;
  private readonly signer: Signer;
  private readonly devices: Own[] = [];
  /** What was ever shared, also what the hub lost since: by scope, device and seq. */
  private readonly seen = new Map<string, Entry>();
  private count = 0;
  /** One thing after the other. */
  private turn: Promise<unknown> = Promise.resolve();
  private readonly ways: readonly ((site: Site) => boolean | Promise<boolean>)[] = [
    () => this.live(),
    () => this.live(),
    () => this.push(),
    () => this.push(),
    () => this.pushLinks(),
    () => this.garble(),
    () => this.disorder(),
    (site) => this.give(site),
    (site) => this.give(site),
    () => this.promise(),
    (site) => this.pose(site),
    (site) => this.bundle(site),
    (site) => this.bundle(site),
    (site) => this.bundle(site),
  ];

  constructor(sim: Simulation) {
    this.sim = sim;
    this.chance = new Chance(sim.plan.seed, 'forger');
    this.member = newId(this.chance);
    const { chance } = this;
    this.signer = sim.plan.real ? pureSigner(chance) : cheapSigner(chance);
  }

  /** True when something was sent that is not right. */
  befall(site: Site): Promise<boolean> {
    const done = this.turn.then(async () => {
      await this.prepare();
      return (this.chance.pick(this.ways) ?? (() => false))(site);
    });
    this.turn = done.catch(() => undefined);
    return done;
  }

  /** Two that act, and a third whose word is worth nothing: what is garbled under its id may be taken. */
  private async prepare(): Promise<void> {
    while (this.devices.length < 3) {
      const keys = await this.signer.generate();
      const own = { ...keys, id: newId(this.chance), made: [], links: [], digest: CHAIN_START };
      this.sim.ledger.forged.ids.add(own.id);
      this.devices.push(own);
    }
    for (const entry of this.log()) if (entry.kind !== 'own') this.seen.set(nameOf(entry), this.seen.get(nameOf(entry)) ?? entry);
  }

  private log(): readonly Entry[] {
    return this.sim.ledger.timeline(SHARED).entries;
  }

  private own(index = this.chance.below(2)): Own {
    return this.devices[index] as Own;
  }

  private dial(own: Own, heard: Hears, more: Partial<MessageOf<'hello'>> | undefined = {}): Hand | undefined {
    const { sim } = this;
    const hand = dialByHand(sim, this, heard);
    if (hand === undefined) return undefined;
    const scopes = [SHARED, privateScope(this.member)].map((scope) => ({ scope, epoch: '', cursor: 0, mark: new Uint8Array(0) }));
    const { workplace } = sim.server;
    const hello = { protocol: PROTOCOL, workplace, device: own.id, key: own.publicKey, former: [], roster: 0, scopes };
    if (more !== undefined) hand.send({ kind: 'hello', ...hello, ...more });
    return hand;
  }

  /** Says hello as one of the own devices, and `then` what comes once it is welcome; stays a while. */
  private welcomed(own: Own, then: (told: MessageOf<'welcome'>['scopes'][number], hand: Hand) => void | Promise<void>): boolean {
    const heard: Hears = (message, hand) => {
      const told = message.kind === 'welcome' ? message.scopes[0] : undefined;
      if (told === undefined) return;
      this.turn = this.turn.then(() => then(told, hand));
      hand.process.after(this.chance.exponential(MINUTE), () => hand.close());
    };
    return this.dial(own, heard) !== undefined;
  }

  private change(own: Own, more: Partial<Change> = {}): Change {
    const { chance, sim } = this;
    const value = chance.once(0.8) ? `by hand ${newId(chance)}` : chance.below(1000);
    const table = chance.once(0.5) ? 'hot' : 'task';
    const row = chance.once(0.7) ? deriveId('hot', chance.below(3)) : newId(chance);
    return {
      scope: SHARED,
      device: own.id,
      seq: own.made.length + 1,
      stamp: nextStamp(own.made.at(-1)?.stamp ?? 0, sim.time.now()),
      command: 'hot.write',
      gesture: newId(chance),
      writes: [{ table, row, column: chance.once(0.5) ? 'a' : 'title', rule: 'last', value }],
      ...more,
    };
  }

  /** A link of this device over changes that follow what it has signed. */
  private link(own: Own, scope: Scope, digest: Uint8Array, changes: readonly Change[]): ReturnType<typeof makeLink> {
    const chain = { workplace: this.sim.server.workplace, scope, device: changes[0]?.device ?? own.id };
    return makeLink(this.signer, own.secretKey, chain, digest, changes, this.chance.bytes(SEED_BYTES));
  }

  private unsigned({ made, links }: Own): readonly Change[] {
    return made.slice(links.at(-1)?.last ?? 0);
  }

  /** Makes what a member may make, and signs it nearly always. */
  private async grow(own: Own): Promise<void> {
    for (let more = 1 + this.chance.below(3); more > 0; more--) own.made.push(this.change(own));
    if (this.chance.once(0.2)) return;
    const { link, digest } = await this.link(own, SHARED, own.digest, this.unsigned(own));
    own.links.push(link);
    own.digest = digest;
  }

  /** Own changes and links after what the hub has. */
  private after(own: Own, { accepted, linked }: { readonly accepted: number; readonly linked: number }): Entry[] {
    const changes = own.made.slice(accepted).map((change) => ({ kind: 'change', change }) as const);
    return [...changes, ...own.links.filter(({ last }) => last > linked).map((link) => ({ kind: 'link', link }) as const)];
  }

  private forge(scope: Scope, entries: readonly Entry[]): readonly Entry[] {
    this.sim.ledger.forged.add(scope, entries);
    return entries;
  }

  /** A change that its device may not make, signed by it as it should be where that can be. */
  private async crook(own: Own, crooks = never): Promise<readonly Entry[]> {
    const { chance, sim } = this;
    const world = { chance, now: sim.time.now(), victim: chance.pick(sim.members) ?? '' };
    const change = (chance.pick(crooks) ?? ((same: Change) => same))(this.change(own), world);
    const changes = [...this.unsigned(own), change];
    const isNext = change.seq === own.made.length + 1;
    const link = isNext ? (await this.link(own, SHARED, own.digest, changes)).link : own.links.at(-1);
    const forged: Entry[] = [{ kind: 'change', change }, ...(isNext && link !== undefined ? [{ kind: 'link', link } as const] : [])];
    return this.forge(SHARED, forged);
  }

  /** What a member has a right to: it counts, and others see it. */
  private live(): boolean {
    const own = this.own();
    this.welcomed(own, async (told, hand) => {
      await this.grow(own);
      hand.send({ kind: 'push', scope: 0, body: encodeEntries(this.after(own, told)) });
    });
    return false;
  }

  /** What the hub refuses, after what it takes. */
  private push(): boolean {
    const own = this.own();
    return this.welcomed(own, async (told, hand) => {
      const before = this.after(own, told);
      const forged = this.chance.once(0.75) ? await this.crook(own, notNow) : this.repeated(own, told.accepted);
      hand.send({ kind: 'push', scope: 0, body: encodeEntries([...before, ...forged]) });
    });
  }

  /** Another change under a name that is accepted; or one in another's name. */
  private repeated(own: Own, accepted: number): readonly Entry[] {
    const { chance } = this;
    const [device, seq] = [...this.sim.ledger.timeline(SHARED).seqs][chance.below(this.sim.ledger.timeline(SHARED).seqs.size)] ?? [
      own.id,
      0,
    ];
    const others = this.change(own, { device, seq: seq + 1 });
    const again = this.change(own, { seq: 1 + chance.below(Math.max(1, accepted)) });
    if (accepted > 0 && chance.once(0.6)) return this.forge(SHARED, [{ kind: 'change', change: again }]);
    return device === own.id ? [] : this.forge(SHARED, [{ kind: 'change', change: others }]);
  }

  /** Links over what is there that nobody signed so. */
  private pushLinks(): boolean {
    const own = this.own();
    return this.welcomed(own, async (told, hand) => {
      await this.grow(own);
      const entries = this.after(own, told);
      const theirs = [...this.seen.values()].filter((entry) => entry.kind === 'link');
      const bad = entries.flatMap((entry) =>
        entry.kind === 'link' ? [{ kind: 'link', link: spoiled(entry.link, this.chance) } as const] : [],
      );
      const another = this.chance.once(0.2) ? theirs.slice(-1) : [];
      const changes = entries.filter(({ kind }) => kind === 'change');
      hand.send({ kind: 'push', scope: 0, body: encodeEntries([...changes, ...this.forge(SHARED, bad), ...another]) });
      if (this.chance.once(0.5)) hand.send({ kind: 'push', scope: 0, body: encodeEntries(entries.filter(({ kind }) => kind === 'link')) });
    });
  }

  /** Bytes that are nearly a message. */
  private garble(): boolean {
    const own = this.own(2);
    return this.welcomed(own, (told, hand) => {
      // What comes of it may be a change that is taken: of a column of its own, which has one rule on all devices.
      const write = { table: `garbled ${this.count}`, row: newId(this.chance), column: `c${this.count++}`, rule: 'last', value: 'garbled' };
      const change = this.change(own, { seq: told.accepted + 1, writes: [write] });
      const push: Message = { kind: 'push', scope: 0, body: encodeEntries([{ kind: 'change', change }]) };
      const others = this.wrong();
      const message = encodeMessage(this.chance.once(0.5) ? push : (this.chance.pick(others) ?? push));
      hand.raw(this.chance.once(0.1) ? this.chance.bytes(this.chance.below(200)) : garbled(message, this.chance));
    });
  }

  private wrong(): readonly Message[] {
    const device = this.chance.pick([...this.sim.ledger.registered]) ?? newId(this.chance);
    return misplaced(this.chance, { device, member: this.member, key: this.own().publicKey });
  }

  /** Messages in no order, some before there was a hello. */
  private disorder(): boolean {
    const some = (hand: Hand): void => {
      for (let more = 1 + this.chance.below(4); more > 0; more--) hand.send(this.chance.pick(this.wrong()) ?? { kind: 'ping' });
    };
    if (this.chance.once(0.6)) return this.welcomed(this.own(2), (_told, hand) => some(hand));
    const hand = this.dial(this.own(2), () => undefined, this.chance.once(0.5) ? undefined : {});
    if (hand !== undefined) some(hand);
    return hand !== undefined;
  }

  /** What nobody asked for: others' changes as they were not, and own ones that may not be. */
  private give(site: Site): boolean {
    const own = this.own();
    return this.welcomed(own, async (_told, hand) => {
      const { scope, entries } = await this.untrue(own, site, [SHARED]);
      if (scope === SHARED) hand.send({ kind: 'give', scope: 0, block: encodeBlock(entries) });
    });
  }

  /** Something untrue for a bundle or to give, which a `scope` of others may be part of. */
  private async untrue(
    own: Own,
    site: Site,
    scopes: readonly Scope[],
  ): Promise<{ readonly scope: Scope; readonly entries: readonly Entry[] }> {
    const { chance } = this;
    const scope = chance.pick(scopes) ?? SHARED;
    const piece = this.piece();
    const dice = chance.next();
    if (scope !== SHARED) return { scope, entries: await this.inAnothersScope(own, scope) };
    if (dice < 0.25 && piece.length > 0) return { scope, entries: stripped(piece, chance) };
    if (dice < 0.4 && piece.length > 0) return { scope, entries: this.forged(piece, reworded(piece, chance)) };
    if (dice < 0.5 && piece.length > 0) return { scope, entries: this.forged(piece, garbledEntries(piece, chance, this.sim.compressor)) };
    if (dice < 0.75) return { scope, entries: await this.inAnothersName(own, site) };
    return { scope, entries: [...this.after(own, { accepted: 0, linked: 0 }), ...(await this.crook(own))] };
  }

  /** What is other than it was is forged. */
  private forged(before: readonly Entry[], after: readonly Entry[]): readonly Entry[] {
    this.forge(SHARED, altered(before, after));
    return after;
  }

  /** One link of somebody's with what it covers, rather of what the hub lost. */
  private piece(): readonly Entry[] {
    const { seqs } = this.sim.ledger.timeline(SHARED);
    const links = [...this.seen.values()].flatMap((entry) => (entry.kind === 'link' && !this.isOwn(entry.link.device) ? [entry.link] : []));
    const lost = links.filter(({ device, last }) => last > (seqs.get(device) ?? 0));
    const link = this.chance.pick(lost.length > 0 && this.chance.once(0.8) ? lost : links);
    if (link === undefined) return [];
    const { device, first, last } = link;
    const changes = Array.from({ length: last - first + 1 }, (_, index) => this.seen.get(`change ${device} ${first + index}`));
    return changes.some((entry) => entry === undefined) ? [] : [...(changes as Entry[]), { kind: 'link', link }];
  }

  private isOwn(device: Id): boolean {
    return this.sim.ledger.forged.ids.has(device);
  }

  /** What would follow another's chain, signed with the own key. */
  private async inAnothersName(own: Own, site: Site): Promise<readonly Entry[]> {
    const device = site.program?.device.id ?? this.chance.pick([...this.sim.ledger.registered]);
    if (device === undefined || this.isOwn(device)) return [];
    const { last, digest } = chainIn(this.log(), device) ?? { last: 0, digest: CHAIN_START };
    const change = this.change(own, { device, seq: last + 1 });
    const { link } = await this.link(own, SHARED, digest, [change]);
    return this.forge(SHARED, [
      { kind: 'change', change },
      { kind: 'link', link },
    ]);
  }

  private async inAnothersScope(own: Own, scope: Scope): Promise<readonly Entry[]> {
    const change = this.change(own, { scope, seq: 1 });
    const { link } = await this.link(own, scope, CHAIN_START, [change]);
    return this.forge(scope, [
      { kind: 'change', change },
      { kind: 'link', link },
    ]);
  }

  /** Two connections say again and again that they have what nobody has, and give what is not true when they are asked. */
  private promise(): boolean {
    const until = this.sim.time.now() + this.chance.exponential(15 * MINUTE);
    const lie = (hand: Hand): void => {
      const heads = [...this.sim.ledger.registered].map((device) => ({ device, seq: MANY, linked: MANY + this.chance.below(9) }));
      hand.send({ kind: 'have', scope: 0, heads });
      if (this.sim.time.now() > until) hand.close();
      else hand.process.after(MINUTE / 3, () => lie(hand));
    };
    const heard: Hears = (message, hand) => {
      if (message.kind === 'welcome') lie(hand);
      const piece = message.kind === 'wanted' && this.chance.once(0.5) ? this.piece() : [];
      if (piece.length > 0) hand.send({ kind: 'give', scope: 0, block: encodeBlock(stripped(piece, this.chance)) });
    };
    const [one, other] = [this.dial(this.own(0), heard), this.dial(this.own(1), heard)];
    return one !== undefined || other !== undefined;
  }

  /** Says to be somebody else's device, or to have been it. */
  private pose(site: Site): boolean {
    const own = this.own();
    const device = site.program?.device.id ?? '';
    if (!this.sim.ledger.registered.has(device)) return false;
    const former = [{ device, key: own.publicKey }];
    if (this.chance.once(0.4)) return this.dial(own, () => undefined, { former }) !== undefined;
    const heard: Hears = ({ kind }) => {
      if (kind !== 'denied') this.sim.fail(`who took the name of ${site.name} was answered ${kind}`);
    };
    return this.dial(own, heard, { device }) !== undefined;
  }

  /** Gives somebody a file, made by hand or changed on its way; now and then one that is as it should be. */
  private async bundle(site: Site): Promise<boolean> {
    const { program } = site;
    if (program === undefined || site.away) return false;
    const { chance, sim } = this;
    const own = this.own();
    const honest = chance.once(0.15);
    if (honest) await this.grow(own);
    const { scope, entries } = honest
      ? { scope: SHARED, entries: this.after(own, { accepted: 0, linked: 0 }) }
      : await this.untrue(own, site, [SHARED, SHARED, privateScope(site.member)]);
    const changes = changesOf(entries);
    const links = entries.flatMap((entry) => (entry.kind === 'link' ? [entry.link] : []));
    const workplace = chance.once(0.05) ? newId(chance) : sim.server.workplace;
    const whole = encodeBundle({ workplace, parts: [{ scope, changes, links }] }, sim.compressor);
    const file = honest || chance.once(0.85) ? whole : garbled(whole, chance);
    if (file !== whole) this.noteGarbled(scope, entries, file);
    // Not waited for: a program that dies never answers.
    void program.device.bundleIn(file).then(() => checkForged(sim, site, program));
    return !honest;
  }

  private noteGarbled(scope: Scope, before: readonly Entry[], file: Uint8Array): void {
    const read = decodeBundle(file, this.sim.compressor);
    for (const part of read.ok ? read.value.parts : []) {
      const entries = [
        ...part.changes.map((change) => ({ kind: 'change', change }) as const),
        ...part.links.map((link) => ({ kind: 'link', link }) as const),
      ];
      this.forge(part.scope, part.scope === scope ? altered(before, entries) : entries);
    }
  }
}
