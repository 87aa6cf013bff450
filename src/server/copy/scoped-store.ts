/** A part of a store that looks like a store of its own: every key begins with the workplace, as everywhere on the server. */

import type { Id } from '../../kernel/ids.ts';
import type { Entry, Range, Store } from '../../kernel/store.ts';

/** `prefix` names the part; collections carry it, keys carry the workplace. */
export function scopedStore(store: Store, prefix: string, workplace: Id): Store {
  const collectionOf = (collection: string): string => `${prefix}-${collection}`;
  const keyOf = (key: string): string => `${workplace}/${key}`;
  const topicOf = (topic: string): string => `${prefix}/${workplace}/${topic}`;
  const inside = (range: Range): Range => ({ ...range, from: keyOf(range.from), to: keyOf(range.to) });
  const outside = (key: string): string => key.slice(workplace.length + 1);
  const place = <T extends { readonly collection: string; readonly key: string }>(item: T): T => ({
    ...item,
    collection: collectionOf(item.collection),
    key: keyOf(item.key),
  });
  return {
    get: (collection, key) => store.get(collectionOf(collection), keyOf(key)),
    getMany: (collection, keys) => store.getMany(collectionOf(collection), keys.map(keyOf)),
    async range(collection, range): Promise<Entry[]> {
      const entries = await store.range(collectionOf(collection), inside(range));
      return entries.map(({ key, value }) => ({ key: outside(key), value }));
    },
    keys: async (collection, range) => (await store.keys(collectionOf(collection), inside(range))).map(outside),
    commit: ({ expect = [], put = [], remove = [], removeRange = [] }) =>
      store.commit({
        expect: expect.map(place),
        put: put.map(place),
        remove: remove.map(place),
        removeRange: removeRange.map((range) => ({
          collection: collectionOf(range.collection),
          from: keyOf(range.from),
          to: keyOf(range.to),
        })),
      }),
    watch: (listener) =>
      store.watch((topic) => {
        if (topic.startsWith(topicOf(''))) listener(topic.slice(topicOf('').length));
      }),
    notify: (topic) => store.notify(topicOf(topic)),
    async collections() {
      const all = await store.collections();
      return all
        .filter((collection) => collection.startsWith(collectionOf('')))
        .map((collection) => collection.slice(collectionOf('').length));
    },
    scrub: async () => store.scrub?.(),
    // The whole store is closed by whoever opened it.
    close: async () => {},
  };
}
