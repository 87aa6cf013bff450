/** What a session does to a device: take the hub's log, keep the chain true to it, and become another device when it is not. */

import { sameBytes } from '../kernel/bytes.ts';
import type { Id } from '../kernel/ids.ts';
import type { Problem } from '../kernel/result.ts';
import { StoreError } from '../kernel/store.ts';
import type { Scope } from '../replica/change.ts';
import { digestTables } from '../replica/digest.ts';
import { type Expunged, expungedBy } from '../replica/expunge.ts';
import { isFromFuture } from '../replica/stamp.ts';
import { asidePut } from './device-aside.ts';
import { storedBlocks } from './device-blocks.ts';
import type { Attached, DeviceCore } from './device-core.ts';
import { fork } from './device-fork.ts';
import type { Identity } from './device-identity.ts';
import type { Adopted, Joining } from './device-join.ts';
import type { ScopeJournal } from './device-journal.ts';
import { DEVICE } from './device-layout.ts';
import { linkUp } from './device-link.ts';
import type { DevicePorts } from './device-ports.ts';
import { restampPending } from './device-remake.ts';
import type { DeviceScope } from './device-scope.ts';
import { changesOf, type Entry, seqOf } from './entries.ts';
import type { MessageOf } from './messages.ts';
import { decodeRecord, encodeRecord } from './records.ts';
import { bytes, record, unsigned } from './wire.ts';

/** A clock more than this off is told, in ms (F01). */
const CLOCK_TOLERANCE = 60_000;
/** Who speaks for the device, and since when. */
const claimRecord = record({ nonce: bytes, at: unsigned });
const CLAIM = 'claim';
/** ms in which the hello of a session may reach the hub after that of a later one. */
const UNDER_WAY = 30_000;
/** ms until what was refused for its stamp is pushed again. */
const CLOCK_PATIENCE = 60_000;

export class Sharing {
  private readonly core: DeviceCore;
  /** What the session that speaks for the device left in its store, once nothing of another session may still be on its way. */
  private claimed: Uint8Array | undefined;

  constructor(core: DeviceCore) {
    this.core = core;
  }

  get ports(): DevicePorts {
    return this.core.ports;
  }

  journal(scope: Scope): ScopeJournal {
    return this.core.journal(scope);
  }

  keys(): Promise<Identity> {
    return this.core.keys();
  }

  /** Whether it is who it was, and that is saved: before that it says neither id nor key to anybody. */
  is({ device, publicKey }: Identity): boolean {
    const { current, dirty } = this.core.identity;
    return !dirty && current.device === device && sameBytes(current.publicKey, publicKey);
  }

  /** Ids this device had before. */
  get former(): readonly { readonly device: Id; readonly key: Uint8Array }[] {
    return this.core.identity.current.former;
  }

  /** Bytes went over the network (S11). */
  count(sent: number, received: number): void {
    this.core.bytes.add(this.core.clock.now(), sent, received);
  }

  /** This session speaks for the device, until another one does. On a full disk it speaks without saying so. */
  async claim(): Promise<void> {
    const { store, random, clock } = this.core.ports;
    const nonce = random.bytes(8);
    try {
      for (;;) {
        const before = await store.get(DEVICE.record, CLAIM);
        const at = clock.now();
        const value = encodeRecord(claimRecord, { nonce, at });
        const expect = [{ collection: DEVICE.record, key: CLAIM, value: before }];
        if ((await store.commit({ expect, put: [{ collection: DEVICE.record, key: CLAIM, value }] })) === 'conflict') continue;
        const last = before && decodeRecord(claimRecord, before);
        this.claimed = last?.ok && Math.abs(at - last.value.at) < UNDER_WAY ? undefined : value;
        return;
      }
    } catch (error) {
      if (!(error instanceof StoreError) || error.reason !== 'full') throw error;
    }
  }

  /**
   * The hub knows another connection as this device. If it comes from this store, another tab speaks now; if not, the
   * device was copied, and this copy becomes another one (X1, F06). Where another session spoke just before, it may be
   * the one whose hello came late: then nothing follows, and whoever is a copy is told again.
   */
  async replaced(): Promise<void> {
    const mine = this.claimed;
    const stored = await this.core.ports.store.get(DEVICE.record, CLAIM);
    if (mine !== undefined && stored !== undefined && sameBytes(mine, stored)) this.fork();
  }

  /** Another key stands for this device's id: it was copied before it had made its own. */
  taken(): void {
    this.fork();
  }

  attach(session: Attached): () => void {
    const { core } = this;
    core.sessions.add(session);
    core.tell();
    return () => {
      core.sessions.delete(session);
      if (core.sessions.size === 0) for (const journal of core.journals.values()) journal.sending = false;
      core.tell();
    };
  }

  /** The hub's clock is known: stamps from the future that never left are given again (C3). */
  synchronise(hubNow: number, roundTrip: number): void {
    const { core } = this;
    const ahead = core.clock.correct(hubNow, roundTrip);
    const wrong = Math.abs(ahead) > CLOCK_TOLERANCE;
    core.report(
      'clock',
      wrong ? { code: ahead > 0 ? 'clock-ahead' : 'clock-behind', params: { minutes: Math.round(Math.abs(ahead) / 60_000) } } : undefined,
    );
    for (const journal of core.journals.values()) {
      if (!restampPending(journal.state, core.clock.now())) continue;
      journal.rewrite();
      core.relay(journal);
    }
    core.save();
  }

  /** Whether the hub's word on this device's chain fits; if not, the device becomes another one and the session is over. */
  async agrees(scope: Scope, told: Told): Promise<boolean> {
    const { core } = this;
    // Another tab may have made it, and its saving was not heard of here.
    if (!fits(core.journal(scope).state, told)) await core.noticed();
    const { state } = core.journal(scope);
    // The logs end alike, and the hub has less of this device than its own log does: they are not one.
    if (told.common === state.log.cursor && told.accepted < state.accepted) core.mending.add(scope);
    if (!fits(state, told)) {
      this.fork();
      return false;
    }
    // A backup may have been declared while it was away.
    this.covered(scope, Math.min(told.covered, told.common));
    return true;
  }

  /** A session sends what is saved in this scope: from now on it counts as having left (C3). */
  sending(scope: Scope): void {
    this.core.journal(scope).send();
    this.core.save();
  }

  /** The scope's log is the hub's, which is in this epoch. */
  inEpoch(scope: Scope, epoch: string): void {
    const journal = this.core.journal(scope);
    if (journal.state.log.epoch === epoch) return;
    journal.state.log = { ...journal.state.log, epoch };
    journal.logChanged();
    this.core.save();
  }

  /** Takes entries of the hub's log; false when they do not fit and the session must begin anew. */
  async accept(scope: Scope, first: number, entries: readonly Entry[], block?: Uint8Array): Promise<boolean> {
    const { core } = this;
    const journal = core.journal(scope);
    const { epoch, adopted } = journal.state.log;
    let accepted = journal.state.accept(first, entries);
    if (!accepted.fits && accepted.why === 'forked') {
      // Another tab may have made it, and its saving was not heard of here.
      await core.noticed();
      const { log } = journal.state;
      if (log.epoch !== epoch || log.adopted !== adopted) return false;
      accepted = journal.state.accept(first, entries);
      if (!accepted.fits && accepted.why === 'forked') this.fork();
    }
    if (!accepted.fits) {
      // Where the logs were believed to be one they are not: the accepted state is taken anew.
      if (accepted.why === 'diverged') core.mending.add(scope);
      return false;
    }
    const asIs = block !== undefined && entries.every((entry) => entry.kind !== 'own');
    journal.logGrew(first, accepted.entries, asIs ? block : undefined);
    if (accepted.letGo) journal.heldChanged();
    if (accepted.relinked) journal.signedAnew();
    if (accepted.otherwise) core.relay(journal);
    else core.state.apply(accepted.apply);
    const expunged = changesOf(accepted.entries).flatMap(expungedBy);
    if (expunged.length > 0) this.forget(journal, expunged);
    if (accepted.relinked) core.stale();
    core.save();
    if (core.waiting() === 0) core.sharedAt = core.clock.now();
    core.tell();
    return true;
  }

  /** Something was expunged: what this device wrote to it and had not shared goes too; the rest follows: device-expunge.ts. */
  private forget(journal: ScopeJournal, expunged: readonly Expunged[]): void {
    const { core } = this;
    const { lost, relinked } = journal.state.forget(expunged);
    if (lost > 0) core.report('expunged', { code: 'changes-expunged', params: { number: lost } });
    journal.rewrite();
    core.relay(journal);
    if (relinked) core.stale();
  }

  /**
   * Whether the hub's log up to `cursor` holds what this one does. A hub whose disk lost what it had confirmed goes on
   * from before, and may come to the same length and the same last entry: then the accepted state is taken anew.
   */
  isOneLog(scope: Scope, { cursor, sum }: Pick<MessageOf<'heads'>, 'cursor' | 'sum'>): boolean {
    const { log, heads } = this.core.journal(scope).state;
    if (log.cursor !== cursor || heads.sum === sum) return true;
    this.core.mending.add(scope);
    return false;
  }

  /** The accepted state gathered from the hub takes the place of this one's; false when the session must begin anew. */
  async adopt(scope: Scope, joining: Joining, epoch: string, mark: Uint8Array): Promise<boolean> {
    const { core } = this;
    const journal = core.journal(scope);
    const former = this.former.map((id) => id.device);
    let adopted: Adopted = 'changed';
    await core.saver.alone(async () => {
      adopted = await joining.adopt(journal, former, epoch, mark);
      // In the same commit: what nobody will accept any more, else a commit that fails would bring it back from the store.
      if (adopted !== 'changed') this.letGoOfEnded(journal);
      // And what waits again bears the former id until it is made again.
      if (adopted === 'forked') this.fork();
    });
    if (adopted === 'changed') return false;
    core.mending.delete(scope);
    if (adopted === 'forked') return false;
    core.relay(journal);
    core.save();
    core.tell();
    return true;
  }

  /** Signs own changes up to seq `through`. */
  async link(scope: Scope, through: number): Promise<void> {
    await linkUp(this.core, scope, through);
  }

  /** Whether the accepted state is to be taken from the hub anew. */
  mends(scope: Scope): boolean {
    return this.core.mending.has(scope);
  }

  /** Digests of the accepted state at `cursor`, which must lie between the segments and the log's end; else undefined. */
  async digests(scope: Scope, cursor: number): Promise<readonly { table: string; digest: string }[] | undefined> {
    const { state } = this.core.journal(scope);
    const { store, compressor } = this.core.ports;
    const { base, log, tail } = state;
    if (cursor < log.base || cursor > log.cursor || cursor === 0) return undefined;
    const changes = changesOf(tail.slice(0, cursor - log.base));
    const digests = await digestTables({ manifest: base?.manifest, scope, changes, blocks: storedBlocks(store), compressor });
    return Object.entries(digests).map(([table, digest]) => ({ table, digest }));
  }

  /** The hub's state differs in these tables: it is told, and mended from the hub's without touching what waits (S6). */
  differs(scope: Scope, tables: readonly string[]): void {
    this.core.report('state', { code: 'state-differs', params: { tables: tables.join(', ') } });
    this.core.mending.add(scope);
    this.core.stale();
  }

  /** The hub declared that a verified backup covers the log up to `cursor`. */
  covered(scope: Scope, cursor: number): void {
    const journal = this.core.journal(scope);
    if (cursor <= journal.state.log.covered) return;
    journal.state.log = { ...journal.state.log, covered: cursor };
    journal.logChanged();
    this.core.save();
  }

  /** Devices were registered or ended. */
  rosterCame(message: MessageOf<'roster'>): void {
    const { core } = this;
    core.roster.take(message);
    for (const journal of core.journals.values()) this.letGoOfEnded(journal);
    core.save();
    core.tell();
  }

  /** What nobody will accept of a removed member any more shows no longer, and is not offered (X2). */
  private letGoOfEnded(journal: ScopeJournal): void {
    const { core } = this;
    const { state } = journal;
    let gone = false;
    for (const [device, entries] of state.held) {
      const left = entries.filter((entry) => !core.roster.isBeyondEnd(state.scope, device, seqOf(entry)));
      if (left.length === entries.length) continue;
      gone = true;
      if (left.length > 0) state.held.set(device, left);
      else state.held.delete(device);
    }
    if (!gone) return;
    journal.heldChanged();
    core.relay(journal);
  }

  /** The hub refuses own changes from `seq` on (S8). */
  refused(scope: Scope, seq: number, problem: Problem): void {
    if (problem.code === 'gap') {
      this.core.stale();
      return;
    }
    if (problem.code === 'removed' || problem.code === 'unknown-device') {
      this.core.report('refused', { code: `refused-${problem.code}` });
      return;
    }
    if (problem.code !== 'future') this.setAside(scope, seq, problem);
    else if (this.waitsForClock(scope)) return;
    this.fork();
  }

  /** What was accepted is itself from the hub's future: a new id would change nothing, its clock has to get there (C3.4). */
  private waitsForClock(scope: Scope): boolean {
    const { core } = this;
    if (!isFromFuture(core.journal(scope).state.log.stamp, core.clock.now())) return false;
    core.ports.timers.after(CLOCK_PATIENCE, () => core.stale());
    return true;
  }

  /** Moves a refused change to where it is kept, seen and exported; it no longer waits, nor shows in the state. */
  private setAside(scope: Scope, seq: number, problem: Problem): void {
    const { core } = this;
    const journal = core.journal(scope);
    const change = journal.state.pending.find((item) => item.seq === seq);
    if (change === undefined) return;
    journal.state.pending = journal.state.pending.filter((item) => item !== change);
    journal.put(asidePut(change, problem));
    journal.rewrite();
    core.relay(journal);
    core.report('aside', { code: 'changes-refused', params: { reason: problem.code } });
  }

  /** Another copy of this device writes under its id, or its chain has a hole (X1). */
  private fork(): void {
    fork(this.core);
  }
}

/** What the hub has under this device's id, and up to where both logs are one. */
interface Told {
  readonly accepted: number;
  readonly linked: number;
  readonly common: number;
  /** How much of the hub's log a verified backup covers. */
  readonly covered: number;
}

function fits({ chain, log, links }: DeviceScope, told: Told): boolean {
  const broken = told.common === log.cursor && told.linked < chain.linked && links.every((link) => link.first !== told.linked + 1);
  return told.accepted <= chain.top && !broken;
}
