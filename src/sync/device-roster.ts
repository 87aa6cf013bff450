/** The devices of the workplace as the hub last told: whose they are, and the keys that bundles are checked with. */

import type { Id } from '../kernel/ids.ts';
import type { Store } from '../kernel/store.ts';
import type { Scope } from '../replica/change.ts';
import { DEVICE, type RosterRecord, rosterRecord } from './device-layout.ts';
import type { Parts, Prepared, Saveable } from './device-saver.ts';
import type { MessageOf } from './messages.ts';
import { decodeRecord, encodeRecord, stored } from './records.ts';

export type RosterEntry = RosterRecord['devices'][number];

const KEY = 'roster';

export class DeviceRoster implements Saveable {
  version: number;
  dirty = false;
  private readonly devices: Map<Id, RosterEntry>;

  private constructor(record: RosterRecord) {
    this.version = record.version;
    this.devices = new Map(record.devices.map((entry) => [entry.device, entry]));
  }

  static async load(store: Store): Promise<DeviceRoster> {
    const bytes = await store.get(DEVICE.record, KEY);
    return new DeviceRoster(bytes === undefined ? { version: 0, devices: [] } : stored(decodeRecord(rosterRecord, bytes)));
  }

  /** Whose device it is. The author of a change is derived from this, never transmitted. */
  memberOf(device: Id): Id | undefined {
    return this.devices.get(device)?.member;
  }

  get(device: Id): RosterEntry | undefined {
    return this.devices.get(device);
  }

  /** Whether a seq of a device comes after the end that removing its member made of it in `scope` (X2). */
  isBeyondEnd(scope: Scope, device: Id, seq: number): boolean {
    const entry = this.devices.get(device);
    return entry?.ended === true && seq > (entry.ends.find((end) => end.scope === scope)?.seq ?? 0);
  }

  take(message: MessageOf<'roster'>): void {
    for (const entry of message.devices) this.devices.set(entry.device, entry);
    this.version = message.version;
    this.dirty = true;
  }

  /** Adds itself to a commit when it changed. */
  prepare(parts: Parts): Prepared | undefined {
    if (!this.dirty) return undefined;
    this.dirty = false;
    const value = encodeRecord(rosterRecord, { version: this.version, devices: [...this.devices.values()] });
    parts.put.push({ collection: DEVICE.record, key: KEY, value });
    return {
      done: () => undefined,
      undone: () => {
        this.dirty = true;
      },
    };
  }
}
