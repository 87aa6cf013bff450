/** The blocks a replica has opened, and those it found missing while reading: reading never waits, loading does. */

import { encodeId } from '../kernel/ids.ts';
import type { Compressor } from '../kernel/ports.ts';
import { sha256 } from '../kernel/sha256.ts';
import { StoreError } from '../kernel/store.ts';
import type { BlockRef, BlockSource } from './segment-types.ts';

export const hashBlock = (bytes: Uint8Array): string => encodeId(sha256(bytes), 0);

export class Blocks {
  private readonly source: BlockSource;
  private readonly compressor: Compressor;
  private readonly loaded = new Map<string, Uint8Array>();
  private readonly missing = new Map<string, BlockRef>();
  /** Those on their way: several readings that lack the same block wait for one. */
  private readonly coming = new Map<string, Promise<void>>();

  constructor(source: BlockSource, compressor: Compressor) {
    this.source = source;
    this.compressor = compressor;
  }

  /** Something that was read is not there yet: what was computed from it does not count. */
  get incomplete(): boolean {
    return this.missing.size > 0;
  }

  /** The inflated bytes, given away: who takes them decodes and keeps. `undefined`, and asked for, when not loaded. */
  take(ref: BlockRef): Uint8Array | undefined {
    const bytes = this.loaded.get(ref.hash);
    if (bytes === undefined) this.missing.set(ref.hash, ref);
    return bytes;
  }

  /** Forgets what `take` asked for. */
  forgive(): void {
    this.missing.clear();
  }

  /** The block is there but makes no sense. Throws, as a missing one does at `load`. */
  refuse(ref: BlockRef): never {
    throw new StoreError('damaged', `block ${ref.hash} is missing or damaged`);
  }

  /** After use: the decoded form is kept elsewhere. */
  drop(ref: BlockRef): void {
    this.loaded.delete(ref.hash);
  }

  /** Loads what was missing. Throws `StoreError('damaged')` when the source does not have it or it is not whole. */
  async load(): Promise<void> {
    const refs = [...this.missing.values()];
    this.missing.clear();
    const wanted = refs.filter(({ hash }) => !this.coming.has(hash));
    if (wanted.length > 0) {
      const found = this.source.load(wanted.map(({ hash }) => hash));
      for (const [index, ref] of wanted.entries()) {
        const arrival = found.then((blocks) => this.arrive(ref, blocks[index]));
        this.coming.set(
          ref.hash,
          arrival.finally(() => this.coming.delete(ref.hash)),
        );
      }
    }
    await Promise.all(refs.map(({ hash }) => this.coming.get(hash)));
  }

  private async arrive(ref: BlockRef, stored: Uint8Array | undefined): Promise<void> {
    const bytes = stored !== undefined && stored.length === ref.bytes ? await this.unpack(ref, stored) : undefined;
    if (bytes === undefined) throw new StoreError('damaged', `block ${ref.hash} is missing or damaged`);
    this.loaded.set(ref.hash, bytes);
  }

  private unpack(ref: BlockRef, stored: Uint8Array): Uint8Array | undefined | Promise<Uint8Array | undefined> {
    if (ref.size === ref.bytes) return stored;
    const { compressor } = this;
    return compressor.inflateSoon?.(stored, ref.size) ?? compressor.inflate(stored, ref.size);
  }
}

/** Below this share of its size a block is kept deflated: inflating costs more than reading a little more. */
const WORTH_DEFLATING = 0.7;

/** Bytes as they are stored, and where. */
export function packBlock(bytes: Uint8Array, compressor: Compressor): { ref: BlockRef; stored: Uint8Array } {
  const packed = bytes.length > 64 ? compressor.deflate(bytes) : bytes;
  const stored = packed.length < bytes.length * WORTH_DEFLATING ? packed : bytes;
  return { ref: { hash: hashBlock(stored), bytes: stored.length, size: bytes.length }, stored };
}
