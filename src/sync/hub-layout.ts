/** Where the hub keeps what in its store: every key begins with the workplace, so that the tables can be distributed. */

import type { Id } from '../kernel/ids.ts';
import type { Scope } from '../replica/change.ts';
import { bytes, flag, id, list, record, text, unsigned, type WireValue } from './wire.ts';

export const COLLECTIONS = {
  /** `<workplace>/<scope>/<cursor>`: blocks of the log, by their first cursor. */
  log: 'hub-log',
  /** `<workplace>/<scope>`: how far the log goes. Every commit expects it. */
  cursor: 'hub-cursor',
  /** `<workplace>/<scope>`: the heads of all devices at some cursor, so that loading reads only the log after it. */
  heads: 'hub-heads',
  /** `<workplace>`: the roster's version. Every commit expects it, so that who is removed is removed (X2). */
  roster: 'hub-roster',
  /** `<workplace>/<device>`. */
  device: 'hub-device',
  /** `<workplace>`: the store's epoch and the ones before it (S5). */
  epoch: 'hub-epoch',
  /** `<workplace>/<scope>`: accepted state up to a cursor. */
  manifest: 'hub-manifest',
  /** `<workplace>/<scope>`: up to where the log's blocks are folded into large ones. */
  folded: 'hub-folded',
  /** `<workplace>/<scope>/<hash>`: the blocks of manifests. */
  block: 'hub-block',
  /** `<workplace>/<scope>`: the expungings that were carried out in this store (X3). */
  expunged: 'hub-expunged',
} as const;

export const scopeKey = (workplace: Id, scope: Scope): string => `${workplace}/${scope}`;

export const cursorRecord = record({ cursor: unsigned });

export const foldedRecord = record({ cursor: unsigned });

export const rosterRecord = record({ version: unsigned });

export const deviceRecord = record({
  member: id,
  key: bytes,
  /** The roster's version when this last changed. */
  version: unsigned,
  /** The member was removed: nothing after these seqs counts, by any path (X2). */
  ended: flag,
  ends: list(record({ scope: text(100), seq: unsigned }), 1000),
});
export type DeviceRecord = WireValue<typeof deviceRecord>;

export const epochRecord = record({
  epoch: text(22),
  /** Earlier epochs, newest first, and up to where each is part of this one. */
  previous: list(record({ epoch: text(22), ends: list(record({ scope: text(100), cursor: unsigned }), 1 << 16) }), 1000),
  /** Logs that a verified backup covers. */
  covered: list(record({ scope: text(100), cursor: unsigned }), 1 << 16),
});
export type EpochRecord = WireValue<typeof epochRecord>;

export const manifestRecord = record({
  cursor: unsigned,
  manifest: bytes,
  /** `ChainHeads` at the cursor. */
  heads: bytes,
});
export type ManifestRecord = WireValue<typeof manifestRecord>;
