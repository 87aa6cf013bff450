/** What a device is made of: identity, clock, a journal per scope, and the saving of all that. Decides nothing. */

import { present } from '../kernel/assert.ts';
import type { Id } from '../kernel/ids.ts';
import type { Problem } from '../kernel/result.ts';
import { StoreError } from '../kernel/store.ts';
import type { Change, Scope } from '../replica/change.ts';
import { ByteCounter } from './device-bytes.ts';
import { CorrectedClock } from './device-clock.ts';
import { type Identity, IdentityJournal } from './device-identity.ts';
import { ScopeJournal } from './device-journal.ts';
import { type LoadedScope, loadDevice } from './device-load.ts';
import type { DevicePorts, State } from './device-ports.ts';
import { reconcile } from './device-reconcile.ts';
import { restampPending } from './device-remake.ts';
import { DeviceRoster } from './device-roster.ts';
import { Saver } from './device-saver.ts';
import type { DeviceScope } from './device-scope.ts';

/** A session, as the device tells it what happens. */
export interface Attached {
  /** Something was saved. */
  saved(): void;
  /** The device's place in the log, or its identity, is no longer what the session began with. */
  stale(): void;
  /** Asks the hub for the history of a row before cursor `before`; `undefined` when the connection ends. */
  ask(
    scope: Scope,
    table: string,
    row: Id,
    before: number,
  ): Promise<{ readonly changes: readonly Change[]; readonly next: number } | undefined>;
}

/** Makes a chain that is another id's the device's: see device-fork.ts. True when it was another's. */
type Follow = (core: DeviceCore, journal: ScopeJournal, former: Identity | undefined) => boolean;

/** What tabs and processes on one store tell each other. */
const TOPIC = 'device';

export class DeviceCore {
  readonly ports: DevicePorts;
  readonly state: State;
  readonly clock: CorrectedClock;
  readonly identity: IdentityJournal;
  readonly roster: DeviceRoster;
  readonly bytes: ByteCounter;
  readonly saver: Saver;
  readonly journals = new Map<Scope, ScopeJournal>();
  readonly problems = new Map<string, Problem>();
  readonly sessions = new Set<Attached>();
  readonly listeners = new Set<() => void>();
  /** Scopes whose accepted state is to be taken from the hub anew. */
  readonly mending = new Set<Scope>();
  /** When everything was last shared, in ms since 1970. */
  sharedAt: number | undefined;
  private readonly follow: Follow;
  private readonly unwatch: () => void;
  /** What is done when something was saved and people come first: see device-upkeep.ts. */
  afterSaving: () => void = () => undefined;
  /** What must not wait for the next opening, which may be long away. */
  beforeClosing: () => Promise<void> = async () => undefined;

  private constructor(ports: DevicePorts, state: State, roster: DeviceRoster, follow: Follow) {
    this.follow = follow;
    this.ports = ports;
    this.state = state;
    this.identity = new IdentityJournal(ports.random);
    this.roster = roster;
    this.clock = new CorrectedClock(ports.clock);
    this.bytes = new ByteCounter(ports.store);
    this.saver = new Saver(ports.store, ports.timers, () => [...this.journals.values(), this.identity, this.roster, this.bytes], {
      conflict: () => this.refresh(),
      saved: () => this.saved(),
      problem: (problem) => this.report('store', problem),
    });
    this.unwatch = ports.store.watch((topic) => {
      if (topic === TOPIC) void this.noticed();
    });
  }

  static async open(ports: DevicePorts, state: State, scopes: readonly Scope[], follow: Follow): Promise<DeviceCore> {
    const core = new DeviceCore(ports, state, await DeviceRoster.load(ports.store), follow);
    await core.bytes.load(ports.clock.now());
    await core.openScopes(scopes);
    return core;
  }

  /** Reads these scopes too and lays them over the state. */
  async openScopes(scopes: readonly Scope[]): Promise<void> {
    await this.saver.alone(() => this.refresh(scopes));
  }

  get id(): Id {
    return this.identity.current.device;
  }

  journal(scope: Scope): ScopeJournal {
    return present(this.journals.get(scope), `open ${scope}`);
  }

  /** Id and key pair of one moment; made, and saved if the store lets it, before anything leaves. */
  async keys(): Promise<Identity> {
    for (;;) {
      const { device, publicKey } = this.identity.current;
      if (publicKey.length === 0) {
        const pair = await this.ports.signer.generate();
        const { current } = this.identity;
        if (current.device === device && current.publicKey.length === 0) this.identity.change(pair);
      }
      await this.saver.settled();
      // Another tab may have made it another device meanwhile, which has no key yet.
      if (this.identity.current.publicKey.length > 0) return this.identity.current;
    }
  }

  /** Lays the state of a scope anew: segments, log, then what is not accepted (R9). */
  relay(journal: ScopeJournal): void {
    this.state.reset(journal.state.scope, journal.state.base?.manifest);
    this.state.apply(journal.state.overlay());
  }

  save(): void {
    void this.saver.save();
  }

  /**
   * Reads what other tabs or processes stored, and moves what they did not know of behind it (F12). It is read as of one
   * moment and taken in one turn, so that id and chains are never of two devices. Scopes in `opening` may be new here.
   */
  private async refresh(opening: readonly Scope[] = []): Promise<void> {
    const { store, compressor } = this.ports;
    const known = new Map<Scope, DeviceScope | undefined>(opening.map((scope) => [scope, undefined]));
    for (const [scope, { state }] of this.journals) known.set(scope, state);
    const loaded = await loadDevice(store, compressor, this.id, known);
    this.identity.take(loaded.identity);
    for (const [scope, each] of loaded.scopes) {
      const journal = this.journals.get(scope);
      if (journal === undefined) this.begin(scope, each);
      else this.take(journal, each);
    }
    this.tell();
    for (const session of [...this.sessions]) session.saved();
  }

  private begin(scope: Scope, loaded: LoadedScope): void {
    const journal = new ScopeJournal(loaded);
    this.journals.set(scope, journal);
    if (!this.follow(this, journal, this.identity.saved)) this.relay(journal);
  }

  private take(journal: ScopeJournal, loaded: LoadedScope): void {
    const { apply, relay, stale } = reconcile(journal, loaded, this.clock.now());
    // Another tab does not know the hub's clock (C2): what it stamped ahead of it is stamped again before it leaves.
    const restamped = journal.sending && restampPending(journal.state, this.clock.now());
    if (restamped) journal.rewrite();
    if (!this.follow(this, journal, this.identity.saved)) {
      if (relay || restamped) this.relay(journal);
      else this.state.apply(apply);
    }
    if (journal.sending) journal.send();
    if (stale) this.stale();
  }

  /** Another tab or process wrote, or the store was rewritten here. If it cannot be read now, the next commit finds out. */
  async noticed(): Promise<void> {
    try {
      await this.saver.alone(() => this.refresh());
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.report('store', { code: `store-${error.reason}` });
    }
  }

  private saved(): void {
    this.ports.store.notify(TOPIC);
    for (const session of [...this.sessions]) session.saved();
    this.afterSaving();
    this.tell();
  }

  stale(): void {
    for (const session of [...this.sessions]) session.stale();
  }

  /** Own changes that are not accepted. */
  waiting(): number {
    let waiting = 0;
    for (const { state } of this.journals.values()) waiting += state.pending.length;
    return waiting;
  }

  /** Notes a problem under what it is about, or that it is over. */
  report(about: string, problem: Problem | undefined): void {
    if (problem === undefined) {
      if (!this.problems.delete(about)) return;
    } else this.problems.set(about, problem);
    this.tell();
  }

  tell(): void {
    for (const listener of [...this.listeners]) listener();
  }

  async close(): Promise<void> {
    this.stale();
    if (await this.saver.settled()) await this.beforeClosing();
    this.saver.stop();
    this.unwatch();
  }
}
