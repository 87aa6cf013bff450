/** What the storage contract is run on. */

import type { Store } from '../../kernel/store.ts';

/** A place where stores are kept: a file, a database, a disk in memory. New and empty for each test. */
export interface Place {
  /** As another process or tab would. */
  open(): Promise<Store>;
  remove(): Promise<void>;
}
