/** What the network cost, by month: shown to the person, never sent anywhere (S11). */

import type { Store } from '../kernel/store.ts';
import { STAMP_EPOCH } from '../replica/stamp.ts';
import { dateFromDays } from '../replica/value.ts';
import { DEVICE } from './device-layout.ts';
import type { Parts, Prepared, Saveable } from './device-saver.ts';
import { decodeRecord, encodeRecord, stored } from './records.ts';
import { record, unsigned } from './wire.ts';

const counter = record({ sent: unsigned, received: unsigned });

/** Bytes not worth a commit of their own: they go with the next one, or when there are more. */
const WORTH_SAVING = 100_000;

export class ByteCounter implements Saveable {
  private readonly store: Store;
  private month = '';
  private sent = 0;
  private received = 0;
  private unsaved = 0;

  constructor(store: Store) {
    this.store = store;
  }

  get dirty(): boolean {
    return this.unsaved >= WORTH_SAVING;
  }

  /** Bytes of this month, as the transport was given them. */
  get total(): { readonly sent: number; readonly received: number } {
    return { sent: this.sent, received: this.received };
  }

  async load(now: number): Promise<void> {
    this.month = monthOf(now);
    const bytes = await this.store.get(DEVICE.record, `bytes/${this.month}`);
    if (bytes === undefined) return;
    const before = stored(decodeRecord(counter, bytes));
    this.sent += before.sent;
    this.received += before.received;
  }

  add(now: number, sent: number, received: number): void {
    const month = monthOf(now);
    if (month !== this.month) {
      this.month = month;
      this.sent = this.received = 0;
    }
    this.sent += sent;
    this.received += received;
    this.unsaved += sent + received;
  }

  prepare(parts: Parts): Prepared | undefined {
    if (this.unsaved === 0) return undefined;
    const { unsaved } = this;
    this.unsaved = 0;
    const value = encodeRecord(counter, { sent: this.sent, received: this.received });
    parts.put.push({ collection: DEVICE.record, key: `bytes/${this.month}`, value });
    return {
      done: () => undefined,
      undone: () => {
        this.unsaved += unsaved;
      },
    };
  }
}

/** `2026-11`, in UTC: a bill of data, not of hours. */
const monthOf = (now: number): string => dateFromDays(Math.floor((now - STAMP_EPOCH) / 86_400_000)).slice(0, 7);
