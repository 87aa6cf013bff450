/** Makes a stored device another one before it is opened (X1.7). */

import type { Random } from '../kernel/ports.ts';
import type { Store } from '../kernel/store.ts';
import { IdentityJournal } from './device-identity.ts';
import { DEVICE, IDENTITY } from './device-layout.ts';
import type { Parts } from './device-saver.ts';

/**
 * For a device whose store was put back together with the hub's: what it made since comes back from others under its former
 * id, which it must not use for anything else. What waits in the store is made again under the new one when it is opened.
 */
export async function becomeAnother(store: Store, random: Random): Promise<void> {
  const bytes = await store.get(DEVICE.record, IDENTITY);
  if (bytes === undefined) return;
  const identity = new IdentityJournal(random);
  identity.take(bytes);
  identity.renew(random);
  const parts: Parts = { expect: [], put: [], remove: [], removeRange: [] };
  identity.prepare(parts);
  await store.commit(parts);
}
