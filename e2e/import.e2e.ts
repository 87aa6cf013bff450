/** A board from another tool comes in: seen before anything is made, and taken back whole. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { begins, goes, line, stateLine } from './support/people.ts';
import { expect, test } from './support/stage.ts';

const sample = fileURLToPath(new URL('../src/rooms/tasks/import/samples/trello-board.json', import.meta.url));

/** The sample with more cards on it, one of them archived. */
async function boardOf(names: readonly string[]): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const board = JSON.parse(await readFile(sample, 'utf8')) as { cards: readonly Record<string, unknown>[] };
  const cards = names.map((name, at) => ({ ...board.cards[0], id: `card-${at}`, name, closed: name === 'Put away' }));
  return { name: 'board.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ ...board, cards })) };
}

test('a Trello board is previewed, imported as one gesture, and undone as one', async ({ hub, device }) => {
  const cards = ['Order the disks', 'Call the school', 'Put away'];
  const { page } = await device();
  await begins(page, hub.setup, 'Ana Morel');
  await goes(page, 'Tasks');
  await page.getByRole('button', { name: 'Import from another tool' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible();
  await page.getByLabel('Choose the file, or drop it here').setInputFiles(await boardOf(cards));
  await expect(page.getByRole('combobox', { name: /board.json comes from/ })).toHaveValue('trello');
  await expect(page.getByRole('heading', { name: `Becomes ${cards.length} tasks` })).toBeVisible();
  await expect(page.getByRole('grid').getByText('Order the disks', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: `Import ${cards.length} tasks` }).click();

  await expect(page.getByText(`${cards.length} made.`)).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Tasks' })).toHaveAttribute('aria-rowcount', String(cards.length));
  await goes(page, 'Tasks');
  await expect(line(page, 'Order the disks')).toBeVisible();
  await expect(line(page, 'Put away')).toBeHidden();
  await expect(stateLine(page)).toContainText('shared at');

  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { name: 'What is to be done here?' })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(line(page, 'Order the disks')).toBeVisible();
});

test('a file that no tool wrote is told, and changes nothing', async ({ hub, device }) => {
  const { page } = await device();
  await begins(page, hub.setup, 'Ana Morel');
  await page.goto(`${hub.url}/import`);
  const choose = page.getByLabel('Choose the file, or drop it here');
  await choose.setInputFiles({ name: 'holiday.json', mimeType: 'application/json', buffer: Buffer.from('{"cards": [') });
  await expect(page.getByText('Nothing was made or changed.')).toBeVisible();
  await choose.setInputFiles(await boardOf(['Order the disks', 'Call the school']));
  await expect(page.getByRole('heading', { name: /^Becomes/ })).toBeVisible();
});
