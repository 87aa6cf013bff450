/** One device's connection to the hub: each message in, messages out. Who is at the other end is already authenticated. */

import { ByteReader, sameBytes } from '../kernel/bytes.ts';
import type { Id } from '../kernel/ids.ts';
import type { Problem } from '../kernel/result.ts';
import type { Scope } from '../replica/change.ts';
import type { Connection, Receiver } from './connection.ts';
import { type Entry, EntryDecoder } from './entries.ts';
import { compareDigests } from './hub-digests.ts';
import { HubFeed } from './hub-feed.ts';
import type { Giver } from './hub-giving.ts';
import { answerHistory } from './hub-history.ts';
import { COLLECTIONS, scopeKey } from './hub-layout.ts';
import type { HubScope, HubWorkplace, OpenConnection } from './hub-workplace.ts';
import { markOf } from './log-mark.ts';
import { encodeMessage, type Message, type MessageOf, PIECE, PROTOCOL } from './messages.ts';
import { unpackMessage } from './packing.ts';

/** What the server vouches for: it authenticated the member and knows which scopes are theirs. */
export interface Authority {
  readonly workplace: Id;
  readonly member: Id;
  readonly scopes: readonly Scope[];
  /** The server's own device, which writes on behalf of portals, jobs and API callers. */
  readonly mayActForOthers?: boolean;
}

interface OpenScope extends HubScope {
  readonly scope: Scope;
  readonly feed: HubFeed;
  readonly decoder: EntryDecoder;
  readonly giver: Giver;
  /** After a refusal nothing more from that seq on is taken on this connection: the chain has a hole. */
  refusedFrom: number;
}

/** Blocks read from the store at once. */
const BLOCKS_AT_ONCE = 16;
/** Messages that may wait for the store, and their bytes: a device asks for no more than this, an attacker would (A27). */
const WAITING_LIMIT = 20_000;
const WAITING_BYTES = 1 << 26;

export class HubConnection implements Receiver, OpenConnection {
  readonly member: Id;
  device: Id | undefined;
  private readonly workplace: HubWorkplace;
  private readonly authority: Authority;
  private readonly connection: Connection;
  private scopes: OpenScope[] = [];
  private roster = 0;
  private ended = false;
  /** What needs the store is done one after the other, in the order it came. */
  private work: Promise<void> = Promise.resolve();
  private readonly waiting = { messages: 0, bytes: 0 };

  constructor(workplace: HubWorkplace, authority: Authority, connection: Connection) {
    this.workplace = workplace;
    this.authority = authority;
    this.connection = connection;
    this.member = authority.member;
    workplace.connections.add(this);
  }

  receive(bytes: Uint8Array): void {
    if (this.ended) return;
    const decoded = unpackMessage(bytes, this.workplace.ports.compressor);
    if (!decoded.ok) {
      this.deny(decoded.problem);
      return;
    }
    const message = decoded.value;
    if (this.waiting.messages >= WAITING_LIMIT || this.waiting.bytes >= WAITING_BYTES) {
      this.deny({ code: 'too-much' });
      return;
    }
    if (message.kind === 'hello') {
      if (this.device !== undefined) {
        this.deny({ code: 'unexpected-message' });
        return;
      }
      this.device = message.device;
      this.later(bytes.length, () => this.hello(message));
      return;
    }
    if (message.kind === 'ping') {
      this.send({ kind: 'pong' });
      return;
    }
    if ('scope' in message) {
      const open = this.scopes[message.scope];
      if (open === undefined) {
        this.deny({ code: 'unexpected-message' });
        return;
      }
      this.inScope(open, message, bytes.length);
      return;
    }
    this.deny({ code: 'unexpected-message' });
  }

  closed(): void {
    if (this.ended) return;
    this.ended = true;
    this.workplace.connections.delete(this);
    for (const { feed, feeds, giver, giving } of this.scopes) {
      feed.stop();
      feeds.delete(feed);
      giving.gone(giver);
    }
  }

  end(code: string): void {
    this.deny({ code });
  }

  private deny(problem: Problem): void {
    if (this.ended) return;
    this.send({ kind: 'denied', code: problem.code, params: problem.params ?? {} });
    this.closed();
    this.connection.close(problem.code);
  }

  private send(message: Message): void {
    if (!this.ended) this.connection.send(encodeMessage(message));
  }

  private later(bytes: number, task: () => Promise<void>): void {
    this.waiting.messages++;
    this.waiting.bytes += bytes;
    this.work = this.work
      .then(() => (this.ended ? undefined : task()))
      .catch(() => this.deny({ code: 'store' }))
      .then(() => {
        this.waiting.messages--;
        this.waiting.bytes -= bytes;
      });
  }

  private async hello(hello: MessageOf<'hello'>): Promise<void> {
    const { workplace, authority } = this;
    if (hello.workplace !== authority.workplace) return this.deny({ code: 'other-workplace' });
    const foreign = hello.scopes.find(({ scope }) => !authority.scopes.includes(scope));
    if (foreign !== undefined) return this.deny({ code: 'not-yours' });
    const { version } = workplace.roster;
    const registered = await workplace.roster.register(hello.device, authority.member, hello.key);
    if (!registered.ok) return this.deny(registered.problem);
    for (const { device, key } of hello.former) await workplace.roster.register(device, authority.member, key);
    for (const other of [...workplace.connections]) if (other !== this && other.device === hello.device) other.end('replaced');
    const scopes: OpenScope[] = [];
    for (const [scopeIndex, { scope }] of hello.scopes.entries()) scopes.push(await this.open(scope, scopeIndex, hello));
    const told = [];
    for (const [index, open] of scopes.entries()) told.push(await this.told(open, hello.scopes[index] as (typeof hello.scopes)[number]));
    if (this.ended) return;
    this.scopes = scopes;
    for (const { feeds, feed } of scopes) feeds.add(feed);
    const now = workplace.clock.now();
    for (const [index, { log }] of scopes.entries()) {
      const behind = (told[index]?.common ?? 0) < log.expungedAt;
      if (behind && hello.protocol > 1) this.send({ kind: 'expunged', scope: index, cursor: log.expungedAt });
    }
    this.send({ kind: 'welcome', protocol: Math.min(hello.protocol, PROTOCOL), now, member: authority.member, scopes: told });
    // Where the store is another one than the device knows, so may be what stands under a version of its roster.
    const sameStore = told.every(({ common }, index) => common === hello.scopes[index]?.cursor);
    const knows =
      hello.roster <= workplace.roster.version && sameStore && hello.scopes.every(({ epoch }) => epoch === workplace.epoch.epoch);
    this.roster = knows ? hello.roster : 0;
    this.rosterChanged();
    if (workplace.roster.version > version) workplace.tellRoster();
  }

  private async open(scope: Scope, scopeIndex: number, { device, protocol }: MessageOf<'hello'>): Promise<OpenScope> {
    const open = await this.workplace.scope(scope);
    const { compressor } = this.workplace.ports;
    const send = (message: Uint8Array): void => this.connection.send(message);
    const understandsHeads = protocol > 2;
    const feed = new HubFeed({ log: open.log, stream: open.stream, compressor, device, scopeIndex, understandsHeads, send });
    const giver = { want: (ranges: MessageOf<'wanted'>['ranges']): void => this.send({ kind: 'wanted', scope: scopeIndex, ranges }) };
    return { ...open, scope, feed, giver, decoder: new EntryDecoder(scope), refusedFrom: Number.POSITIVE_INFINITY };
  }

  private async told(open: OpenScope, said: MessageOf<'hello'>['scopes'][number]): Promise<MessageOf<'welcome'>['scopes'][number]> {
    const { workplace } = this;
    const manifest = await workplace.manifest(open.scope);
    let common = workplace.common(open.scope, said.epoch, said.cursor);
    if (common > open.log.cursor || !(await this.sameMark(open, said, common))) common = 0;
    const device = this.device as Id;
    return {
      epoch: workplace.epoch.epoch,
      common,
      cursor: open.log.cursor,
      accepted: open.log.heads.seqOf(device),
      linked: open.log.heads.linkedOf(device),
      covered: workplace.coveredCursor(open.scope),
      segments: manifest?.cursor ?? 0,
    };
  }

  /** Whether the entry at the device's cursor is the one here: a store that lost commits unawares has another (S5). */
  private async sameMark(open: OpenScope, said: MessageOf<'hello'>['scopes'][number], common: number): Promise<boolean> {
    if (said.mark.length === 0 || common !== said.cursor || common === 0) return true;
    const block = await open.log.blockAt(common);
    const entry = block?.entries[common - block.first];
    return entry === undefined || sameBytes(markOf(entry), said.mark);
  }

  rosterChanged(): void {
    if (this.scopes.length === 0) return;
    const message = this.workplace.roster.message(this.roster);
    this.roster = this.workplace.roster.version;
    if (message !== undefined) this.send(message);
  }

  covered(scope: Scope, cursor: number): void {
    const index = this.scopes.findIndex((open) => open.scope === scope);
    if (index >= 0) this.send({ kind: 'covered', scope: index, cursor });
  }

  private inScope(open: OpenScope, message: Message, bytes: number): void {
    switch (message.kind) {
      case 'push':
        this.push(open, message.body);
        return;
      case 'follow':
        this.later(bytes, () => open.feed.follow(Math.min(message.cursor, open.log.cursor)));
        return;
      case 'got':
        this.later(bytes, () => open.feed.got(message.cursor));
        return;
      case 'join':
        this.later(bytes, () => this.join(open, message.scope));
        return;
      case 'want':
        this.later(bytes, () => this.blocks(open, message));
        return;
      case 'fetch':
        this.later(bytes, () => this.piece(open, message));
        return;
      case 'digests':
        this.later(bytes, async () => this.send(await compareDigests(this.workplace, open.scope, message)));
        return;
      case 'have':
        open.giving.offered(open.giver, message.heads);
        return;
      case 'give':
        this.later(bytes, () => this.given(open, message.block));
        return;
      case 'ask':
        this.later(bytes, async () => this.send(await answerHistory(open.log, this.workplace.ports, message)));
        return;
      default:
        this.deny({ code: 'unexpected-message' });
    }
  }

  private async given(open: OpenScope, block: Uint8Array): Promise<void> {
    const whole = await open.giving.given(open.giver, block, this.workplace.ports, () => this.workplace.schedule(open.log));
    if (!whole) this.deny({ code: 'damaged-message' });
  }

  private push(open: OpenScope, body: Uint8Array): void {
    if (open.refusedFrom < Number.POSITIVE_INFINITY) return;
    const reader = new ByteReader(body);
    const entries = open.decoder.read(reader);
    if (reader.damaged) {
      this.deny({ code: 'damaged-message' });
      return;
    }
    const changes: Entry[] = [];
    for (const entry of entries) {
      const device = entry.kind === 'change' ? entry.change.device : entry.kind === 'link' ? entry.link.device : '';
      if (device !== this.device) {
        this.deny({ code: 'not-yours' });
        return;
      }
      if (entry.kind === 'link') open.links.add(entry.link);
      else changes.push(entry);
    }
    if (changes.length === 0) return;
    const from = {
      refused: (seq: number, problem: Problem): void => this.refused(open, seq, problem),
      get refusedFrom(): number {
        return open.refusedFrom;
      },
    };
    open.log.propose({ from, entries: changes, mayActForOthers: this.authority.mayActForOthers === true });
    this.workplace.schedule(open.log);
  }

  private refused(open: OpenScope, seq: number, problem: Problem): void {
    if (open.refusedFrom < Number.POSITIVE_INFINITY) return;
    open.refusedFrom = seq;
    this.send({ kind: 'refused', scope: open.feed.scopeIndex, seq, code: problem.code, params: problem.params ?? {} });
  }

  private async join(open: OpenScope, scope: number): Promise<void> {
    const found = await this.workplace.manifest(open.scope);
    this.send({
      kind: 'manifest',
      scope,
      cursor: found?.cursor ?? 0,
      manifest: found?.manifest ?? new Uint8Array(0),
      heads: found?.heads ?? new Uint8Array(0),
    });
  }

  private async blocks(open: OpenScope, want: MessageOf<'want'>): Promise<void> {
    const prefix = scopeKey(this.workplace.id, open.scope);
    const wanted = [...new Set(want.hashes)];
    const missing: string[] = [];
    let page: Uint8Array[] = [];
    let size = 0;
    for (let at = 0; at < wanted.length && !this.ended; at += BLOCKS_AT_ONCE) {
      const hashes = wanted.slice(at, at + BLOCKS_AT_ONCE);
      const found = await this.workplace.ports.store.getMany(
        COLLECTIONS.block,
        hashes.map((hash) => `${prefix}/${hash}`),
      );
      for (const [index, block] of found.entries()) {
        // What is too large for a message is fetched in pieces.
        if (block === undefined || block.length > PIECE) {
          missing.push(hashes[index] as string);
          continue;
        }
        if (size > 0 && size + block.length > PIECE) {
          this.send({ kind: 'blocks', scope: want.scope, missing: [], blocks: page });
          page = [];
          size = 0;
        }
        page.push(block);
        size += block.length;
      }
    }
    this.send({ kind: 'blocks', scope: want.scope, missing, blocks: page });
  }

  private async piece(open: OpenScope, { scope, hash, from }: MessageOf<'fetch'>): Promise<void> {
    const block = await this.workplace.ports.store.get(COLLECTIONS.block, `${scopeKey(this.workplace.id, open.scope)}/${hash}`);
    this.send({ kind: 'piece', scope, hash, from, bytes: block?.subarray(from, from + PIECE) ?? new Uint8Array(0) });
  }
}
