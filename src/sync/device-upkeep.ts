/** Keeps a device's store in order: folds the log into segments when it is due and people are done, expunges at once. */

import { StoreError } from '../kernel/store.ts';
import type { DeviceCore } from './device-core.ts';
import { isDue } from './device-due.ts';

/** ms between seeing that compaction is due and doing it. */
const COMPACT_AFTER = 3000;

export function keepUp(core: DeviceCore): void {
  let compacting = false;
  let expunging = false;
  const mustExpunge = (): boolean => [...core.journals.values()].some((journal) => journal.mustExpunge);
  core.beforeClosing = async () => {
    if (mustExpunge()) await expungeAll(core);
  };
  core.afterSaving = () => {
    if (!expunging && mustExpunge()) {
      expunging = true;
      core.ports.timers.after(0, () => {
        void expungeAll(core).finally(() => {
          expunging = false;
        });
      });
    }
    if (compacting || ![...core.journals.values()].some((journal) => isDue(journal.state, core.ports.foldAfter))) return;
    compacting = true;
    core.ports.timers.after(COMPACT_AFTER, () => {
      void compactAll(core).finally(() => {
        compacting = false;
      });
    });
  };
}

/** What was expunged goes from this store at once (X3). */
async function expungeAll(core: DeviceCore): Promise<void> {
  try {
    const { carryOut } = await import('./device-expunge.ts');
    for (const journal of core.journals.values()) await carryOut(core, journal);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    core.report('store', { code: `store-${error.reason}` });
  }
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
