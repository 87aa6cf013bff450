/** What shows is kept: also when the page is left in the moment before the store has it. */
import type { Page } from '@playwright/test';
import { begins, captures, goes, line } from './support/people.ts';
import { expect, test } from './support/stage.ts';

/** Keeps the device's store from writing until the page is gone, as a slow disk would: what is written waits its turn behind this. */
const stalls = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const name = (await indexedDB.databases()).map(({ name = '' }) => name).find((name) => name.startsWith('relais'));
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name ?? '');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const [table = ''] = [...database.objectStoreNames];
    const entries = database.transaction(table, 'readwrite').objectStore(table);
    const again = () => {
      entries.count(IDBKeyRange.only(['none', 'none'])).onsuccess = again;
    };
    again();
  });

for (const [how, leaves] of [
  ['reloaded', (page: Page) => page.reload()],
  ['left for another address of ours', (page: Page) => page.goto(new URL('/people', page.url()).href)],
  ['closed', (page: Page) => page.close()],
] as const)
  test(`[F21] a task that shows is there after the page was ${how} before the store had it`, async ({ hub, device }) => {
    const { page, context } = await device();
    await begins(page, hub.setup, 'Ana Morel');
    await goes(page, 'Tasks');
    await stalls(page);
    await captures(page, 'Sort the parts', 'Nobody finds any');
    await expect(line(page, 'Sort the parts')).toBeVisible();
    await leaves(page);
    const next = page.isClosed() ? await context.newPage() : page;
    await next.goto(`${hub.url}/tasks`);
    await expect(line(next, 'Sort the parts')).toBeVisible();
    await expect(line(next, 'Sort the parts')).toHaveCount(1);
  });
