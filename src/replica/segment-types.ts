/** The shapes of accepted state at rest: a manifest names, by content hash, the column blocks of each table's segments. */

import type { Scope } from './change.ts';

/** Where a block's bytes are: `hash` is base64url of the first 128 bits of SHA-256 over the stored bytes. */
export interface BlockRef {
  readonly hash: string;
  /** Stored length in bytes. */
  readonly bytes: number;
  /** Length once inflated; equal to `bytes` when it is stored as it is. */
  readonly size: number;
}

/** Up to `SEGMENT_ROWS` rows of one table. Each row of a table lies in exactly one segment. */
export interface Segment {
  readonly rows: number;
  /** 16 bytes a row. */
  readonly ids: BlockRef;
  /** Stamps and devices: one per row, exceptions per cell. */
  readonly stamps: BlockRef;
  /** One block per column that any row has written, known to this version or not (R5). */
  readonly columns: Readonly<Record<string, ColumnRef>>;
}

export interface ColumnRef extends BlockRef {
  /** The merge rule of the column's writes (R5). */
  readonly rule: string;
}

/** A scope's accepted state up to `cursor`. */
export interface Manifest {
  readonly scope: Scope;
  readonly cursor: number;
  readonly tables: Readonly<Record<string, readonly Segment[]>>;
}

/** Blocks by hash, from the device's store, the hub or memory. */
export interface BlockSource {
  /** In the order of `hashes`; `undefined` where it is missing or damaged. */
  load(hashes: readonly string[]): Promise<(Uint8Array | undefined)[]>;
}
