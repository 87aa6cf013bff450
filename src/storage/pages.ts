/** Reads a whole collection in pages whose size in bytes stays bounded whatever the values weigh. */

import { after, type Entry, EVERYTHING, type Store } from '../kernel/store.ts';

const PAGE_BYTES = 4 * 1024 * 1024;
const FIRST_PAGE = 16;
const LARGEST_PAGE = 2_000;

/** In key order; each page is consistent, the whole only as long as nobody writes. */
export async function* pagesOf(store: Store, collection: string): AsyncGenerator<Entry[]> {
  let from = '';
  let limit = FIRST_PAGE;
  for (;;) {
    const page = await store.range(collection, { ...EVERYTHING, from, limit });
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    if (page.length < limit) return;
    from = after(last.key);
    const bytes = page.reduce((sum, { value }) => sum + value.length, 0);
    limit = Math.max(1, Math.min(LARGEST_PAGE, limit * 8, Math.floor((PAGE_BYTES * page.length) / Math.max(1, bytes))));
  }
}

export async function* entriesOf(store: Store, collection: string): AsyncGenerator<Entry> {
  for await (const page of pagesOf(store, collection)) yield* page;
}
