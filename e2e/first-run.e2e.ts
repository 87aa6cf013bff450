/** The first quarter of an hour: from the set-up link to work that is still there without a network. */
import { begins, captures, goes, line, stateLine } from './support/people.ts';
import { expect, test } from './support/stage.ts';

test('what is noted on the first day is there after a reload without a network, and is shared when there is one', async ({
  hub,
  device,
}) => {
  const { page, context } = await device();
  await begins(page, hub.setup, 'Ana Morel');
  await expect(page.getByRole('heading', { name: 'Where to begin?' })).toBeVisible();
  await captures(page, 'Replace the fan of machine 12 #school !friday', 'The class waits for it');
  await goes(page, 'Tasks');
  await expect(line(page, 'Replace the fan of machine 12')).toContainText('school');
  await expect(stateLine(page)).toContainText('shared at');
  await page.evaluate(() => navigator.serviceWorker.ready);

  await context.setOffline(true);
  await captures(page, 'Call the town hall @me', 'They asked twice');
  await captures(page, 'Sort the spare parts', 'Nothing is found');
  await expect(stateLine(page)).toContainText(/changes waiting.*without network/);
  await page.reload();
  for (const title of ['Replace the fan of machine 12', 'Call the town hall', 'Sort the spare parts'])
    await expect(line(page, title)).toBeVisible();
  await expect(stateLine(page)).toContainText(/changes waiting.*without network/);

  await context.setOffline(false);
  await expect(stateLine(page)).toContainText('shared at');
  await goes(page, 'Today');
  await expect(page.getByRole('heading', { name: 'Your batons' })).toBeVisible();
  await expect(page.getByText('Call the town hall')).toBeVisible();
});
