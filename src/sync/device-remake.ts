/** Gives changes that are not accepted other seqs, stamps or another device, so that they can be (C3, X1, R9). */

import type { Id } from '../kernel/ids.ts';
import { CHAIN_START } from '../replica/chain.ts';
import { instantOf, isFromFuture, nextStamp } from '../replica/stamp.ts';
import type { DeviceScope } from './device-scope.ts';

/** Makes what waits again under another device id. Stamps stay: what was written when does not change. */
export function remakePending(state: DeviceScope, device: Id): void {
  let last = 0;
  state.pending = state.pending.map((change, index) => {
    last = Math.max(change.stamp, last + 1);
    return { ...change, device, seq: index + 1, stamp: last };
  });
  state.unsigned = [];
  state.links = [];
  const top = state.pending.length;
  state.chain = {
    device,
    top,
    stamp: state.pending.at(-1)?.stamp ?? 0,
    left: 0,
    linked: 0,
    digest: CHAIN_START,
    remade: state.chain.remade,
  };
}

/**
 * Gives stamps from the future again, for changes that never left. The clock rewinds to `now`, but never below what
 * was accepted (C1). True when there were any.
 */
export function restampPending(state: DeviceScope, now: number): boolean {
  const from = state.pending.findIndex(({ seq, stamp }) => seq > state.chain.left && isFromFuture(stamp, now));
  if (from < 0) return false;
  let last = Math.max(state.log.stamp, state.pending[from - 1]?.stamp ?? 0);
  state.pending = state.pending.map((change, index) => {
    if (index < from) return change;
    last = nextStamp(last, Math.min(instantOf(change.stamp), now));
    return { ...change, stamp: last };
  });
  state.chain = { ...state.chain, stamp: last };
  return true;
}
