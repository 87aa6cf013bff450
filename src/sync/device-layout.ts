/** Where a device keeps what in its store. Opening reads a handful of records and the log's tail, nothing else. */

import type { Scope } from '../replica/change.ts';
import { bytes, flag, id, list, params, record, text, unsigned, type WireValue } from './wire.ts';

export const DEVICE = {
  /** `identity`, `roster`, `log/<scope>`, `chain/<scope>`, `base/<scope>`, `expunged/<scope>`, `bytes/<month>`. */
  record: 'device',
  /** `<scope>/<cursor>`: blocks of the accepted log, by their first cursor. */
  log: 'device-log',
  /** `<scope>/<number>`: what the log held before the accepted state was taken anew. */
  kept: 'device-kept',
  /** `<scope>/<seq>`: own changes that are not accepted, each a log block. */
  pending: 'device-pending',
  /** `<scope>/<last seq>`: own links that are not in the log yet. */
  link: 'device-link',
  /** `<scope>/<device>/<last seq>`: the digest where an own link ends, to know the chain again at the hub (X1). */
  digest: 'device-digest',
  /** `<scope>/<device>`: others' changes that are not accepted, with their links, as one log block. */
  held: 'device-held',
  /** `<scope>/<number>`: refused changes and their reason (S8). */
  aside: 'device-aside',
  /** The blocks of segments, by hash. */
  block: 'device-block',
  /** `<scope>/<gesture>`: what an own gesture replaced. */
  undo: 'device-undo',
} as const;

export const identityRecord = record({
  device: id,
  /** Empty until the pair is made; before that nothing leaves the device. */
  publicKey: bytes,
  secretKey: bytes,
  /** Empty before the device belongs to anybody. */
  workplace: text(22),
  member: text(22),
  /** Ids the device had before, newest first: a restored hub may have to learn of them again. */
  former: list(record({ device: id, key: bytes }), 64),
});
export type IdentityRecord = WireValue<typeof identityRecord>;

/** What is accepted: written by whoever holds the connection. */
export const logRecord = record({
  epoch: text(22),
  cursor: unsigned,
  /** Identity of the entry at `cursor`. */
  mark: bytes,
  /** Segments hold the state up to here. */
  base: unsigned,
  covered: unsigned,
  /** Counts how often the accepted state was replaced as a whole. */
  adopted: unsigned,
  /** The greatest accepted stamp (C1). */
  stamp: unsigned,
});
export type LogRecord = WireValue<typeof logRecord>;

/** The device's own chain: written at every gesture, by any tab. */
export const chainRecord = record({
  device: id,
  /** The last seq given. */
  top: unsigned,
  stamp: unsigned,
  /** Up to here changes may have left: they are never given another seq or stamp (C3). */
  left: unsigned,
  /** Up to here links are made, and the digest there. */
  linked: unsigned,
  digest: bytes,
  /** Counts how often pending changes were made anew: a state over the former ones must be laid again. */
  remade: unsigned,
});
export type ChainRecord = WireValue<typeof chainRecord>;

export const baseRecord = record({
  cursor: unsigned,
  manifest: bytes,
  /** `ChainHeads` at the cursor. */
  heads: bytes,
});
export type BaseRecord = WireValue<typeof baseRecord>;

const end = record({ scope: text(100), seq: unsigned });
export const rosterRecord = record({
  version: unsigned,
  devices: list(record({ device: id, member: id, key: bytes, ended: flag, ends: list(end, 1000) }), 1 << 20),
});
export type RosterRecord = WireValue<typeof rosterRecord>;

export const asideRecord = record({ code: text(60), params, block: bytes });

/** A gesture that was folded: its changes as a log block, and the cells it wrote as they were before. */
export const undoRecord = record({
  stamp: unsigned,
  block: bytes,
  cells: list(record({ key: text(400), stamp: unsigned, device: id, value: bytes }), 1 << 17),
});

/** Who the device is. */
export const IDENTITY = 'identity';
export const logKey = (scope: Scope): string => `log/${scope}`;
export const chainKey = (scope: Scope): string => `chain/${scope}`;
/** What was carried out here of expunging (X3). */
export const expungedKey = (scope: Scope): string => `expunged/${scope}`;
export const baseKey = (scope: Scope): string => `base/${scope}`;
