/**
 * Digests of accepted state (S6): per table the sum of a hash per cell, so that the order in which the state came about
 * does not show. They find faults of ours, not attacks: those the signed chain finds. Texts are left out: two devices
 * may hold the same text as different sets of updates.
 */

import type { Compressor } from '../kernel/ports.ts';
import type { Change, Scope } from './change.ts';
import { FOREVER } from './expunge.ts';
import { Replica } from './replica.ts';
import { DELETED } from './schema.ts';
import type { BlockSource, Manifest } from './segment-types.ts';
import type { TableState } from './table-state.ts';
import { encodeValue } from './value.ts';

export interface DigestInput {
  readonly manifest: Manifest | undefined;
  readonly scope: Scope;
  /** Accepted changes after the manifest's cursor. */
  readonly changes: readonly Change[];
  readonly blocks: BlockSource;
  readonly compressor: Compressor;
}

/** Per table 96 bits in hexadecimal. Tables without rows have none. */
export async function digestTables(input: DigestInput): Promise<Record<string, string>> {
  const { scope } = input;
  const replica = new Replica({ tables: [], blocks: input.blocks, compressor: input.compressor });
  replica.reset(scope, input.manifest);
  replica.apply(input.changes);
  const digests: Record<string, string> = {};
  for (const name of replica.tableNames(scope)) {
    const state = replica.state(scope, name);
    const digest = await replica.read(() => (state.open() ? digestTable(state) : ''));
    if (digest !== '') digests[name] = digest;
  }
  return digests;
}

function digestTable(state: TableState): string {
  const rows = state.rowCount ?? 0;
  if (rows === 0) return '';
  const sums = new Uint32Array(3);
  // Of a row that is gone for ever there may be empty cells or none, by when it was expunged here (X3).
  const isGone = (row: number): boolean => state.get(row, DELETED) === FOREVER;
  for (const column of state.columnNames()) {
    if (state.ruleOf(column) === 'text') continue;
    for (let row = 0; row < rows; row++) {
      const value = state.get(row, column);
      if (value === undefined || (column !== DELETED && isGone(row))) continue;
      const { stamp, device } = state.stamps.stampOf(row, column);
      const key = `${state.index.idAt(row)}\n${column}\n${stamp}\n${device}`;
      const bytes = encodeValue(value);
      for (let i = 0; i < 3; i++) sums[i] = (sums[i] as number) + hash(key, bytes, i);
    }
  }
  return Array.from(sums, (sum) => sum.toString(16).padStart(8, '0')).join('');
}

/** FNV-1a over the key and the bytes, then murmur's finaliser; three seeds make 96 bits. */
function hash(key: string, bytes: Uint8Array, seed: number): number {
  let h = 0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1);
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193);
  for (const byte of bytes) h = Math.imul(h ^ byte, 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
