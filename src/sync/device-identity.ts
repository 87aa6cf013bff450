/** Who a device is: its id and keys, its workplace and member. */

import { sameBytes } from '../kernel/bytes.ts';
import { type Id, newId } from '../kernel/ids.ts';
import type { Random } from '../kernel/ports.ts';
import type { Store } from '../kernel/store.ts';
import { DEVICE, type IdentityRecord, identityRecord } from './device-layout.ts';
import type { Parts, Prepared, Saveable } from './device-saver.ts';
import { decodeRecord, encodeRecord, stored } from './records.ts';

export type Identity = IdentityRecord & { readonly device: Id };

const KEY = 'identity';
const FORMER_KEPT = 64;

function newIdentity(random: Random): Identity {
  return { device: newId(random), publicKey: new Uint8Array(0), secretKey: new Uint8Array(0), workplace: '', member: '', former: [] };
}

/** The identity and how it is stored; written whole, expecting what was read. */
export class IdentityJournal implements Saveable {
  current: Identity;
  private storedBytes: Uint8Array | undefined;
  dirty: boolean;

  private constructor(current: Identity, storedBytes: Uint8Array | undefined) {
    this.current = current;
    this.storedBytes = storedBytes;
    this.dirty = storedBytes === undefined;
  }

  /** What is stored, or a new device. */
  static async load(store: Store, random: Random): Promise<IdentityJournal> {
    const bytes = await store.get(DEVICE.record, KEY);
    return new IdentityJournal(bytes === undefined ? newIdentity(random) : stored(decodeRecord(identityRecord, bytes)), bytes);
  }

  /** The device becomes another one. */
  renew(random: Random): void {
    const { device, publicKey, former } = this.current;
    const fresh = newIdentity(random);
    const before = publicKey.length > 0 ? [{ device, key: publicKey }, ...former].slice(0, FORMER_KEPT) : former;
    this.change({ device: fresh.device, publicKey: fresh.publicKey, secretKey: fresh.secretKey, former: before });
  }

  change(to: Partial<Identity>): void {
    this.current = { ...this.current, ...to };
    this.dirty = true;
  }

  /** Takes what another tab stored; whose device it is cannot be unsaid. */
  async refresh(store: Store): Promise<void> {
    const bytes = await store.get(DEVICE.record, KEY);
    if (bytes === undefined || (this.storedBytes !== undefined && sameBytes(bytes, this.storedBytes))) return;
    const theirs = stored(decodeRecord(identityRecord, bytes));
    const { workplace, member } = this.current;
    this.storedBytes = bytes;
    this.dirty = theirs.workplace === '' && workplace !== '';
    this.current = this.dirty ? { ...theirs, workplace, member } : theirs;
  }

  /** Adds itself to a commit when it changed. */
  prepare(parts: Parts): Prepared | undefined {
    if (!this.dirty) return undefined;
    this.dirty = false;
    const value = encodeRecord(identityRecord, this.current);
    parts.expect.push({ collection: DEVICE.record, key: KEY, value: this.storedBytes });
    parts.put.push({ collection: DEVICE.record, key: KEY, value });
    return {
      done: () => {
        this.storedBytes = value;
      },
      undone: () => {
        this.dirty = true;
      },
    };
  }
}
