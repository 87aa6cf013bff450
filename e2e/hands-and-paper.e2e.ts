/** A board worked with a finger, and a list on paper. */
import { begins, captures, goes, line, stateLine } from './support/people.ts';
import { expect, test } from './support/stage.ts';

test('a card held by a finger goes to the column where it is let go, and a quick swipe only scrolls', async ({ hub, device }) => {
  const { page, context } = await device({ phone: true });
  await begins(page, hub.setup, 'Ana Morel');
  await captures(page, 'Repair the printer', 'The reports are due');
  await page.goto(`${hub.url}/tasks?view=board`);
  const column = (name: string) => page.getByRole('region', { name, exact: true });
  const card = column('Open').getByRole('listitem');
  await expect(card).toBeVisible();
  const finger = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  // A browser whose page is still busy does not wait for its word before it scrolls.
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((rest) => requestIdleCallback(rest)));
  const box = await card.boundingBox();
  const [x, y] = [(box?.x ?? 0) + 60, (box?.y ?? 0) + 20];

  await touch('touchStart', x, y);
  await touch('touchMove', x + 40, y);
  await touch('touchMove', x + 200, y);
  await touch('touchEnd');
  await expect(column('Open').getByRole('listitem')).toHaveCount(1);

  await page.evaluate(() => document.querySelector('.ui-board')?.scrollTo(0, 0));
  await touch('touchStart', x, y);
  await expect(page.locator('.ui-card-carried')).toBeVisible();
  // At the edge the board moves on until the next column lies under the finger.
  await touch('touchMove', 340, y + 10);
  await expect(column('Doing')).toHaveAttribute('data-over', '');
  await touch('touchEnd');
  await expect(page.locator('.ui-card-carried')).toHaveCount(0);
  await expect(column('Doing').getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('article')).toHaveCount(0);
});

test('a printed list holds every task of it, and nothing of the application around it', async ({ hub, device }) => {
  const { page } = await device();
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printing', '');
  });
  await begins(page, hub.setup, 'Ana Morel');
  await goes(page, 'Tasks');
  const titles = Array.from({ length: 60 }, (_, at) => `Task ${at + 1}`);
  const cards = {
    name: 'cards.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`title,why\n${titles.map((title) => `${title},because`).join('\n')}`),
  };
  await page.getByRole('button', { name: 'Import from another tool' }).click();
  await page.getByLabel('Choose the file, or drop it here').setInputFiles(cards);
  await page.getByRole('button', { name: 'Import 60 tasks' }).click();
  await expect(stateLine(page)).toContainText('shared at');
  await goes(page, 'Tasks');
  await expect(line(page, 'Task 1').first()).toBeVisible();
  await page.keyboard.press('Control+p');
  await expect(page.locator('html')).toHaveAttribute('data-printing', '');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.tasks-print tbody tr')).toHaveCount(60);
  await expect(page.locator('.tasks-print').getByText('Task 60', { exact: true })).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('.tasks-print')).toHaveCount(0);
});
