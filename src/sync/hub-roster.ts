/** Who the devices of a workplace belong to, with which key they sign, and where those of a removed member end (X2). */

import type { Id } from '../kernel/ids.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import { type Commit, type Store, startingWith } from '../kernel/store.ts';
import type { Scope } from '../replica/change.ts';
import { COLLECTIONS, type DeviceRecord, deviceRecord, rosterRecord } from './hub-layout.ts';
import type { MessageOf } from './messages.ts';
import { decodeRecord, encodeRecord, stored } from './records.ts';

/** A log, as far as a device may be ended in it. */
interface Ending {
  readonly scope: Scope;
  readonly heads: { seqOf(device: Id): number };
  expectation(): NonNullable<Commit['expect']>[number];
  catchUp(): Promise<void>;
}

export class HubRoster {
  private readonly store: Store;
  private readonly workplace: Id;
  private devices = new Map<Id, DeviceRecord>();
  /** As stored: what commits expect. */
  private stamped: Uint8Array | undefined;
  version = 0;

  constructor(store: Store, workplace: Id) {
    this.store = store;
    this.workplace = workplace;
  }

  /** Reads what is stored; again after a conflict or when another process says so. True when something changed. */
  async load(): Promise<boolean> {
    const prefix = `${this.workplace}/`;
    const stamped = await this.store.get(COLLECTIONS.roster, this.workplace);
    const version = stamped === undefined ? 0 : stored(decodeRecord(rosterRecord, stamped)).version;
    if (version === this.version && this.stamped !== undefined) return false;
    const devices = new Map<Id, DeviceRecord>();
    for (const entry of await this.store.range(COLLECTIONS.device, startingWith(prefix))) {
      devices.set(entry.key.slice(prefix.length), stored(decodeRecord(deviceRecord, entry.value)));
    }
    this.devices = devices;
    this.stamped = stamped;
    this.version = version;
    return true;
  }

  /** What a commit that trusts this roster expects. */
  expectation(): { collection: string; key: string; value: Uint8Array | undefined } {
    return { collection: COLLECTIONS.roster, key: this.workplace, value: this.stamped };
  }

  get(device: Id): DeviceRecord | undefined {
    return this.devices.get(device);
  }

  /** Idempotent. Fails with `device-taken` when the id is another member's or has another key, `removed` when it ended. */
  async register(device: Id, member: Id, key: Uint8Array): Promise<Result<undefined>> {
    for (;;) {
      const known = this.devices.get(device);
      if (known?.ended === true) return failed('removed');
      if (known !== undefined) {
        const same = known.member === member && known.key.length === key.length && known.key.every((byte, i) => byte === key[i]);
        return same ? ok(undefined) : failed('device-taken');
      }
      if (await this.write([[device, { member, key, version: this.version + 1, ended: false, ends: [] }]])) return ok(undefined);
    }
  }

  /** Ends the devices of a member where these logs end; its commit expects that nothing was accepted meanwhile, also by another process. */
  async remove(member: Id, logs: () => Promise<readonly Ending[]>): Promise<void> {
    for (;;) {
      const there = await logs();
      const ended: [Id, DeviceRecord][] = [];
      for (const [device, known] of this.devices) {
        if (known.member !== member || known.ended) continue;
        const ends = there.map(({ scope, heads }) => ({ scope, seq: heads.seqOf(device) }));
        ended.push([device, { ...known, version: this.version + 1, ended: true, ends }]);
      }
      const expect = there.map((log) => log.expectation());
      if (ended.length === 0 || (await this.write(ended, expect))) return;
      for (const log of there) await log.catchUp();
    }
  }

  /** False when another process was faster: the roster was read again. */
  private async write(changed: readonly [Id, DeviceRecord][], expect: Commit['expect'] = []): Promise<boolean> {
    const stamped = encodeRecord(rosterRecord, { version: this.version + 1 });
    const outcome = await this.store.commit({
      expect: [this.expectation(), ...expect],
      put: [
        { collection: COLLECTIONS.roster, key: this.workplace, value: stamped },
        ...changed.map(([device, value]) => ({
          collection: COLLECTIONS.device,
          key: `${this.workplace}/${device}`,
          value: encodeRecord(deviceRecord, value),
        })),
      ],
    });
    if (outcome === 'conflict') {
      await this.load();
      return false;
    }
    for (const [device, value] of changed) this.devices.set(device, value);
    this.stamped = stamped;
    this.version += 1;
    return true;
  }

  /** Why nothing after seq `seq - 1` of this device counts in `scope`, if so. */
  refuses(device: Id, scope: Scope, seq: number): 'removed' | 'unknown-device' | undefined {
    const known = this.devices.get(device);
    if (known === undefined) return 'unknown-device';
    if (!known.ended) return undefined;
    const end = known.ends.find((item) => item.scope === scope)?.seq ?? 0;
    return seq > end ? 'removed' : undefined;
  }

  /** What changed after version `since`; `undefined` when nothing did. */
  message(since: number): MessageOf<'roster'> | undefined {
    if (since === this.version) return undefined;
    const devices = [...this.devices]
      .filter(([, known]) => known.version > since)
      .map(([device, { member, key, ended, ends }]) => ({ device, member, key, ended, ends }));
    return devices.length === 0 ? undefined : { kind: 'roster', version: this.version, devices };
  }
}
