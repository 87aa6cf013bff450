/**
 * The messages between a device and the hub, as bytes: one byte of kind, then its fields. `scope` is the position of the
 * scope in the device's `hello`. Kinds and fields are added, never changed; what a kind lacks to be understood by the
 * other side is a new kind and a new `PROTOCOL`. Hostile bytes are told as a problem, never thrown (A27).
 */

import { ByteReader, ByteWriter } from '../kernel/bytes.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import { CHANGE_LIMIT } from '../replica/change.ts';
import { bytes, flag, id, list, params, record, rest, text, unsigned, type Wire, type WireValue } from './wire.ts';

/** The version both sides speak; the hub answers with the lower of the two. */
export const PROTOCOL = 3;

/** The largest message either side takes, in bytes: one change of the largest size and its company (S7). */
export const MESSAGE_LIMIT = 2 * CHANGE_LIMIT;

/** Bytes of a block that is sent as one; a larger one goes in pieces of this size. */
export const PIECE = 1 << 20;

const scopeName = text(100);
const end = record({ scope: scopeName, seq: unsigned });

const MESSAGES = {
  /** Device: who I am, what I have of each scope. `epoch` is empty before the first contact; `mark` tells which entry stands at `cursor` (S5). */
  hello: record({
    protocol: unsigned,
    workplace: id,
    device: id,
    key: bytes,
    /** Ids this device had before: the hub may have been restored to before it knew them. */
    former: list(record({ device: id, key: bytes }), 64),
    roster: unsigned,
    scopes: list(record({ scope: scopeName, epoch: text(22), cursor: unsigned, mark: bytes }), 16),
  }),
  /** Hub: its time in ms since 1970 (C2), and of each scope: what it has of this device, how far it goes. */
  welcome: record({
    protocol: unsigned,
    now: unsigned,
    member: id,
    scopes: list(
      record({
        epoch: text(22),
        /** Up to here the device's log and the hub's are the same one (S5). */
        common: unsigned,
        cursor: unsigned,
        /** The last seq accepted from this device. */
        accepted: unsigned,
        /** Up to where its chain is signed, as far as the hub knows. */
        linked: unsigned,
        covered: unsigned,
        /** Segments reach up to here; 0 when there are none. */
        segments: unsigned,
      }),
      16,
    ),
  }),
  /** Hub: no, and the connection ends. `code` as in a `Problem`. */
  denied: record({ code: text(60), params }),
  /** Device: send what comes after `cursor`, now and from now on. */
  follow: record({ scope: unsigned, cursor: unsigned }),
  /** Device: applied and durable up to `cursor`; the hub may send more (S7). */
  got: record({ scope: unsigned, cursor: unsigned }),
  /** Device: changes and links of its own, in order (S1), in the encoding of this connection's pushes. */
  push: record({ scope: unsigned, body: rest }),
  /** Hub: the entries that follow, in the encoding that `restart` began. */
  changes: record({ scope: unsigned, body: rest }),
  /** Hub: entries from cursor `first` on, in a new encoding. */
  restart: record({ scope: unsigned, first: unsigned, body: rest }),
  /** Hub: entries from cursor `first` on, as blocks that stand alone. */
  pages: record({ scope: unsigned, first: unsigned, blocks: list(bytes, 4096) }),
  /** Hub: of this device, nothing from `seq` on is accepted, for this reason (S8). */
  refused: record({ scope: unsigned, seq: unsigned, code: text(60), params }),
  /** Device: the manifest, please: I have nothing, or threw it away. */
  join: record({ scope: unsigned }),
  /** Hub: accepted state up to `cursor`, and how far each device's chain goes in it. */
  manifest: record({ scope: unsigned, cursor: unsigned, manifest: bytes, heads: bytes }),
  /** Device: these blocks, by hash. */
  want: record({ scope: unsigned, hashes: list(text(24), 4096) }),
  /** Hub: blocks; their content says which they are. `missing` were asked for and are not there. */
  blocks: record({ scope: unsigned, missing: list(text(24), 4096), blocks: list(bytes, 4096) }),
  /** Hub: devices registered, changed or ended since the version the device has. */
  roster: record({
    version: unsigned,
    devices: list(record({ device: id, member: id, key: bytes, ended: flag, ends: list(end, 1000) }), 1 << 16),
  }),
  /** Device: how far I know others' chains, where that is beyond the hub (S5). */
  have: record({ scope: unsigned, heads: list(record({ device: id, seq: unsigned, linked: unsigned }), 1 << 16) }),
  /** Hub: give these back. */
  wanted: record({ scope: unsigned, ranges: list(record({ device: id, first: unsigned, last: unsigned }), 1 << 16) }),
  /** Device: changes of others with their links, as a block; they count under verified signatures only. */
  give: record({ scope: unsigned, block: bytes }),
  /** Hub: a verified backup covers the log up to `cursor`. */
  covered: record({ scope: unsigned, cursor: unsigned }),
  /** Device: digests of accepted state at `cursor` per table (S6). */
  digests: record({ scope: unsigned, cursor: unsigned, tables: list(record({ table: text(100), digest: text(64) }), 1000) }),
  /** Hub: the tables whose digests differ there; `known` false when it cannot tell for that cursor. */
  compared: record({ scope: unsigned, cursor: unsigned, known: flag, differing: list(text(100), 1000) }),
  /** Device: the history of a row before `before` (0: from the newest). */
  ask: record({ scope: unsigned, request: unsigned, table: text(100), row: id, before: unsigned }),
  /** Hub: changes that touched the row, newest page first, as a block; ask again before `next` unless it is 0. */
  history: record({ scope: unsigned, request: unsigned, next: unsigned, block: bytes }),
  /** Device: nothing came for a while; are you there? */
  ping: record({}),
  pong: record({}),
  /** Device: of a block too large for a message, what begins at byte `from` (F27). */
  fetch: record({ scope: unsigned, hash: text(24), from: unsigned }),
  /** Hub: that piece; without bytes the block is not there. */
  piece: record({ scope: unsigned, hash: text(24), from: unsigned, bytes: rest }),
  /** Either: another message, deflated; `size` is its length. Never one in another. */
  packed: record({ size: unsigned, body: rest }),
  /** Hub, before it welcomes: something was expunged that this device has not heard of; it pushes once it has the log up to there (X3). */
  expunged: record({ scope: unsigned, cursor: unsigned }),
  /** Hub, once all up to `cursor` is sent: how far every device's chain goes there, as one number (S5.1). */
  heads: record({ scope: unsigned, cursor: unsigned, sum: unsigned }),
} satisfies Record<string, Wire<unknown>>;

/** Numbers on the wire: never reused, never reordered. */
const CODES: readonly (keyof typeof MESSAGES)[] = [
  'hello',
  'welcome',
  'denied',
  'follow',
  'got',
  'push',
  'changes',
  'restart',
  'pages',
  'refused',
  'join',
  'manifest',
  'want',
  'blocks',
  'roster',
  'have',
  'wanted',
  'give',
  'covered',
  'digests',
  'compared',
  'ask',
  'history',
  'ping',
  'pong',
  'fetch',
  'piece',
  'packed',
  'expunged',
  'heads',
];

export type MessageKind = keyof typeof MESSAGES;
export type MessageOf<K extends MessageKind> = { readonly kind: K } & WireValue<(typeof MESSAGES)[K]>;
export type Message = { [K in MessageKind]: MessageOf<K> }[MessageKind];

const codes = new Map<string, number>(CODES.map((kind, code) => [kind, code]));

export function encodeMessage(message: Message): Uint8Array {
  const writer = new ByteWriter(128);
  writer.byte(codes.get(message.kind) ?? 255);
  (MESSAGES[message.kind] as Wire<Message>).write(writer, message);
  return writer.take();
}

/** Fails with `damaged-message`, `unknown-message` (from a newer version) or `large-message`. */
export function decodeMessage(message: Uint8Array): Result<Message> {
  if (message.length > MESSAGE_LIMIT) return failed('large-message', { bytes: message.length });
  const kind = CODES[message[0] ?? 255];
  if (kind === undefined) return failed('unknown-message');
  const reader = new ByteReader(message, 1);
  const fields = (MESSAGES[kind] as Wire<object>).read(reader);
  if (reader.damaged || reader.remaining > 0) return failed('damaged-message', { kind });
  return ok({ kind, ...fields } as Message);
}
