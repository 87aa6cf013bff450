/** One workplace on the hub: its roster, its epoch, its scopes' logs, and the connections open on it. */

import type { Id } from '../kernel/ids.ts';
import { newId } from '../kernel/ids.ts';
import { startingWith } from '../kernel/store.ts';
import type { Change, Scope } from '../replica/change.ts';
import { HubClock } from './hub-clock.ts';
import { expungeScope } from './hub-expunge.ts';
import type { HubFeed } from './hub-feed.ts';
import { foldLog, foldState } from './hub-fold.ts';
import { HubGiving } from './hub-giving.ts';
import { COLLECTIONS, type EpochRecord, epochRecord, type ManifestRecord, manifestRecord, scopeKey } from './hub-layout.ts';
import { HubLinks } from './hub-links.ts';
import { expunges, HubLog, type LogBlock } from './hub-log.ts';
import type { HubPorts } from './hub-ports.ts';
import { HubRoster } from './hub-roster.ts';
import { HubStream } from './hub-stream.ts';
import { decodeRecord, encodeRecord, stored } from './records.ts';

/** What the workplace does to the connections open on it. */
export interface OpenConnection {
  readonly member: Id;
  readonly device: Id | undefined;
  rosterChanged(): void;
  covered(scope: Scope, cursor: number): void;
  end(code: string): void;
}

export interface HubScope {
  readonly log: HubLog;
  readonly stream: HubStream;
  readonly links: HubLinks;
  readonly giving: HubGiving;
  readonly feeds: Set<HubFeed>;
  /** Segments reach up to this cursor. */
  folded: number;
  folding: boolean;
  /** The last carrying out of what was expunged. */
  expunging: Promise<void>;
}

/** ms in which new devices are gathered before all are told. */
const ROSTER_DELAY = 300;
/** Connections, to each of which every commit is a message: for so many of them one ms more is gathered. */
const CROWD = 200;
/** ms between seeing that a fold is due and doing it. */
const FOLD_DELAY = 2000;

export class HubWorkplace {
  readonly id: Id;
  readonly ports: HubPorts;
  readonly roster: HubRoster;
  readonly clock: HubClock;
  readonly connections = new Set<OpenConnection>();
  private readonly scopes = new Map<Scope, Promise<HubScope>>();
  private readonly scheduled = new Set<HubLog>();
  private telling = false;
  private closed = false;
  epoch: EpochRecord = { epoch: '', previous: [], covered: [] };

  constructor(ports: HubPorts, id: Id) {
    this.ports = ports;
    this.id = id;
    this.roster = new HubRoster(ports.store, id);
    this.clock = new HubClock(ports.clock);
  }

  async load(): Promise<void> {
    await this.roster.load();
    await this.loadEpoch();
    if (this.epoch.epoch === '')
      await this.changeEpoch((before) => (before.epoch === '' ? { ...before, epoch: newId(this.ports.random) } : before));
  }

  private async loadEpoch(): Promise<Uint8Array | undefined> {
    const bytes = await this.ports.store.get(COLLECTIONS.epoch, this.id);
    if (bytes !== undefined) this.epoch = stored(decodeRecord(epochRecord, bytes));
    return bytes;
  }

  /** Writes the epoch record anew, whoever else writes it. */
  private async changeEpoch(change: (before: EpochRecord) => EpochRecord): Promise<void> {
    for (;;) {
      const bytes = await this.loadEpoch();
      const next = change(this.epoch);
      const outcome = await this.ports.store.commit({
        expect: [{ collection: COLLECTIONS.epoch, key: this.id, value: bytes }],
        put: [{ collection: COLLECTIONS.epoch, key: this.id, value: encodeRecord(epochRecord, next) }],
      });
      if (outcome === 'conflict') continue;
      this.epoch = next;
      return;
    }
  }

  /** The store was restored from a copy: what it holds now begins a new epoch, and devices give back what it lacks (S5). */
  async renewEpoch(): Promise<void> {
    const ends: { scope: Scope; cursor: number }[] = [];
    for (const scope of await this.everyScope()) ends.push({ scope, cursor: (await this.scope(scope)).log.cursor });
    await this.changeEpoch((before) => ({
      ...before,
      epoch: newId(this.ports.random),
      previous: [{ epoch: before.epoch, ends }, ...before.previous].slice(0, 1000),
    }));
    for (const connection of [...this.connections]) connection.end('epoch');
  }

  /** Up to where the log of a device that last saw `epoch` is the hub's; 0 when that is not known. */
  common(scope: Scope, epoch: string, cursor: number): number {
    if (epoch === this.epoch.epoch) return cursor;
    let common = cursor;
    for (const previous of this.epoch.previous) {
      common = Math.min(common, previous.ends.find((end) => end.scope === scope)?.cursor ?? 0);
      if (previous.epoch === epoch) return common;
    }
    return 0;
  }

  /** The scopes in which anything was ever accepted. */
  async everyScope(): Promise<readonly Scope[]> {
    const prefix = scopeKey(this.id, '');
    return (await this.ports.store.keys(COLLECTIONS.cursor, startingWith(prefix))).map((key) => key.slice(prefix.length));
  }

  scope(scope: Scope): Promise<HubScope> {
    let open = this.scopes.get(scope);
    if (open === undefined) {
      open = this.openScope(scope);
      this.scopes.set(scope, open);
      open.catch(() => this.scopes.delete(scope));
    }
    return open;
  }

  private async openScope(scope: Scope): Promise<HubScope> {
    const feeds = new Set<HubFeed>();
    const stream = new HubStream(this.ports.compressor);
    let open: HubScope | undefined;
    const log: HubLog = new HubLog({ ...this.ports, clock: this.clock }, this.id, scope, this.roster, (blocks) => {
      if (open !== undefined) this.deliver(open, blocks);
    });
    const links = new HubLinks(log, this.roster, this.ports.signer, () => this.schedule(log));
    await log.load();
    open = {
      log,
      stream,
      links,
      giving: new HubGiving(log, links, this.roster, this.ports.timers),
      feeds,
      folded: (await this.manifest(scope))?.cursor ?? 0,
      folding: false,
      expunging: Promise.resolve(),
    };
    if (!log.heads.expunging.isEmpty) this.expungeLater(scope);
    // Whoever wrote last may have died before it could tell the other processes.
    this.ports.store.notify(scopeKey(this.id, scope));
    return open;
  }

  /** Commits what is proposed, a little later, for all who proposed in the meantime. */
  schedule(log: HubLog): void {
    if (this.scheduled.has(log)) return;
    this.scheduled.add(log);
    this.ports.timers.after(this.ports.gather + Math.floor(this.connections.size / CROWD), () => {
      this.scheduled.delete(log);
      if (this.closed) return;
      log.commit().catch(() => this.failScope(log.scope));
    });
  }

  /** The store failed: nothing was acknowledged, so everybody comes again, and finds what is stored. */
  private failScope(scope: Scope): void {
    this.scopes.delete(scope);
    for (const connection of [...this.connections]) connection.end('store');
  }

  private deliver(scope: HubScope, blocks: readonly LogBlock[]): void {
    for (const { first, entries } of blocks) {
      const own = new Map<Id, number>();
      const changes: Change[] = [];
      for (const entry of entries) {
        if (entry.kind !== 'change') continue;
        changes.push(entry.change);
        own.set(entry.change.device, (own.get(entry.change.device) ?? 0) + 1);
      }
      for (const feed of scope.feeds) feed.beforeGroup(own.get(feed.device) ?? 0);
      scope.stream.send(first, entries, this.ports.clock.now());
      if (changes.length > 0) this.ports.onAccepted(this.id, scope.log.scope, changes, first + entries.length - 1);
    }
    for (const feed of scope.feeds) feed.pump().catch(() => this.failScope(scope.log.scope));
    scope.links.advance();
    scope.giving.advance();
    if (blocks.some(({ entries }) => entries.some(expunges))) this.expungeLater(scope.log.scope);
    this.foldLater(scope);
    this.ports.store.notify(scopeKey(this.id, scope.log.scope));
  }

  /** Another process wrote to this scope, or to the roster. */
  async wake(scope: Scope): Promise<void> {
    try {
      if (await this.roster.load()) this.rosterChanged();
      await (await this.scopes.get(scope))?.log.catchUp();
    } catch {
      this.failScope(scope);
    }
  }

  /** Ends all connections; nothing is done any more. */
  close(): void {
    for (const connection of [...this.connections]) connection.end('closing');
    this.closed = true;
  }

  /** Tells all connections of new devices, for several that come at once in one message. */
  tellRoster(): void {
    if (this.telling) return;
    this.telling = true;
    this.ports.timers.after(ROSTER_DELAY, () => {
      this.telling = false;
      this.rosterChanged();
    });
  }

  /** Ends the connections of devices that were ended, and tells the others. */
  rosterChanged(): void {
    for (const connection of [...this.connections]) {
      if (connection.device !== undefined && this.roster.get(connection.device)?.ended === true) connection.end('removed');
      else connection.rosterChanged();
    }
    // What was lacking of a device that nobody knew can be verified now.
    for (const open of this.scopes.values())
      void open.then(
        ({ giving }) => giving.advance(),
        () => undefined,
      );
  }

  async manifest(scope: Scope): Promise<ManifestRecord | undefined> {
    const bytes = await this.ports.store.get(COLLECTIONS.manifest, scopeKey(this.id, scope));
    return bytes === undefined ? undefined : stored(decodeRecord(manifestRecord, bytes));
  }

  /** Folds when the log has grown by a tenth since the last time, and by enough to be worth it. */
  private foldLater(scope: HubScope): void {
    const { foldAfter, timers } = this.ports;
    if (scope.folding || scope.log.cursor - scope.folded < Math.max(foldAfter, scope.log.cursor / 10)) return;
    scope.folding = true;
    timers.after(FOLD_DELAY, () => {
      if (this.closed) return;
      const pause = (): Promise<void> => new Promise((resolve) => timers.after(0, resolve));
      this.fold(scope.log.scope, pause)
        .catch(() => undefined)
        .finally(() => {
          scope.folding = false;
        });
    });
  }

  /** What was expunged goes at once, and again when the scope is opened if the process died over it. */
  private expungeLater(scope: Scope): void {
    this.ports.timers.after(0, () => {
      if (!this.closed) this.expunge(scope).catch(() => this.failScope(scope));
    });
  }

  /** Carries out what is due of expunging in a scope (X3). */
  async expunge(scope: Scope): Promise<void> {
    const open = await this.scope(scope);
    open.expunging = open.expunging
      .catch(() => undefined)
      .then(async () => {
        if (await expungeScope(this.ports, open.log)) open.folded = (await this.manifest(scope))?.cursor ?? 0;
      });
    await open.expunging;
  }

  /** Folds a scope's log into segments, and its small blocks into large ones. */
  async fold(scope: Scope, pause?: () => Promise<void>): Promise<void> {
    const open = await this.scope(scope);
    await foldState(this.ports, open.log, pause);
    await foldLog(this.ports, open.log);
    open.folded = (await this.manifest(scope))?.cursor ?? 0;
  }

  coveredCursor(scope: Scope): number {
    return this.epoch.covered.find((item) => item.scope === scope)?.cursor ?? 0;
  }

  /** A verified backup holds the logs up to these cursors: devices may let go of what is older than that and 30 days. */
  async cover(cursors: readonly { scope: Scope; cursor: number }[]): Promise<void> {
    await this.changeEpoch((before) => ({
      ...before,
      covered: [...cursors, ...before.covered.filter((old) => !cursors.some((item) => item.scope === old.scope))],
    }));
    for (const connection of this.connections) for (const { scope, cursor } of cursors) connection.covered(scope, cursor);
  }
}
