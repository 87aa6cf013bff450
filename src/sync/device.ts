/**
 * What every client runs: its identity, its clock, and per scope the log, what waits to be shared, and what is saved.
 * A gesture is committed at once in memory and laid over the state; saving and sharing follow. Several tabs or
 * processes may run one device over one store. No I/O, clock or chance of its own: all through ports.
 */

import type { Id } from '../kernel/ids.ts';
import type { Problem } from '../kernel/result.ts';
import { StoreError } from '../kernel/store.ts';
import type { Change, Scope, Write } from '../replica/change.ts';
import { SHARED, privateScope } from '../replica/change.ts';
import type { Link } from '../replica/chain.ts';
import { nextStamp } from '../replica/stamp.ts';
import { CorrectedClock } from './device-clock.ts';
import { IdentityJournal, newIdentity } from './device-identity.ts';
import { emptyCommit, type Prepared, ScopeJournal } from './device-journal.ts';
import { loadScope } from './device-load.ts';
import type { DevicePorts, State } from './device-ports.ts';
import { reconcile } from './device-reconcile.ts';
import { DeviceRoster } from './device-roster.ts';
import { remakePending, restampPending } from './device-remake.ts';
import type { Entry } from './entries.ts';
import { encodeBlock } from './log-block.ts';

/** How things stand, for the line that says so. */
export interface Status {
  /** A session is open and the hub answers. */
  readonly connected: boolean;
  /** Own changes that the hub has not acknowledged as durable. */
  readonly waiting: number;
  /** Own changes that are not even saved on this device. */
  readonly unsaved: number;
  /** When everything was last shared, in ms since 1970 by the corrected clock. */
  readonly sharedAt: number | undefined;
  /** What a person should know, by what it is about. */
  readonly problems: readonly Problem[];
}

export interface CommitOptions {
  /** Ties several changes into one gesture that is undone as one. */
  readonly gesture?: Id;
  /** Only for the server's own device. */
  readonly behalf?: string;
}

/** ms between attempts to save after the store failed. */
const RETRY_SAVING = 2000;
const TOPIC = 'device';

export class Device {
  readonly ports: DevicePorts;
  readonly clock: CorrectedClock;
  readonly roster: DeviceRoster;
  private readonly state: State;
  private readonly identity: IdentityJournal;
  private readonly journals = new Map<Scope, ScopeJournal>();
  private readonly problems = new Map<string, Problem>();
  private readonly listeners = new Set<() => void>();
  private readonly sessions = new Set<{ saved(): void; stale(): void }>();
  private saving: Promise<void> | undefined;
  private retry: (() => void) | undefined;
  private sharedAt: number | undefined;
  private unwatch: () => void = () => undefined;
  private open_ = true;

  private constructor(ports: DevicePorts, state: State, identity: IdentityJournal, roster: DeviceRoster) {
    this.ports = ports;
    this.state = state;
    this.identity = identity;
    this.roster = roster;
    this.clock = new CorrectedClock(ports.clock);
  }

  /**
   * Opens what the store holds, or begins: a store that holds nothing becomes a new device that belongs to nobody yet,
   * whose work in `shared` is kept when it joins a workplace (F22). Rejects with `StoreError`.
   */
  static async open(ports: DevicePorts, state: State): Promise<Device> {
    const identity = await IdentityJournal.load(ports.store, ports.random);
    const device = new Device(ports, state, identity, await DeviceRoster.load(ports.store));
    await device.openScope(SHARED);
    if (device.member !== '') await device.openScope(privateScope(device.member));
    device.unwatch = ports.store.watch((topic) => {
      if (topic === TOPIC) void device.refresh();
    });
    if (device.dirty) await device.save();
    return device;
  }

  private async openScope(scope: Scope): Promise<void> {
    if (this.journals.has(scope)) return;
    const { store, compressor } = this.ports;
    const loaded = await loadScope(store, compressor, scope, this.id);
    this.journals.set(scope, new ScopeJournal(loaded));
    this.state.reset(scope, loaded.state.base?.manifest);
    this.state.apply(loaded.state.overlay());
  }

  get id(): Id {
    return this.identity.current.device;
  }

  /** Empty before the device belongs to a workplace. */
  get workplace(): Id | '' {
    return this.identity.current.workplace;
  }

  get member(): Id | '' {
    return this.identity.current.member;
  }

  get scopes(): readonly Scope[] {
    return [...this.journals.keys()];
  }

  /** From now on the device is this member's in this workplace. It belongs to one for ever: false when to another (F10). */
  async join(workplace: Id, member: Id): Promise<boolean> {
    if (this.workplace !== '' && (this.workplace !== workplace || this.member !== member)) return false;
    this.identity.change({ workplace, member });
    await this.openScope(privateScope(member));
    await this.keys();
    await this.settled();
    return true;
  }

  /** The key pair, made and saved before anything leaves. */
  async keys(): Promise<{ publicKey: Uint8Array; secretKey: Uint8Array }> {
    const { device, publicKey } = this.identity.current;
    if (publicKey.length === 0) {
      const pair = await this.ports.signer.generate();
      const { current } = this.identity;
      if (current.device === device && current.publicKey.length === 0) this.identity.change(pair);
    }
    await this.settled();
    return this.identity.current;
  }

  /**
   * Makes a change of what one gesture wrote: at once in memory and over the state, saved and shared afterwards.
   * A gesture too large for one change becomes several under one gesture id (S7).
   */
  commit(scope: Scope, command: string, writes: readonly Write[], options: CommitOptions = {}): Change {
    const journal = this.journal(scope);
    const { chain } = journal.state;
    const stamp = nextStamp(journal.state.stamp, this.clock.now());
    const change: Change = { scope, device: chain.device, seq: chain.top + 1, stamp, command, ...options, writes };
    journal.state.add(change);
    journal.chainChanged();
    this.state.apply([change]);
    void this.save();
    this.tell();
    return change;
  }

  journal(scope: Scope): ScopeJournal {
    const journal = this.journals.get(scope);
    if (journal === undefined) throw new Error(`assertion failed: scope ${scope} is not open`);
    return journal;
  }

  /** Takes entries of the hub's log; false when they do not fit and the session must begin anew. */
  accept(scope: Scope, first: number, entries: readonly Entry[], block?: Uint8Array): boolean {
    const journal = this.journal(scope);
    const accepted = journal.state.accept(first, entries);
    if (!accepted.fits) {
      if (accepted.why === 'forked') this.fork();
      return false;
    }
    const marked = entries.some((entry) => entry.kind === 'own');
    journal.logGrew(first, block === undefined || marked ? encodeBlock(accepted.entries) : block);
    this.state.apply(accepted.apply);
    void this.save();
    if (this.waiting() === 0) this.sharedAt = this.clock.now();
    this.tell();
    return true;
  }

  /** A session sends what is saved in this scope: from now on it counts as having left (C3). */
  sending(scope: Scope): void {
    const journal = this.journal(scope);
    journal.sending = true;
    if (journal.state.chain.left < journal.state.chain.top) journal.chainChanged();
    void this.save();
  }

  /** A link was made over own changes. */
  linked(scope: Scope, link: Link, digest: Uint8Array): void {
    const journal = this.journal(scope);
    const { chain } = journal.state;
    if (chain.device !== link.device || chain.linked !== link.first - 1) return;
    journal.state.chain = { ...chain, linked: link.last, digest };
    journal.state.links.push(link);
    journal.linked(link);
    void this.save();
  }

  /** The hub declared that a verified backup covers the log up to `cursor`. */
  covered(scope: Scope, cursor: number): void {
    const journal = this.journal(scope);
    if (cursor <= journal.state.log.covered) return;
    journal.state.log = { ...journal.state.log, covered: cursor };
    journal.logChanged();
    void this.save();
  }

  /** The hub refuses own changes from `seq` on. */
  refused(_scope: Scope, _seq: number, problem: Problem): void {
    this.report('refused', { code: `refused-${problem.code}`, ...(problem.params === undefined ? {} : { params: problem.params }) });
  }

  /** Another copy of this device writes under its id: this one takes a new id and makes what waits again (X1). */
  fork(): void {
    const { device, publicKey, secretKey } = newIdentity(this.ports.random);
    this.identity.change({ device, publicKey, secretKey });
    for (const journal of this.journals.values()) {
      const fresh = remakePending(journal.state, this.id);
      journal.sending = false;
      journal.rewrite();
      journal.logChanged();
      this.state.apply(fresh);
    }
    this.report('cloned', { code: 'device-cloned' });
    this.stale();
  }

  /** The hub's clock is known: stamps from the future that never left are given again (C3). */
  synchronise(hubNow: number, roundTrip: number): void {
    const offset = this.clock.correct(hubNow, roundTrip);
    this.report('clock', Math.abs(offset) > 60_000 ? { code: 'clock-wrong', params: { minutes: Math.round(offset / 60_000) } } : undefined);
    for (const journal of this.journals.values()) {
      if (!restampPending(journal.state, this.clock.now())) continue;
      journal.rewrite();
      this.relay(journal);
    }
    void this.save();
  }

  /** Lays the state of a scope anew: segments, log, then what is not accepted (R9). */
  relay(journal: ScopeJournal): void {
    this.state.reset(journal.state.scope, journal.state.base?.manifest);
    this.state.apply(journal.state.overlay());
  }

  /** Starts saving what is not saved. */
  save(): Promise<void> {
    this.saving ??= this.saveAll().finally(() => {
      this.saving = undefined;
    });
    return this.saving;
  }

  /** Waits until everything is saved, or is known not to be: then a problem in `status` says why. */
  async settled(): Promise<boolean> {
    while (this.dirty && this.open_) {
      await this.save();
      if (this.problems.has('store')) return false;
    }
    return !this.dirty;
  }

  private get dirty(): boolean {
    return this.identity.dirty || this.roster.dirty || [...this.journals.values()].some((journal) => journal.dirty);
  }

  private async saveAll(): Promise<void> {
    await undefined;
    this.retry?.();
    this.retry = undefined;
    while (this.dirty && this.open_) {
      const parts = emptyCommit();
      const prepared: Prepared[] = [...this.journals.values()].flatMap((journal) => journal.prepare(parts) ?? []);
      this.identity.prepare(parts, prepared);
      this.roster.prepare(parts, prepared);
      try {
        const outcome = await this.ports.store.commit(parts);
        for (const part of prepared) outcome === 'done' ? part.done() : part.undone();
        if (outcome === 'conflict') await this.refresh();
        else this.afterSaving();
      } catch (error) {
        for (const part of prepared) part.undone();
        return this.savingFailed(error);
      }
    }
  }

  private afterSaving(): void {
    this.report('store', undefined);
    this.ports.store.notify(TOPIC);
    for (const session of this.sessions) session.saved();
  }

  private savingFailed(error: unknown): void {
    if (!(error instanceof StoreError)) throw error;
    this.report('store', { code: `store-${error.reason}` });
    if (error.reason !== 'closed') this.retry = this.ports.timers.after(RETRY_SAVING, () => void this.save());
  }

  /** Reads what other tabs or processes stored, and moves what they did not know of behind it (F12). */
  private async refresh(): Promise<void> {
    await this.identity.refresh(this.ports.store);
    for (const [scope, journal] of this.journals) {
      const loaded = await loadScope(this.ports.store, this.ports.compressor, scope, this.id, journal.state);
      const { apply, relay, stale } = reconcile(journal, loaded, this.clock.now());
      if (relay) this.relay(journal);
      else this.state.apply(apply);
      if (stale) this.stale();
    }
    this.tell();
    if (this.dirty) void this.save();
    for (const session of this.sessions) session.saved();
  }

  private stale(): void {
    for (const session of [...this.sessions]) session.stale();
  }

  /** For sessions: told when something was saved, and when their place in the log is no longer the device's. */
  attach(session: { saved(): void; stale(): void }): () => void {
    this.sessions.add(session);
    this.tell();
    return () => {
      this.sessions.delete(session);
      if (this.sessions.size === 0) for (const journal of this.journals.values()) journal.sending = false;
      this.tell();
    };
  }

  private waiting(): number {
    let waiting = 0;
    for (const { state } of this.journals.values()) waiting += state.pending.length;
    return waiting;
  }

  get status(): Status {
    let unsaved = 0;
    for (const { state, savedTop } of this.journals.values()) unsaved += Math.max(0, state.chain.top - savedTop);
    return { connected: this.sessions.size > 0, waiting: this.waiting(), unsaved, sharedAt: this.sharedAt, problems: [...this.problems.values()] };
  }

  /** Tells of a problem, or that it is over. */
  report(about: string, problem: Problem | undefined): void {
    if (problem === undefined) {
      if (!this.problems.delete(about)) return;
    } else this.problems.set(about, problem);
    this.tell();
  }

  /** Calls back when `status` may have changed. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  /** Saves what is left and lets go of the store, which is the caller's to close. */
  async close(): Promise<void> {
    this.stale();
    await this.settled();
    this.open_ = false;
    this.retry?.();
    this.unwatch();
  }
}
