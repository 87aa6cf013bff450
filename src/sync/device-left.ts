/** Takes up what a page or process that ended at once had not saved: once, also when the store had it after all (R9.7). */

import type { Scope } from '../replica/change.ts';
import type { DeviceCore } from './device-core.ts';
import { following, notStored } from './device-reconcile.ts';
import type { DeviceScope } from './device-scope.ts';
import { changesOf } from './entries.ts';
import { decodeBlock } from './log-block.ts';

/** `block` as `Device.unsaved` gave it. False while it could not be saved here either. A damaged one is none. */
export async function takeUp(core: DeviceCore, scope: Scope, block: Uint8Array): Promise<boolean> {
  const journal = core.journals.get(scope);
  const left = decodeBlock(scope, block, core.ports.compressor);
  if (journal === undefined || !left.ok) return true;
  const { state } = journal;
  const known = seqsKnown(state);
  const changes = changesOf(left.value).filter(
    ({ device, seq }) => device !== state.chain.device || seq > state.accepted || known.has(seq),
  );
  const again = notStored(changes, state, changes[0]?.device ?? '').map((change) => {
    const next = state.heads.expunging.strip(following(change, state, core.clock.now()));
    journal.add(next);
    return next;
  });
  core.state.apply(again);
  core.save();
  core.tell();
  return core.saver.settled();
}

/** The own changes that are here as such. What was accepted and folded into segments since is one of its seq, and the one that was left. */
function seqsKnown(state: DeviceScope): ReadonlySet<number> {
  return new Set(changesOf(state.tail).flatMap(({ device, seq }) => (device === state.chain.device ? [seq] : [])));
}
