/** IndexedDB's requests and transactions as promises. */

/** Within a transaction: what follows the answer at once is still in it. */
export function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Settles once all of `work` is kept (with `readwrite`: on the disk, where the browser knows how to wait for it), or none. */
export async function transact<T>(
  database: IDBDatabase,
  table: string,
  mode: IDBTransactionMode,
  work: (entries: IDBObjectStore) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction(table, mode, { durability: 'strict' });
  const ended = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('the transaction was given up', 'AbortError'));
  });
  try {
    const result = await work(transaction.objectStore(table));
    await ended;
    return result;
  } catch (error) {
    giveUp(transaction);
    await ended.catch(() => undefined);
    throw transaction.error ?? error;
  }
}

function giveUp(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}
