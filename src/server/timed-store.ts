/** A store that tells how long its commits take, and is otherwise the store it stands for. */

import type { Store } from '../kernel/store.ts';

/** `told` is given seconds, of commits that went through. */
export function timedStore(store: Store, told: (seconds: number) => void): Store {
  return {
    get: (collection, key) => store.get(collection, key),
    getMany: (collection, keys) => store.getMany(collection, keys),
    range: (collection, range) => store.range(collection, range),
    keys: (collection, range) => store.keys(collection, range),
    async commit(commit) {
      const begun = performance.now();
      const outcome = await store.commit(commit);
      told((performance.now() - begun) / 1000);
      return outcome;
    },
    watch: (listener) => store.watch(listener),
    notify: (topic) => store.notify(topic),
    collections: () => store.collections(),
    scrub: async () => store.scrub?.(),
    close: () => store.close(),
  };
}
