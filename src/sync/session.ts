/** A device's side of one connection: says what it has, takes the log, pushes what waits. Message in, messages out. */

import type { Id } from '../kernel/ids.ts';
import type { Problem } from '../kernel/result.ts';
import { StoreError } from '../kernel/store.ts';
import { LINK_LIMIT } from '../replica/chain.ts';
import type { Scope } from '../replica/change.ts';
import type { Connection, Receiver } from './connection.ts';
import type { Device } from './device.ts';
import type { Attached } from './device-core.ts';
import { Sharing } from './device-sharing.ts';
import { changesOf } from './entries.ts';
import { decodeBlock } from './log-block.ts';
import { encodeMessage, type Message, type MessageOf, PROTOCOL } from './messages.ts';
import { packMessage, unpackMessage } from './packing.ts';
import { Pusher } from './session-push.ts';
import { Taker } from './session-take.ts';

/** ms from the first change that no link covers to the link. */
const LINK_AFTER = 1000;
/** ms into a session after which the accepted state is compared with the hub's (S6). */
const COMPARE_AFTER = 300_000;
/** ms of silence after which the hub is asked whether it is there, and then to wait for an answer. */
const SILENCE = 60_000;
const PATIENCE = 20_000;

interface OpenScope {
  readonly taker: Taker;
  readonly pusher: Pusher;
  /** What the hub refused; it counts once everything before it is accepted. */
  refusal: MessageOf<'refused'> | undefined;
}

export interface SessionEvents {
  /** The connection is over; `problem` when it is known why. */
  ended(problem: Problem | undefined): void;
  /** The hub welcomed the device. */
  welcomed?(): void;
}

export class Session implements Receiver, Attached {
  private readonly device: Device;
  private readonly sharing: Sharing;
  private readonly connection: Connection;
  private readonly events: SessionEvents;
  private scopes: readonly OpenScope[] = [];
  /** By the scope's number: up to here the log is taken before anything is pushed (X3). */
  private readonly expungedAt = new Map<number, number>();
  private detach: () => void = () => undefined;
  private asked: { readonly at: number; readonly device: Id; readonly scopes: readonly Scope[] } | undefined;
  private over = false;
  private cancelLinks: (() => void) | undefined;
  private cancelWatch: (() => void) | undefined;
  private cancelCompare: (() => void) | undefined;
  private linking = false;
  private requests = 1;
  private readonly asks = new Map<number, (answer: Awaited<ReturnType<Attached['ask']>>) => void>();
  private heard = 0;
  /** Messages that are being taken, in order, one after the other. */
  private queue: Message[] = [];
  private taking = false;

  constructor(device: Device, connection: Connection, events: SessionEvents) {
    this.device = device;
    this.sharing = new Sharing(device.core);
    this.connection = connection;
    this.events = events;
  }

  /** Says hello. Needs a device that belongs to a workplace. */
  start(): Promise<void> {
    return this.guarded(this.hello());
  }

  /** A store that fails ends the session; what is not saved was not acknowledged. */
  private guarded(work: Promise<void>): Promise<void> {
    return work.catch((error: unknown) => {
      if (!(error instanceof StoreError)) throw error;
      this.end({ code: `store-${error.reason}` });
    });
  }

  private async hello(): Promise<void> {
    const { sharing } = this;
    const identity = await sharing.keys();
    await sharing.claim();
    if (this.over) return;
    // Not saved, or another by now: another tab would make the same id another key, and what is signed would never count.
    if (!sharing.is(identity)) {
      this.end(undefined);
      return;
    }
    this.watch(PATIENCE);
    const scopes = this.device.scopes;
    this.asked = { at: this.device.clock.local(), device: identity.device, scopes };
    this.send({
      kind: 'hello',
      protocol: PROTOCOL,
      workplace: this.device.workplace,
      device: identity.device,
      key: identity.publicKey,
      former: this.sharing.former,
      roster: this.device.roster.version,
      scopes: scopes.map((scope) => {
        const { epoch, cursor, mark } = this.sharing.journal(scope).state.log;
        return { scope, epoch, cursor, mark };
      }),
    });
  }

  receive(bytes: Uint8Array): void {
    if (this.over) return;
    this.heard++;
    this.sharing.count(0, bytes.length);
    const decoded = unpackMessage(bytes, this.device.ports.compressor);
    if (!decoded.ok) {
      this.end({ code: 'not-a-hub' });
      return;
    }
    this.queue.push(decoded.value);
    if (!this.taking) void this.guarded(this.takeAll());
  }

  closed(): void {
    this.end(undefined);
  }

  /** The device saved something. */
  saved(): void {
    for (const [index, { taker, pusher }] of this.scopes.entries()) {
      if (this.over) return;
      taker.saved();
      taker.offer();
      if (taker.ready && taker.cursor >= (this.expungedAt.get(index) ?? 0)) this.linkLater(pusher.pump());
    }
  }

  /** The device's place in the log, or its identity, is no longer the one this session began with. */
  stale(): void {
    this.end(undefined);
  }

  /** All that was known to wait, here and at the hub when it welcomed us, is shared. */
  get upToDate(): boolean {
    if (this.scopes.length === 0 || this.over) return false;
    return this.scopes.every(({ taker }) => taker.caughtUp && this.sharing.journal(taker.scope).state.pending.length === 0);
  }

  ask(scope: Scope, table: string, row: Id, before: number): ReturnType<Attached['ask']> {
    const index = this.scopes.findIndex(({ taker }) => taker.scope === scope);
    if (index < 0 || this.over) return Promise.resolve(undefined);
    const request = this.requests++;
    return new Promise((resolve) => {
      this.asks.set(request, resolve);
      this.send({ kind: 'ask', scope: index, request, table, row, before });
      this.watch(PATIENCE);
    });
  }

  private answered(scope: Scope, { request, next, block }: MessageOf<'history'>): void {
    const entries = decodeBlock(scope, block, this.device.ports.compressor);
    this.asks.get(request)?.(entries.ok ? { changes: changesOf(entries.value), next } : undefined);
    this.asks.delete(request);
  }

  private end(problem: Problem | undefined): void {
    if (this.over) return;
    this.over = true;
    for (const answer of this.asks.values()) answer(undefined);
    this.cancelLinks?.();
    this.cancelWatch?.();
    this.cancelCompare?.();
    this.detach();
    this.connection.close(problem?.code ?? 'end');
    this.events.ended(problem);
  }

  private send(message: Message): void {
    if (this.over) return;
    const bytes = message.kind === 'hello' ? encodeMessage(message) : packMessage(message, this.device.ports.compressor);
    this.sharing.count(bytes.length, 0);
    this.connection.send(bytes);
  }

  /** A connection on which nothing comes any more is over, whatever the transport believes (F18). */
  private watch(wait: number): void {
    const { heard } = this;
    this.cancelWatch?.();
    this.cancelWatch = this.device.ports.timers.after(wait, () => {
      if (this.heard !== heard) return this.watch(this.scopes.length > 0 ? SILENCE : PATIENCE);
      if (wait === PATIENCE) return this.end({ code: 'hub-silent' });
      this.send({ kind: 'ping' });
      this.watch(PATIENCE);
    });
  }

  private async takeAll(): Promise<void> {
    this.taking = true;
    for (let message = this.queue.shift(); message !== undefined && !this.over; message = this.queue.shift()) await this.take(message);
    this.taking = false;
  }

  private async take(message: Message): Promise<void> {
    if (message.kind === 'pong') return;
    if (message.kind === 'welcome') return this.welcome(message);
    if (message.kind === 'denied') return this.denied(message);
    if (message.kind === 'expunged') return void this.expungedAt.set(message.scope, message.cursor);
    if (message.kind === 'roster') return this.sharing.rosterCame(message);
    const open = 'scope' in message ? this.scopes[message.scope] : undefined;
    if (open === undefined || !('scope' in message)) return this.end({ code: 'not-a-hub' });
    const { taker, pusher } = open;
    if (message.kind === 'refused') {
      pusher.stop();
      open.refusal = message;
      return this.heedRefusal(open);
    }
    if (message.kind === 'history') return this.answered(taker.scope, message);
    // While the state is taken anew, what it covers is not the log that is here.
    if (message.kind === 'covered') return taker.ready ? this.sharing.covered(taker.scope, message.cursor) : undefined;
    const wasReady = taker.ready;
    const taken = await taker.take(message);
    if (taken === 'again') this.end(undefined);
    else if (taken === 'foreign') this.end({ code: 'not-a-hub' });
    else if (!wasReady && taker.ready) this.saved();
    this.heedRefusal(open);
  }

  private heedRefusal({ taker, refusal }: OpenScope): void {
    if (refusal === undefined || this.over) return;
    const { seq, code, params } = refusal;
    if (code !== 'gap' && this.sharing.journal(taker.scope).state.accepted < seq - 1) return;
    this.sharing.refused(taker.scope, seq, { code, params });
  }

  private async denied({ code, params }: MessageOf<'denied'>): Promise<void> {
    if (code === 'replaced') await this.sharing.replaced();
    if (code === 'device-taken') this.sharing.taken();
    this.end({ code: `denied-${code}`, params });
  }

  private async welcome(message: MessageOf<'welcome'>): Promise<void> {
    const { asked, device, sharing } = this;
    if (asked === undefined || this.scopes.length > 0 || message.scopes.length !== asked.scopes.length) {
      this.end({ code: 'not-a-hub' });
      return;
    }
    // It became another one since it said hello: who it was is welcome no more.
    if (asked.device !== device.id) {
      this.end(undefined);
      return;
    }
    sharing.synchronise(message.now, device.clock.local() - asked.at);
    for (const [index, scope] of asked.scopes.entries())
      if (!(await sharing.agrees(scope, message.scopes[index] as (typeof message.scopes)[number])) || this.over) return;
    this.scopes = asked.scopes.map((scope, index): OpenScope => {
      const told = message.scopes[index] as (typeof message.scopes)[number];
      const push = (body: Uint8Array): void => {
        this.send({ kind: 'push', scope: index, body });
        this.watch(PATIENCE);
      };
      const tooLarge = (seq: number): void => {
        open.refusal = { kind: 'refused', scope: index, seq, code: 'large', params: {} };
        this.heedRefusal(open);
      };
      const taker = new Taker(sharing, scope, index, told, (sent) => this.send(sent));
      const open: OpenScope = { taker, pusher: new Pusher(sharing, scope, told.accepted, push, tooLarge), refusal: undefined };
      return open;
    });
    this.detach = sharing.attach(this);
    for (const { taker } of this.scopes) {
      sharing.sending(taker.scope);
      taker.start();
    }
    this.cancelCompare = device.ports.timers.after(COMPARE_AFTER, () => void this.guarded(this.compare()));
    this.events.welcomed?.();
    this.saved();
  }

  private async compare(): Promise<void> {
    for (const { taker } of this.scopes) await taker.compare();
  }

  /** Signs what was sent since the last link, at most once a second, or as soon as it fills a link. */
  private linkLater(unsigned: number): void {
    if (unsigned === 0 || this.linking) return;
    if (unsigned >= LINK_LIMIT) {
      this.cancelLinks?.();
      void this.guarded(this.link());
    } else this.cancelLinks ??= this.device.ports.timers.after(LINK_AFTER, () => void this.guarded(this.link()));
  }

  private async link(): Promise<void> {
    this.linking = true;
    for (const { pusher } of this.scopes) await pusher.link();
    this.linking = false;
    this.cancelLinks = undefined;
    this.saved();
  }
}
