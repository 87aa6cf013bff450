/** Devices: an id and an Ed25519 public key registered for one member; the key that signs a device's changes. */

import type { Id } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import type { Accounts } from './accounts.ts';
import { absent, committing, type Expectation, kinds, list, type Put, put, read, remove, unchanged } from './records.ts';
import type { DeviceRecord } from './schema.ts';
import { sessionsOf } from './sessions.ts';

/** Devices that one member may have registered: what they are is told to every device of the workplace (A27). */
export const MOST_DEVICES = 1000;

export interface DeviceClaim {
  readonly id: Id;
  /** 32 bytes, base64url. */
  readonly publicKey: string;
  readonly label?: string | undefined;
}

export interface Registration {
  readonly expect: readonly Expectation[];
  readonly put: readonly Put[];
}

/**
 * What registering a device for a member writes. Registering the same again writes nothing; an id that is another's,
 * or that has another key, is refused: nobody takes over a device by naming it.
 */
export async function registration(accounts: Accounts, workplace: Id, member: Id, claim: DeviceClaim): Promise<Result<Registration>> {
  const held = await read(accounts.store, kinds.device, workplace, claim.id);
  if (held !== undefined) {
    const same = held.record.member === member && held.record.publicKey === claim.publicKey && held.record.revoked === undefined;
    return same ? ok({ expect: [unchanged(held)], put: [] }) : failed('device.taken');
  }
  if ((await listDevices(accounts, workplace)).filter((device) => device.member === member).length >= MOST_DEVICES)
    return failed('device.many', { limit: MOST_DEVICES });
  const record: DeviceRecord = {
    v: 1,
    id: claim.id,
    member,
    publicKey: claim.publicKey,
    registered: accounts.clock.now(),
    label: claim.label ?? '',
  };
  return ok({ expect: [absent(kinds.device, workplace, claim.id)], put: [put(kinds.device, workplace, claim.id, record)] });
}

export async function registerDevice(accounts: Accounts, workplace: Id, member: Id, claim: DeviceClaim): Promise<Result<true>> {
  const result = await committing<Result<true>>(accounts.store, async () => {
    const registered = await registration(accounts, workplace, member, claim);
    return registered.ok ? { commit: registered.value, answer: ok(true) } : { answer: registered };
  });
  if (result.ok) await accounts.tell({ kind: 'device-registered', workplace, member, device: claim.id });
  return result;
}

export async function findDevice(accounts: Accounts, workplace: Id, device: Id): Promise<DeviceRecord | undefined> {
  return (await read(accounts.store, kinds.device, workplace, device))?.record;
}

export async function listDevices(accounts: Accounts, workplace: Id): Promise<DeviceRecord[]> {
  return (await list(accounts.store, kinds.device, workplace)).map((held) => held.record);
}

/** A lost or stolen device: its key counts no more and the sessions opened for it end. */
export async function revokeDevice(accounts: Accounts, workplace: Id, device: Id): Promise<Result<true>> {
  const result = await committing<Result<Id>>(accounts.store, async () => {
    const held = await read(accounts.store, kinds.device, workplace, device);
    if (held === undefined) return { answer: failed('not-found') };
    const { member } = held.record;
    const sessions = await sessionsOf(accounts, workplace, member);
    const record: DeviceRecord = { ...held.record, revoked: held.record.revoked ?? accounts.clock.now() };
    return {
      commit: {
        expect: [unchanged(held)],
        put: [put(kinds.device, workplace, device, record)],
        remove: sessions.filter((session) => session.record.device === device).map(remove),
      },
      answer: ok(member),
    };
  });
  if (!result.ok) return result;
  await accounts.tell({ kind: 'sessions-ended', workplace, member: result.value });
  return ok(true);
}
