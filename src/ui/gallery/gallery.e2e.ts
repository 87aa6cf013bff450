/** The widgets in a real browser: what a keyboard and a screen reader find, and axe on every page of the gallery. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { build, type PreviewServer, preview } from 'vite';

// One worker: the gallery is built and served once.
test.describe.configure({ mode: 'default' });

const pages = ['today', 'fields', 'floats', 'lists', 'board', 'table', 'notes'] as const;
const dresses = [
  ['light', 'en'],
  ['light', 'fr'],
  ['dark', 'en'],
  ['dark', 'fr'],
] as const;

let folder = '';
let server: PreviewServer | undefined;
let address = '';

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relais-gallery-'));
  const shared = { configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'error' as const, build: { outDir: folder } };
  await build(shared);
  server = await preview({ ...shared, preview: { host: '127.0.0.1', port: 0 } });
  address = server.resolvedUrls?.local[0] ?? '';
});

test.afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

const open = async (page: Page, name: (typeof pages)[number], dress: (typeof dresses)[number] = ['light', 'en']) => {
  await page.goto(`${address}?theme=${dress[0]}&lang=${dress[1]}#${name}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};

for (const dress of dresses) {
  for (const name of pages) {
    test(`axe finds nothing on ${name}, ${dress.join(', ')}`, async ({ page }) => {
      await open(page, name, dress);
      await expectAccessible(page);
    });
  }
}

test('axe finds nothing in what floats, and nothing sticks out at 360 px', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  for (const name of pages) {
    await open(page, name, ['light', 'fr']);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  }
  await open(page, 'floats', ['dark', 'fr']);
  await page.getByRole('button', { name: 'Ouvrir le dialogue' }).click();
  await page.getByRole('combobox').press('ArrowDown');
  await expect(page.getByRole('option')).toHaveCount(5);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Montrer un message' }).click();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option')).toHaveCount(7);
  await expectAccessible(page);
});

test('in a modal, the options of a combobox are there for a screen reader, and Escape closes one thing at a time', async ({ page }) => {
  await open(page, 'floats');
  const opener = page.getByRole('button', { name: 'Open the dialog' });
  await opener.click();
  const field = page.getByRole('dialog').getByRole('combobox');
  await expect(field).toBeFocused();
  await field.pressSequentially('a');
  await expect(page.getByRole('dialog').getByRole('option')).toHaveText(['Ana Morel', 'Samia Haddad', 'Jean-Baptiste Roux']);
  await field.press('ArrowDown');
  await field.press('Enter');
  await expect(field).toHaveValue('Samia Haddad');
  await page.getByRole('dialog').getByRole('button', { name: 'Gestures' }).click();
  await expect(page.getByRole('menuitem')).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menuitem')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('a dialog above a drawer takes the focus, and gives it back to the drawer', async ({ page }) => {
  await open(page, 'floats');
  await page.getByRole('button', { name: 'Open the drawer' }).click();
  await expect(page.getByLabel('Why')).toBeFocused();
  await page.getByRole('button', { name: 'Hand over' }).click();
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Hand over' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Open the drawer' })).toBeFocused();
});

test('a menu and a popover on the page take the focus and give it back', async ({ page }) => {
  await open(page, 'floats');
  const gestures = page.getByRole('button', { name: 'Gestures' }).first();
  await gestures.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Hand over' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(gestures).toBeFocused();
  const filters = page.getByRole('button', { name: 'Filters' });
  await filters.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: 'Mine' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(filters).toBeFocused();
});

test('the palette finds, counts and goes', async ({ page }) => {
  await open(page, 'floats');
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Do or find' });
  await expect(field).toBeFocused();
  await expect(page.getByRole('option')).toHaveCount(7);
  await field.pressSequentially('bo');
  await expect(page.getByRole('option')).toHaveCount(1);
  await expect(page.getByRole('option', { selected: true })).toContainText('Board');
  await expect(page.getByRole('status').filter({ hasText: '1 result' })).toHaveCount(1);
  await field.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Board' })).toBeVisible();
});

test('shortcuts run in sequence, keep quiet in fields, and are listed', async ({ page }) => {
  await open(page, 'fields');
  await page.getByLabel('Title').first().press('g');
  await page.keyboard.press('l');
  await expect(page.getByRole('heading', { level: 1, name: 'Fields' })).toBeVisible();
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(page.getByRole('heading', { level: 1, name: 'All tasks' })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Next in the list')).toBeVisible();
});

test('a list of a hundred thousand is walked by keys, keeps few rows, and comes back where it was left', async ({ page }) => {
  await open(page, 'lists');
  const list = page.getByRole('grid', { name: 'All tasks' });
  await expect(list).toHaveAttribute('aria-rowcount', '100000');
  for (const key of ['j', 'j', 'x']) await page.keyboard.press(key);
  await expect(page.getByRole('row', { selected: true })).toHaveAttribute('aria-rowindex', '2');
  await page.keyboard.press('End');
  const last = list.locator('[aria-rowindex="100000"]');
  await expect(last).toBeFocused();
  expect(await list.getByRole('row').count()).toBeLessThan(60);
  await page.goto(`${page.url().split('#')[0]}#notes`);
  await page.goto(`${page.url().split('#')[0]}#lists`);
  await expect(last).toBeVisible();
  await page.keyboard.press('k');
  await expect(list.locator('[aria-rowindex="99999"]')).toBeFocused();
});

test('a row that is done gives its place and the focus to the one after it', async ({ page }) => {
  await open(page, 'lists');
  for (const key of ['j', 'j', 'j', 'e', 'e']) await page.keyboard.press(key);
  const list = page.getByRole('grid');
  await expect(list).toHaveAttribute('aria-rowcount', '99998');
  await expect(list.locator('[data-row="task-4"]')).toBeFocused();
  await expect(list.locator('[data-row="task-4"]')).toHaveAttribute('aria-rowindex', '3');
});

test('scrolling far and fast always shows the rows of where one is', async ({ page }) => {
  await open(page, 'lists');
  const list = page.getByRole('grid');
  for (const share of [0.5, 0.01, 0.99, 0.3]) {
    await list.evaluate((element, to) => element.scrollTo(0, element.scrollHeight * to), share);
    await expect(list.locator(`[aria-rowindex="${Math.ceil(100_000 * share) + 3}"]`)).toBeInViewport();
  }
});

test('cards of a board have their measured heights, in order and without overlap', async ({ page }) => {
  await open(page, 'board');
  const column = page.getByRole('list', { name: 'to take' });
  await expect(column.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '1000');
  await column.evaluate((element) => element.scrollTo(0, 20_000));
  await expect(column.getByRole('listitem').nth(5)).toHaveAttribute('aria-posinset', /^[12]\d\d$/);
  const gaps = await column.evaluate((element) => {
    const boxes = [...element.querySelectorAll('.ui-row')].map((row) => row.getBoundingClientRect()).sort((a, b) => a.top - b.top);
    return boxes.slice(1).map((box, at) => Math.round(box.top - (boxes[at]?.bottom ?? 0)));
  });
  expect(new Set(gaps)).toEqual(new Set([0]));
});

test('a card carried to another column is let go there', async ({ page }) => {
  await open(page, 'board');
  const title = 'Réparer le poste 1';
  await page
    .getByRole('listitem')
    .filter({ hasText: title })
    .first()
    .dragTo(page.getByRole('region', { name: 'waiting' }));
  await expect(page.getByRole('list', { name: 'waiting' }).getByText(title, { exact: true })).toBeVisible();
});

test('a table sorts by its headings and says so', async ({ page }) => {
  await open(page, 'table');
  const heading = page.getByRole('columnheader', { name: 'N°' });
  await heading.getByRole('button').click();
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  await heading.getByRole('button').click();
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  await expect(page.getByRole('row').nth(1)).toContainText('100,000');
});

test('a form says at each field what is wrong, and keeps what was written', async ({ page }) => {
  await open(page, 'fields');
  const form = page.locator('form');
  await form.getByRole('button', { name: 'Save' }).click();
  const why = form.getByLabel('Why');
  await expect(why).toBeFocused();
  await expect(why).toHaveAttribute('aria-invalid', 'true');
  await expect(why).toHaveAccessibleDescription('This is needed. What would be missing if nobody did it.');
  await why.fill('The children wait.');
  await form.getByLabel('Title').fill('Fan');
  await form.getByRole('combobox', { name: 'Tags' }).fill('urgent');
  await form.getByRole('option', { name: 'Create' }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByRole('alert')).toContainText('reason: never-heard-of');
  await expect(why).toHaveValue('The children wait.');
});

test('a toast is undone from behind a modal, and what others did is announced without moving the focus', async ({ page }) => {
  await open(page, 'floats');
  await page.getByRole('button', { name: 'Show a toast' }).click();
  await page.keyboard.press('Control+k');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone')).toBeVisible();
  await page.keyboard.press('Escape');
  const announce = page.getByRole('button', { name: 'Announce' });
  await announce.click();
  await expect(page.getByRole('log').filter({ hasText: 'Ana handed a task over to you.' })).toHaveCount(1);
  await expect(announce).toBeFocused();
});

test('language and theme change at once and are remembered', async ({ page }) => {
  await page.goto(`${address}#today`);
  await page.getByRole('button', { name: 'Zoé Le Goff' }).click();
  await page.getByRole('menuitem', { name: 'Français' }).click();
  await page.getByRole('button', { name: 'Zoé Le Goff' }).click();
  await page.getByRole('menuitem', { name: 'Sombre' }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dimanche 22 novembre 2026');
});

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`),
  ).toEqual([]);
}
