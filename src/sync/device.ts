/**
 * What every client runs: its identity, its clock, and per scope the log, what waits to be shared, and what is saved.
 * A gesture is committed at once in memory and laid over the state; saving and sharing follow. Several tabs or
 * processes may run one device over one store. No I/O, clock or chance of its own: all through ports.
 */

import type { Id } from '../kernel/ids.ts';
import type { Problem, Result } from '../kernel/result.ts';
import { type Change, privateScope, type Scope, SHARED, type Write } from '../replica/change.ts';
import { nextStamp } from '../replica/stamp.ts';
import { type Aside, readAside, removeAside } from './device-aside.ts';
import type { BundleReport, Vector } from './device-bundle.ts';
import type { CorrectedClock } from './device-clock.ts';
import { DeviceCore } from './device-core.ts';
import { follow } from './device-fork.ts';
import type { RowHistory } from './device-history.ts';
import type { Identity } from './device-identity.ts';
import type { DevicePorts, State } from './device-ports.ts';
import type { DeviceRoster } from './device-roster.ts';
import type { KeyHolder } from './device-signing.ts';
import { keepUp } from './device-upkeep.ts';
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
  /** What the network cost this month, in bytes (S11). */
  readonly bytes: { readonly sent: number; readonly received: number };
  /** What a person should know. */
  readonly problems: readonly Problem[];
}

export interface CommitOptions {
  /** Ties several changes into one gesture that is undone as one. */
  readonly gesture?: Id;
  /** Only for the server's own device. */
  readonly behalf?: string;
}

export class Device {
  /** For sessions. */
  readonly core: DeviceCore;

  private constructor(core: DeviceCore) {
    this.core = core;
  }

  /**
   * Opens what the store holds, or begins: a store that holds nothing becomes a new device that belongs to nobody yet,
   * whose work in `shared` is kept when it joins a workplace (F22). Rejects with `StoreError`.
   */
  static async open(ports: DevicePorts, state: State): Promise<Device> {
    const core = await DeviceCore.open(ports, state, [SHARED], follow);
    keepUp(core);
    const { member } = core.identity.current;
    if (member !== '') await core.openScopes([privateScope(member)]);
    await core.saver.settled();
    // What was due when the device was closed is due still, also where nothing more is written.
    core.afterSaving();
    return new Device(core);
  }

  get ports(): DevicePorts {
    return this.core.ports;
  }

  get clock(): CorrectedClock {
    return this.core.clock;
  }

  get roster(): DeviceRoster {
    return this.core.roster;
  }

  /** May change while the device runs: a copy becomes another device (X1). */
  get id(): Id {
    return this.core.id;
  }

  /** Empty before the device belongs to a workplace. */
  get workplace(): Id | '' {
    return this.core.identity.current.workplace;
  }

  /** Empty before the device belongs to a member. */
  get member(): Id | '' {
    return this.core.identity.current.member;
  }

  /** Who this device is, and the keys it signs with. */
  keys(): Promise<Identity> {
    return this.core.keys();
  }

  get scopes(): readonly Scope[] {
    return [...this.core.journals.keys()];
  }

  /** From now on the device is this member's in this workplace. It belongs to one for ever: false when to another (F10). */
  async join(workplace: Id, member: Id): Promise<boolean> {
    if (this.workplace !== '' && (this.workplace !== workplace || this.member !== member)) return false;
    this.core.identity.change({ workplace, member });
    await this.core.openScopes([privateScope(member)]);
    await this.core.keys();
    await this.settled();
    return true;
  }

  /** Makes a change of what one gesture wrote: at once in memory and over the state, saved and shared afterwards. */
  commit(scope: Scope, command: string, writes: readonly Write[], options: CommitOptions = {}): Change {
    const journal = this.core.journal(scope);
    const { chain } = journal.state;
    const stamp = nextStamp(journal.state.stamp, this.clock.now());
    const made: Change = { scope, device: chain.device, seq: chain.top + 1, stamp, command, ...options, writes };
    // Whoever still looks at a row that is gone for ever writes nothing to it (X3).
    const change = journal.state.heads.expunging.strip(made);
    journal.add(change);
    this.core.state.apply([change]);
    this.core.save();
    this.core.tell();
    return change;
  }

  /** Waits until everything is saved: true; or is known not to be: false, and a problem in `status` says why (F16). */
  settled(): Promise<boolean> {
    return this.core.saver.settled();
  }

  /** Own changes that are only in memory, by scope, as `takeUp` wants them: for the next page or process where this one ends at once. */
  get unsaved(): readonly (readonly [Scope, Uint8Array])[] {
    return [...this.core.journals].flatMap(([scope, { unsavedChanges }]) =>
      unsavedChanges.length === 0 ? [] : [[scope, encodeBlock(unsavedChanges.map((change) => ({ kind: 'change', change })))]],
    );
  }

  /** Takes up what another page or process left in `unsaved`, once. True when it is saved, or was. */
  async takeUp(scope: Scope, block: Uint8Array): Promise<boolean> {
    return (await import('./device-left.ts')).takeUp(this.core, scope, block);
  }

  get status(): Status {
    const { core } = this;
    let unsaved = 0;
    for (const { state, savedTop } of core.journals.values()) unsaved += Math.max(0, state.chain.top - savedTop);
    return {
      connected: core.sessions.size > 0,
      waiting: core.waiting(),
      unsaved,
      sharedAt: core.sharedAt,
      bytes: core.bytes.total,
      problems: [...core.problems.values()],
    };
  }

  /** Calls back when `status` may have changed. The answer stops it. */
  subscribe(listener: () => void): () => void {
    this.core.listeners.add(listener);
    return () => this.core.listeners.delete(listener);
  }

  /** Notes a problem for `status` under what it is about, or that it is over. */
  report(about: string, problem: Problem | undefined): void {
    this.core.report(about, problem);
  }

  /**
   * The writes that take a gesture back where nothing newer stands, for a new change; `name` is the gesture's id, or
   * `<device>.<seq>` of its one change. Fails with `undo-unknown`, or `text-not-loaded` when it needs the text engine.
   */
  async undoing(name: string): Promise<Result<readonly Write[]>> {
    return (await import('./device-undo.ts')).undoing(this.core, name);
  }

  /** The changes that touched a row, with who made them and when; what is older than the device keeps is asked of the hub. */
  async history(table: string, row: Id): Promise<RowHistory> {
    return (await import('./device-history.ts')).rowHistory(this.core, table, row);
  }

  /** Signs words of the person's with the key of their device; the message says in its first bytes what it is. */
  async sign(message: Uint8Array): Promise<{ readonly device: Id; readonly signature: Uint8Array }> {
    return (await signing()).signMessage(this.core, message);
  }

  /** Whose device it is and the key it signs with; `undefined` when no such device is known here. */
  async keyHolder(device: Id): Promise<KeyHolder | undefined> {
    return (await signing()).keyHolder(this.core, device);
  }

  /** What is stored of the accepted state does not read back: it is fetched again from the hub, without touching what waits. */
  mend(): void {
    for (const scope of this.scopes) this.core.mending.add(scope);
    this.core.stale();
  }

  /** What this device has, for another one that makes a bundle for it. */
  async vector(): Promise<Vector> {
    return (await bundles()).vectorOf(this.core);
  }

  /** A file with the changes of these scopes that `since` lacks; without it, with all that is kept (S10). Fails with `no-workplace`. */
  async bundleOut(scopes: readonly Scope[] = [SHARED], since: Vector = {}): Promise<Result<Uint8Array>> {
    return (await bundles()).bundleOut(this.core, scopes, since);
  }

  /** Takes a bundle's file. Fails with `not-a-bundle`, `damaged-bundle` or `other-workplace`; then nothing was taken. */
  async bundleIn(file: Uint8Array): Promise<Result<BundleReport>> {
    return (await bundles()).bundleIn(this.core, file);
  }

  /** What the hub refused, with the reason; it stays here until it is dismissed (S8). */
  aside(): Promise<readonly Aside[]> {
    return readAside(this.ports, this.scopes);
  }

  /** A person has seen to it. */
  dismiss(aside: Aside): Promise<void> {
    return removeAside(this.ports, aside);
  }

  /** Saves what is left and lets go of the store, which is the caller's to close. */
  close(): Promise<void> {
    return this.core.close();
  }
}

/** Loaded when something is signed or checked. */
const signing = (): Promise<typeof import('./device-signing.ts')> => import('./device-signing.ts');

/** Loaded when a file is asked for: most devices never are. */
const bundles = (): Promise<typeof import('./device-bundle.ts')> => import('./device-bundle.ts');
