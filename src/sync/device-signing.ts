/** Signing for a person, with the key of their device, what others can check against the roster: no change of a log, but words. */

import type { Id } from '../kernel/ids.ts';
import type { DeviceCore } from './device-core.ts';

/** Whose device it is, and the key it signs with. */
export interface KeyHolder {
  readonly member: Id;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** The message says what it is in its first bytes, so that it can never be taken for a link of the chain. */
export async function signMessage(core: DeviceCore, message: Uint8Array): Promise<{ device: Id; signature: Uint8Array }> {
  const { device, secretKey } = await core.keys();
  return { device, signature: await core.ports.signer.sign(secretKey, message) };
}

/** As the hub last told; what this device knows of itself it need not be told. */
export function keyHolder(core: DeviceCore, device: Id): KeyHolder | undefined {
  const told = core.roster.get(device);
  if (told !== undefined) return { member: told.member, key: told.key };
  const { device: id, publicKey, former, member } = core.identity.current;
  const key = id === device ? publicKey : former.find((one) => one.device === device)?.key;
  return key === undefined || key.length === 0 || member === '' ? undefined : { member, key };
}
