/** A device becomes another one: identity and all its chains together, in memory as in the store (X1). */

import type { DeviceCore } from './device-core.ts';
import type { Identity } from './device-identity.ts';
import type { ScopeJournal } from './device-journal.ts';
import { signFormer } from './device-link.ts';
import { remakePending } from './device-remake.ts';

/** It takes a new id, and makes what waits again under it. */
export function fork(core: DeviceCore): void {
  const former = core.identity.current;
  core.identity.renew(core.ports.random);
  for (const journal of core.journals.values()) follow(core, journal, former);
  core.save();
  core.stale();
}

/**
 * A chain that is another id's than the device's becomes the device's: when it forks, and when another tab wrote
 * before that was saved, so that its former chain was read again. True when it was another's.
 */
export function follow(core: DeviceCore, journal: ScopeJournal, former: Identity | undefined): boolean {
  if (journal.state.chain.device === core.id) return false;
  if (former !== undefined) void signFormer(core, journal, former);
  remakePending(journal.state, core.id);
  journal.sending = false;
  journal.rewrite();
  core.relay(journal);
  return true;
}
