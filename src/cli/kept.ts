/** What stays on this device, in its folder: short texts by key, read when it is opened and written when it is closed. */

import { fromUtf8, utf8 } from '../kernel/bytes.ts';
import { EVERYTHING, type Store } from '../kernel/store.ts';
import type { Kept } from '../rooms/people/index.ts';

const COLLECTION = 'kept';

export interface KeptHere extends Kept {
  save(): Promise<void>;
}

export async function keptIn(store: Store): Promise<KeptHere> {
  const known = new Map<string, string>();
  for (const key of await store.keys(COLLECTION, EVERYTHING)) known.set(key, fromUtf8((await store.get(COLLECTION, key)) ?? utf8('')));
  const fresh = new Set<string>();
  return {
    read: (key) => known.get(key),
    write(key, text) {
      known.set(key, text);
      fresh.add(key);
    },
    async save() {
      if (fresh.size > 0)
        await store.commit({ put: [...fresh].map((key) => ({ collection: COLLECTION, key, value: utf8(known.get(key) ?? '') })) });
    },
  };
}
