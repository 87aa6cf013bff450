/** The main story with hands on the keyboard alone. */
import { begins, invites, joins, line } from './support/people.ts';
import { expect, test } from './support/stage.ts';

test('capture, take, hand over, finish, undo, search and go, without a pointer', async ({ hub, device }) => {
  const { page } = await device();
  const { page: other } = await device();
  await begins(page, hub.setup, 'Ana Morel');
  await joins(other, await invites(page), 'Ben Roux');
  const { keyboard } = page;
  const focused = page.locator(':focus');

  await keyboard.press('g');
  await keyboard.press('t');
  await expect(page.getByRole('heading', { level: 1, name: 'Tasks' })).toBeFocused();
  for (const [why, task] of [
    ['The class waits', 'Repair machine 12 !friday'],
    ['It is asked for', 'Write the letter !monday'],
  ] as const) {
    await keyboard.press('n');
    await expect(page.getByRole('textbox', { name: 'Why is it to be done?' })).toBeFocused();
    await keyboard.type(why);
    await keyboard.press('Tab');
    await expect(page.getByRole('textbox', { name: 'What is to be done?' })).toBeFocused();
    await keyboard.type(task);
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(line(page, task.split(' !')[0] ?? '')).toBeVisible();
  }

  await keyboard.press('j');
  await expect(focused).toHaveRole('row');
  await keyboard.press('k');
  await keyboard.press('k');
  await expect(page.getByRole('row').first()).toBeFocused();
  const title = (await page.getByRole('row').first().innerText()).includes('machine 12') ? 'Repair machine 12' : 'Write the letter';
  await keyboard.press('t');
  await expect(page.getByText('You have the baton.')).toBeVisible();
  await keyboard.press('h');
  const form = page.getByRole('dialog', { name: 'Hand over' });
  await expect(form.getByRole('combobox', { name: /Who is asked/ })).toBeFocused();
  await keyboard.type('Ben');
  await expect(form.getByRole('option', { name: 'Ben Roux' })).toBeVisible();
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  await keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  await expect(line(page, title)).toBeFocused();

  await keyboard.press('Enter');
  const panel = page.getByRole('article', { name: title });
  await expect(panel.getByText('Offered to Ben Roux, not yet accepted.')).toBeVisible();
  await keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(line(page, title)).toBeFocused();

  await keyboard.press('e');
  await expect(line(page, title)).toBeHidden();
  await keyboard.press('Control+z');
  await expect(line(page, title)).toBeVisible();

  await keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search the tasks' })).toBeFocused();
  await keyboard.type('letter');
  await expect(page.getByRole('row')).toHaveCount(1);
  await keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Do or find…' })).toBeFocused();
  await keyboard.type('machine 12');
  await expect(page.getByRole('option', { name: 'Repair machine 12' })).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('article', { name: 'Repair machine 12' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('searchbox', { name: 'Search the tasks' })).toBeFocused();
  await keyboard.press('Escape');

  await keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.press('g');
  await keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeFocused();
});
