/** The blocks of segments as a device stores them: what its replica opens when it looks at a column. */

import type { Store } from '../kernel/store.ts';
import type { BlockSource } from '../replica/segment-types.ts';
import { DEVICE } from './device-layout.ts';

export const storedBlocks = (store: Store): BlockSource => ({
  load: (hashes) => store.getMany(DEVICE.block, hashes),
});
