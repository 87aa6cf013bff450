/** Who a device is: its id and keys, its workplace and member. */

import { type Id, newId } from '../kernel/ids.ts';
import type { Random } from '../kernel/ports.ts';
import { DEVICE, IDENTITY, type IdentityRecord, identityRecord } from './device-layout.ts';
import type { Parts, Prepared, Saveable } from './device-saver.ts';
import { decodeRecord, encodeRecord, sameStored, stored } from './records.ts';

export type Identity = IdentityRecord & { readonly device: Id };

const FORMER_KEPT = 64;

function newIdentity(random: Random): Identity {
  return { device: newId(random), publicKey: new Uint8Array(0), secretKey: new Uint8Array(0), workplace: '', member: '', former: [] };
}

/** The identity and how it is stored; every commit of the device expects it as it was read, whatever else it writes (R9.1). */
export class IdentityJournal implements Saveable {
  current: Identity;
  /** As stored, which may be another device than the one it is becoming. */
  saved: Identity | undefined;
  private storedBytes: Uint8Array | undefined;
  dirty = true;

  constructor(random: Random) {
    this.current = newIdentity(random);
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

  /**
   * Takes what is stored. Whose device it is cannot be unsaid. An id or key that was made here and is not saved stands
   * where nobody stored another in the meantime.
   */
  take(bytes: Uint8Array | undefined): void {
    if (sameStored(bytes, this.storedBytes)) return;
    this.storedBytes = bytes;
    this.saved = bytes === undefined ? undefined : decode(bytes);
    const { workplace, member } = this.current;
    this.dirty = this.saved === undefined || (this.saved.workplace === '' && workplace !== '');
    if (this.saved !== undefined) this.current = this.dirty ? { ...this.saved, workplace, member } : this.saved;
  }

  /** Adds itself to a commit when it changed; whoever is another device by now writes nothing. */
  prepare(parts: Parts): Prepared | undefined {
    parts.expect.push({ collection: DEVICE.record, key: IDENTITY, value: this.storedBytes });
    if (!this.dirty) return undefined;
    this.dirty = false;
    const saved = this.current;
    const value = encodeRecord(identityRecord, saved);
    parts.put.push({ collection: DEVICE.record, key: IDENTITY, value });
    return {
      done: () => {
        this.saved = saved;
        this.storedBytes = value;
      },
      undone: () => {
        this.dirty = true;
      },
    };
  }
}

const decode = (bytes: Uint8Array): Identity => stored(decodeRecord(identityRecord, bytes));
