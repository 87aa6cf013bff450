/** What a session takes of one scope: the hub's log as it grows, or first the whole accepted state when that is needed. */

import { ByteReader } from '../kernel/bytes.ts';
import type { Id } from '../kernel/ids.ts';
import type { Scope } from '../replica/change.ts';
import { roughSize } from './change-size.ts';
import { Joining } from './device-join.ts';
import type { Sharing } from './device-sharing.ts';
import { changesOf, cursorsOf, type Entry, EntryDecoder } from './entries.ts';
import { decodeBlock, encodeBlock } from './log-block.ts';
import { markOf } from './log-mark.ts';
import type { Message, MessageOf } from './messages.ts';

/** Bytes received after which the hub is told that they are applied and saved (S7). */
const GOT_EVERY = 64 << 10;
/** Bytes of changes given back in one message, about, and links over them; a link and its changes stay together. */
const GIVEN_AT_ONCE = 128 << 10;
const LINKS_AT_ONCE = 32;
/** With so much more to come than this, segments are quicker than the log. */
const FAR_BEHIND = 50_000;

type Told = MessageOf<'welcome'>['scopes'][number];

/** `again`: what came does not fit what is here, the session begins anew. `foreign`: it is not a hub that sends this. */
export type Taken = 'taken' | 'again' | 'foreign';

export class Taker {
  readonly scope: Scope;
  private readonly sharing: Sharing;
  private readonly index: number;
  private readonly send: (message: Message) => void;
  private readonly told: Told;
  private decoder: EntryDecoder;
  /** What came and is not saved yet: how many bytes up to which cursor; and bytes that are saved and not told. */
  private arrived: { readonly cursor: number; readonly bytes: number }[] = [];
  private untold = 0;
  private joining: Joining | undefined;
  private readonly offered = new Map<Id, number>();
  /** Where the stream stands, which while joining is not where the device stands. */
  cursor: number;

  constructor(sharing: Sharing, scope: Scope, index: number, told: Told, send: (message: Message) => void) {
    this.sharing = sharing;
    this.scope = scope;
    this.index = index;
    this.told = told;
    this.send = send;
    this.decoder = new EntryDecoder(scope);
    this.cursor = sharing.journal(scope).state.log.cursor;
  }

  /** Asks for what is lacking. */
  start(): void {
    const { log } = this.sharing.journal(this.scope).state;
    const { common, segments, cursor, epoch } = this.told;
    const behind = segments > log.cursor && (log.cursor === 0 || cursor - log.cursor > FAR_BEHIND);
    const mends = this.sharing.mends(this.scope);
    if (common < log.cursor || behind || mends) {
      this.joining = new Joining(this.sharing.ports, this.scope, cursor, mends);
      this.send({ kind: 'join', scope: this.index });
    } else {
      this.sharing.inEpoch(this.scope, epoch);
      this.follow(log.cursor);
    }
  }

  private follow(cursor: number): void {
    this.cursor = cursor;
    this.send({ kind: 'follow', scope: this.index, cursor });
  }

  /** Own changes wait until the accepted state is the hub's. */
  get ready(): boolean {
    return this.joining === undefined;
  }

  /** Everything the hub had when it welcomed us is here and saved. */
  get caughtUp(): boolean {
    const { state, savedCursor } = this.sharing.journal(this.scope);
    return this.ready && state.log.cursor >= this.told.cursor && savedCursor === state.log.cursor;
  }

  /** Tells the hub what is saved, once it is enough. What is not told is always less than the hub's window, or both would wait. */
  saved(): void {
    const cursor = this.joining === undefined ? this.sharing.journal(this.scope).savedCursor : this.cursor;
    while (this.arrived[0] !== undefined && this.arrived[0].cursor <= cursor) this.untold += this.arrived.shift()?.bytes ?? 0;
    if (this.untold < GOT_EVERY) return;
    this.untold = 0;
    this.send({ kind: 'got', scope: this.index, cursor });
  }

  /** Sends the digests of what is accepted, at the cursor of the hub's segments (S6). */
  async compare(): Promise<void> {
    const cursor = this.told.segments;
    const tables = this.ready ? await this.sharing.digests(this.scope, cursor) : undefined;
    if (tables !== undefined) this.send({ kind: 'digests', scope: this.index, cursor, tables });
  }

  /** Says what of others is here and not at the hub. */
  offer(): void {
    if (!this.ready) return;
    const heads = [];
    for (const [device, entries] of this.sharing.journal(this.scope).state.held) {
      const seq = changesOf(entries).at(-1)?.seq ?? 0;
      const linked = entries.reduce((last, entry) => (entry.kind === 'link' ? Math.max(last, entry.link.last) : last), 0);
      if (seq + linked <= (this.offered.get(device) ?? 0)) continue;
      this.offered.set(device, seq + linked);
      heads.push({ device, seq, linked });
    }
    if (heads.length > 0) this.send({ kind: 'have', scope: this.index, heads });
  }

  /** The hub asks for some of it: it gets the next piece, and asks again for what follows. */
  private give(message: MessageOf<'wanted'>): Taken {
    const { held } = this.sharing.journal(this.scope).state;
    for (const { device, first } of message.ranges) {
      const piece = pieceFrom(first, held.get(device) ?? []);
      if (piece.length === 0) continue;
      this.send({ kind: 'give', scope: this.index, block: encodeBlock(piece, this.sharing.ports.compressor) });
    }
    return 'taken';
  }

  async take(message: Message): Promise<Taken> {
    switch (message.kind) {
      case 'wanted':
        return this.give(message);
      case 'compared':
        if (message.differing.length > 0) this.sharing.differs(this.scope, message.differing);
        return 'taken';
      case 'heads':
        return this.sharing.isOneLog(this.scope, message) ? 'taken' : 'again';
      case 'restart':
        this.decoder = new EntryDecoder(this.scope);
        return this.stream(message.first, message.body);
      case 'changes':
        return this.stream(this.cursor + 1, message.body);
      case 'pages':
        return this.pages(message);
      case 'manifest':
        return this.manifest(message);
      case 'blocks':
        return this.blocks(message);
      case 'piece':
        return this.piece(message);
      default:
        return 'foreign';
    }
  }

  private async stream(first: number, body: Uint8Array): Promise<Taken> {
    const reader = new ByteReader(body);
    const entries = this.decoder.read(reader);
    if (reader.damaged) return 'foreign';
    return this.entries(first, entries, undefined, body.length);
  }

  private async pages(message: MessageOf<'pages'>): Promise<Taken> {
    let { first } = message;
    for (const block of message.blocks) {
      const entries = decodeBlock(this.scope, block, this.sharing.ports.compressor);
      if (!entries.ok) return 'foreign';
      const taken = await this.entries(first, entries.value, block, block.length);
      if (taken !== 'taken') return taken;
      first = this.cursor + 1;
    }
    return 'taken';
  }

  private async entries(first: number, entries: readonly Entry[], block: Uint8Array | undefined, size: number): Promise<Taken> {
    if (this.joining === undefined) {
      if (!(await this.sharing.accept(this.scope, first, entries, block))) return 'again';
    } else if (!this.joining.add(first, entries)) return 'again';
    this.cursor += entries.reduce((sum, entry) => sum + cursorsOf(entry), 0);
    this.arrived.push({ cursor: this.cursor, bytes: size });
    if (this.joining === undefined) return 'taken';
    this.saved();
    return this.adoptWhenWhole(this.joining);
  }

  private async manifest(message: MessageOf<'manifest'>): Promise<Taken> {
    const { joining } = this;
    if (joining === undefined || !(await joining.manifest(message)).ok) return 'foreign';
    return this.askOn(joining);
  }

  private async blocks(message: MessageOf<'blocks'>): Promise<Taken> {
    const { joining } = this;
    if (joining === undefined) return 'foreign';
    // The hub made newer segments in the meantime: their manifest is asked for.
    if (message.missing.length > 0) return 'again';
    await joining.blocks(message.blocks);
    return joining.awaiting ? 'taken' : this.askOn(joining);
  }

  private async piece(message: MessageOf<'piece'>): Promise<Taken> {
    const { joining } = this;
    if (joining === undefined) return 'foreign';
    return (await joining.piece(message)) ? this.askOn(joining) : 'again';
  }

  private async askOn(joining: Joining): Promise<Taken> {
    const hashes = joining.next();
    const large = joining.nextPiece();
    if (hashes.length > 0) this.send({ kind: 'want', scope: this.index, hashes });
    else if (large !== undefined) this.send({ kind: 'fetch', scope: this.index, ...large });
    if (hashes.length > 0 || large !== undefined) return 'taken';
    this.follow(joining.cursor);
    return this.adoptWhenWhole(joining);
  }

  private async adoptWhenWhole(joining: Joining): Promise<Taken> {
    if (joining.cursor < joining.goal || joining.lacking) return 'taken';
    const last = joining.entries.at(-1);
    const adopted = await this.sharing.adopt(this.scope, joining, this.told.epoch, last === undefined ? new Uint8Array(0) : markOf(last));
    if (!adopted) return 'again';
    this.joining = undefined;
    return 'taken';
  }
}

/** The changes from seq `first` on with the links over them, up to what one message takes. */
function pieceFrom(first: number, entries: readonly Entry[]): Entry[] {
  const changes = changesOf(entries).filter(({ seq }) => seq >= first);
  const links = entries
    .flatMap((entry) => (entry.kind === 'link' && entry.link.last >= first ? [entry.link] : []))
    .sort((a, b) => a.first - b.first);
  const piece: Entry[] = [];
  let last = first - 1;
  let size = 0;
  for (const link of links.slice(0, LINKS_AT_ONCE)) {
    if (size > GIVEN_AT_ONCE) break;
    for (const change of changes) {
      if (change.seq <= last || change.seq > link.last) continue;
      piece.push({ kind: 'change', change });
      size += roughSize(change.writes);
    }
    last = Math.max(last, link.last);
    piece.push({ kind: 'link', link });
  }
  return piece;
}
