/** Opens the store that a URL names: what `--database` takes. */

import { type Store, StoreError } from '../kernel/store.ts';
import { memoryStore } from './memory/memory.ts';
import { openSqlite } from './sqlite/open.ts';

/**
 * `memory:` (forgotten at the end), `sqlite:PATH` or a path, `postgres://…` with its namespace as `?namespace=NAME`.
 * Throws `StoreError`.
 */
export async function openStore(url: string): Promise<Store> {
  if (url === 'memory:') return memoryStore();
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length));
  if (/^postgres(ql)?:/.test(url)) return (await import('./postgres/open.ts')).openPostgres(url);
  if (/^[a-z][a-z0-9+]+:\/\//.test(url)) throw new StoreError('unavailable', `no store is known for ${url.slice(0, url.indexOf(':'))}`);
  return openSqlite(url);
}
