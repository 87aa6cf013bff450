/** Two tabs of one browser are one device: they show the same, and when one goes the other goes on. */
import { begins, captures, goes, invites, joins, line, stateLine } from './support/people.ts';
import { expect, test } from './support/stage.ts';

test('[F12] two tabs show each other’s work, and the one that stays goes on sharing', async ({ hub, device }) => {
  const { page: first, context } = await device();
  const { page: elsewhere } = await device();
  await begins(first, hub.setup, 'Ana Morel');
  await joins(elsewhere, await invites(first), 'Ben Roux');
  await goes(elsewhere, 'Tasks');
  const second = await context.newPage();
  await second.goto(`${hub.url}/tasks`);
  await goes(first, 'Tasks');
  await captures(first, 'Noted in the first tab', 'It shows in the second');
  await expect(line(second, 'Noted in the first tab')).toBeVisible();
  await captures(second, 'Noted in the second tab', 'It shows in the first');
  await expect(line(first, 'Noted in the second tab')).toBeVisible();
  for (const title of ['Noted in the first tab', 'Noted in the second tab']) await expect(line(elsewhere, title)).toBeVisible();

  await first.close();
  await captures(second, 'Noted when alone', 'The other tab is closed');
  await expect(line(elsewhere, 'Noted when alone')).toBeVisible();
  await expect(stateLine(second)).toContainText('shared at');
  await captures(elsewhere, 'Noted elsewhere', 'It still arrives');
  await expect(line(second, 'Noted elsewhere')).toBeVisible();
});
