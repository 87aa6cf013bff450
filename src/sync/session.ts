/** A device's side of one connection: says what it has, takes the log, pushes what waits. Message in, messages out. */

import { ByteReader, ByteWriter } from '../kernel/bytes.ts';
import type { Problem } from '../kernel/result.ts';
import { CHANGE_LIMIT, type Change, type Scope } from '../replica/change.ts';
import { LINK_LIMIT, makeLink, SEED_BYTES } from '../replica/chain.ts';
import type { Connection, Receiver } from './connection.ts';
import type { Device } from './device.ts';
import { EntryDecoder, EntryEncoder, type Entry, cursorsOf } from './entries.ts';
import { decodeBlock } from './log-block.ts';
import { decodeMessage, encodeMessage, type Message, type MessageOf, PROTOCOL } from './messages.ts';

/** Bytes of changes in one push message. */
const PUSH_PAGE = 64 << 10;
/** Changes under way to the hub and not acknowledged. */
const PUSH_WINDOW = 4096;
/** Bytes received after which the hub is told that they are applied and saved (S7). */
const GOT_EVERY = 64 << 10;
/** ms of silence after which the hub is asked whether it is there, and then to wait for an answer. */
const SILENCE = 60_000;
const PATIENCE = 20_000;
/** ms from the first change that no link covers to the link. */
const LINK_AFTER = 1000;

interface OpenScope {
  readonly scope: Scope;
  readonly index: number;
  readonly encoder: EntryEncoder;
  decoder: EntryDecoder;
  /** Own changes sent on this connection, or known to be accepted before it. */
  pushed: number;
  linkSent: number;
  received: number;
  /** The hub's log reached this far when the session began. */
  readonly goal: number;
  refused: boolean;
}

export interface SessionEvents {
  /** The connection is over; `problem` when the hub said why. */
  ended(problem: Problem | undefined): void;
  /** The hub welcomed the device. */
  welcomed?(): void;
}

export class Session implements Receiver {
  private readonly device: Device;
  private readonly connection: Connection;
  private readonly events: SessionEvents;
  private readonly scopes: OpenScope[] = [];
  private detach: () => void = () => undefined;
  private asked: { readonly at: number; readonly scopes: readonly Scope[] } | undefined;
  private over = false;
  private cancelLinks: (() => void) | undefined;
  private cancelWatch: (() => void) | undefined;
  private heard = 0;

  constructor(device: Device, connection: Connection, events: SessionEvents) {
    this.device = device;
    this.connection = connection;
    this.events = events;
  }

  /** Says hello. Needs a device that belongs to a workplace. */
  async start(): Promise<void> {
    const { publicKey } = await this.device.keys();
    if (this.over) return;
    this.watch(PATIENCE);
    const scopes = this.device.scopes;
    this.asked = { at: this.device.clock.local(), scopes };
    this.send({
      kind: 'hello',
      protocol: PROTOCOL,
      workplace: this.device.workplace,
      device: this.device.id,
      key: publicKey,
      roster: this.device.roster.version,
      scopes: scopes.map((scope) => {
        const { epoch, cursor, mark } = this.device.journal(scope).state.log;
        return { scope, epoch, cursor, mark };
      }),
    });
  }

  receive(bytes: Uint8Array): void {
    if (this.over) return;
    const decoded = decodeMessage(bytes);
    if (!decoded.ok) return this.end({ code: 'not-a-hub' });
    const message = decoded.value;
    this.heard++;
    if (message.kind === 'pong') return;
    if (message.kind === 'welcome') return this.welcome(message);
    if (message.kind === 'denied') return this.end({ code: `denied-${message.code}`, params: message.params });
    if (message.kind === 'roster') return this.device.roster.take(message);
    if (!('scope' in message)) return this.end({ code: 'not-a-hub' });
    const open = this.scopes[message.scope];
    if (open === undefined) return this.end({ code: 'not-a-hub' });
    this.inScope(open, message);
  }

  closed(): void {
    this.end(undefined);
  }

  /** The device saved something. */
  saved(): void {
    for (const open of this.scopes) this.pump(open);
  }

  /** The device's place in the log, or its identity, is no longer the one this session began with. */
  stale(): void {
    this.end(undefined);
  }

  private end(problem: Problem | undefined): void {
    if (this.over) return;
    this.over = true;
    this.cancelLinks?.();
    this.cancelWatch?.();
    this.detach();
    this.connection.close(problem?.code ?? 'end');
    this.events.ended(problem);
  }

  private send(message: Message): void {
    if (!this.over) this.connection.send(encodeMessage(message));
  }

  /** All that was known to wait, here and at the hub when it welcomed us, is shared. */
  get upToDate(): boolean {
    if (this.scopes.length === 0 || this.over) return false;
    return this.scopes.every(({ scope, goal }) => {
      const { state, savedCursor } = this.device.journal(scope);
      return state.pending.length === 0 && savedCursor >= goal && savedCursor === state.log.cursor;
    });
  }

  /** A connection on which nothing comes any more is over, whatever the transport believes (F18). */
  private watch(wait: number): void {
    const heard = this.heard;
    this.cancelWatch = this.device.ports.timers.after(wait, () => {
      if (this.heard !== heard) return this.watch(this.scopes.length > 0 ? SILENCE : PATIENCE);
      if (wait === PATIENCE) return this.end({ code: 'hub-silent' });
      this.send({ kind: 'ping' });
      this.watch(PATIENCE);
    });
  }

  /** Something was sent that calls for an answer. */
  private expectAnswer(): void {
    this.cancelWatch?.();
    this.watch(PATIENCE);
  }

  private welcome(message: MessageOf<'welcome'>): void {
    const { asked } = this;
    if (asked === undefined || this.scopes.length > 0 || message.scopes.length !== asked.scopes.length) return this.end({ code: 'not-a-hub' });
    this.device.synchronise(message.now, this.device.clock.local() - asked.at);
    for (const [index, scope] of asked.scopes.entries()) {
      const told = message.scopes[index] as (typeof message.scopes)[number];
      this.scopes.push({
        scope,
        index,
        encoder: new EntryEncoder(),
        decoder: new EntryDecoder(scope),
        pushed: told.accepted,
        linkSent: 0,
        received: 0,
        goal: told.cursor,
        refused: false,
      });
    }
    this.detach = this.device.attach(this);
    for (const open of this.scopes) {
      this.device.sending(open.scope);
      this.send({ kind: 'follow', scope: open.index, cursor: this.device.journal(open.scope).state.log.cursor });
    }
    this.events.welcomed?.();
    this.saved();
  }

  private inScope(open: OpenScope, message: Message): void {
    switch (message.kind) {
      case 'restart':
        open.decoder = new EntryDecoder(open.scope);
        return this.changes(open, message.first, message.body);
      case 'changes':
        return this.changes(open, this.device.journal(open.scope).state.log.cursor + 1, message.body);
      case 'pages':
        return this.pages(open, message);
      case 'refused':
        return this.refused(open, message);
      case 'covered':
        return this.device.covered(open.scope, message.cursor);
      default:
        this.end({ code: 'not-a-hub' });
    }
  }

  private changes(open: OpenScope, first: number, body: Uint8Array): void {
    const reader = new ByteReader(body);
    const entries = open.decoder.read(reader);
    if (reader.damaged) return this.end({ code: 'not-a-hub' });
    this.take(open, first, entries, undefined, body.length);
  }

  private pages(open: OpenScope, message: MessageOf<'pages'>): void {
    let first = message.first;
    for (const block of message.blocks) {
      const entries = decodeBlock(open.scope, block, this.device.ports.compressor);
      if (!entries.ok) return this.end({ code: 'not-a-hub' });
      if (!this.take(open, first, entries.value, block, block.length)) return;
      first += entries.value.reduce((sum, entry) => sum + cursorsOf(entry), 0);
    }
  }

  private take(open: OpenScope, first: number, entries: readonly Entry[], block: Uint8Array | undefined, size: number): boolean {
    if (this.over) return false;
    if (!this.device.accept(open.scope, first, entries, block)) {
      this.end(undefined);
      return false;
    }
    open.received += size;
    return true;
  }

  /** Sends what is saved and not sent, and says what was received once it is saved. */
  private pump(open: OpenScope): void {
    if (this.over) return;
    const { state, savedTop, savedCursor } = this.device.journal(open.scope);
    if (open.received >= GOT_EVERY) {
      open.received = 0;
      this.send({ kind: 'got', scope: open.index, cursor: savedCursor });
    }
    if (open.refused) return;
    const limit = Math.min(savedTop, state.chain.left, state.log.accepted + PUSH_WINDOW);
    const waiting = state.pending.filter(({ seq }) => seq > open.pushed && seq <= limit);
    for (const page of paged(waiting)) this.push(open, page);
    for (const link of state.links) {
      if (link.last > open.pushed || link.last <= open.linkSent) continue;
      open.linkSent = link.last;
      this.write(open, [{ kind: 'link', link }]);
    }
    if (state.chain.linked < open.pushed) this.cancelLinks ??= this.device.ports.timers.after(LINK_AFTER, () => void this.link());
  }

  private push(open: OpenScope, changes: readonly Change[]): void {
    open.pushed = changes.at(-1)?.seq ?? open.pushed;
    this.write(
      open,
      changes.map((change) => ({ kind: 'change', change })),
    );
  }

  private write(open: OpenScope, entries: readonly Entry[]): void {
    const writer = new ByteWriter(256);
    open.encoder.write(writer, entries);
    this.send({ kind: 'push', scope: open.index, body: writer.take() });
    this.expectAnswer();
  }

  /** Signs what was sent since the last link, at most once a second. */
  private async link(): Promise<void> {
    const { secretKey } = await this.device.keys();
    const { workplace, ports } = this.device;
    for (const open of this.scopes) {
      const { state } = this.device.journal(open.scope);
      const { device, digest, linked } = state.chain;
      const changes = state.unlinked(open.pushed).slice(0, LINK_LIMIT);
      if (changes.length === 0 || changes[0]?.seq !== linked + 1) continue;
      const made = await makeLink(ports.signer, secretKey, { workplace, scope: open.scope, device }, digest, changes, ports.random.bytes(SEED_BYTES));
      this.device.linked(open.scope, made.link, made.digest);
    }
    this.cancelLinks = undefined;
    this.saved();
  }

  private refused(open: OpenScope, message: MessageOf<'refused'>): void {
    open.refused = true;
    this.device.refused(open.scope, message.seq, { code: message.code, params: message.params });
  }
}

/** Runs of changes that make messages of moderate size; one large change is a message of its own. */
function* paged(changes: readonly Change[]): Generator<readonly Change[]> {
  let page: Change[] = [];
  let size = 0;
  for (const change of changes) {
    const bytes = roughSize(change);
    if (page.length > 0 && size + bytes > PUSH_PAGE) {
      yield page;
      page = [];
      size = 0;
    }
    page.push(change);
    size += bytes;
  }
  if (page.length > 0) yield page;
}

/** Bytes, about: enough to cut by. */
export function roughSize(change: Pick<Change, 'writes'>): number {
  let size = 40;
  for (const { value } of change.writes) {
    size += 24 + (typeof value === 'string' ? value.length * 2 : value instanceof Uint8Array ? value.length : 8);
  }
  return Math.min(size, CHANGE_LIMIT * 4);
}
