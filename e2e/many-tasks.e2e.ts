/** A workplace with years of work in it stays light: the list, its end, a task out of the middle, a search. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { terminal } from '../src/cli/testing/people.ts';
import { goes, joins, line } from './support/people.ts';
import { expect, test } from './support/stage.ts';

const COUNT = 3000;

test('3,000 tasks scroll to the end, open and are found', async ({ hub, device, folder }) => {
  const rows = Array.from({ length: COUNT }, (_, index) => `Round ${index + 1} of the valley,So that no machine is forgotten`);
  const table = join(folder, 'rounds.csv');
  await writeFile(table, `title,why\n${rows.join('\n')}\n`);
  const claude = terminal(join(folder, 'claude'));
  await claude('join', hub.setup, '--workplace', 'The Workshop', '--name', 'Claude');
  await claude('import', table, '--from', 'csv');
  await claude('sync');
  const { link } = (await claude('invite', 'create')) as { link: string };

  const { page } = await device();
  await joins(page, link, 'Ana Morel');
  await goes(page, 'Tasks');
  const list = page.getByRole('grid', { name: 'Tasks' });
  await expect(list).toHaveAttribute('aria-rowcount', String(COUNT));
  expect(await page.getByRole('row').count()).toBeLessThan(60);
  for (const row of ['1', '2', '3']) {
    await page.keyboard.press('j');
    await expect(page.locator(':focus')).toHaveAttribute('aria-rowindex', row);
  }
  await page.keyboard.press('End');
  await expect(page.locator(':focus')).toHaveAttribute('aria-rowindex', String(COUNT));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: /^Round \d+ of the valley/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Search the tasks' }).fill('Round 1234');
  await expect(list).toHaveAttribute('aria-rowcount', '1');
  await expect(line(page, 'Round 1234 of the valley')).toBeVisible();
});
