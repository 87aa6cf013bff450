/** Keeps a device's log short: folds it into segments when it is due, after a while in which people come first. */

import { StoreError } from '../kernel/store.ts';
import type { DeviceCore } from './device-core.ts';
import { isDue } from './device-due.ts';

/** ms between seeing that compaction is due and doing it. */
const COMPACT_AFTER = 3000;

export function keepUp(core: DeviceCore): void {
  let compacting = false;
  core.afterSaving = () => {
    if (compacting || ![...core.journals.values()].some((journal) => isDue(journal.state, core.ports.foldAfter))) return;
    compacting = true;
    core.ports.timers.after(COMPACT_AFTER, () => {
      void compactAll(core).finally(() => {
        compacting = false;
      });
    });
  };
}

async function compactAll(core: DeviceCore): Promise<void> {
  try {
    // Loaded when it is due, which is seldom.
    const { compact } = await import('./device-compact.ts');
    for (const journal of core.journals.values()) if (isDue(journal.state, core.ports.foldAfter)) await compact(core, journal);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    core.report('store', { code: `store-${error.reason}` });
  }
}
