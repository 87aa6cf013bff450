/** A collective finds its shape: from a template to roles that people take, offer to take and move. */
import type { Page } from '@playwright/test';
import { begins, goes, invites, joins } from './support/people.ts';
import { expect, test } from './support/stage.ts';

const line = (page: Page, name: RegExp) => page.getByRole('tree').getByRole('treeitem', { name });

test('a cooperative of seven is founded from a template; its roles are taken, offered and moved by keys, and the picture shows it', async ({
  hub,
  device,
}) => {
  const { page } = await device();
  const { page: other } = await device();
  await begins(page, hub.setup, 'Ana Morel');
  await joins(other, await invites(page), 'Ben Roux');

  await goes(page, 'Organisation');
  await page.getByRole('link', { name: 'Choose a template' }).click();
  const card = page.getByRole('listitem').filter({ hasText: 'Cooperative of seven' });
  await card.getByRole('button', { name: 'Begin from this' }).click();
  await expect(page.getByRole('treeitem')).toHaveCount(19);
  await expect(line(page, /^Treasury.*Vacant/)).toBeVisible();

  await line(page, /^Treasury/).click();
  await page.getByRole('button', { name: 'Take up this role' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Ana Morel' }).getByRole('button', { name: 'Leave it' })).toBeVisible();

  await goes(other, 'Organisation');
  await expect(line(other, /^Treasury.*Ana Morel/)).toBeVisible();
  await line(other, /^Facilitation.*Vacant/).click();
  await other.getByRole('button', { name: 'Offer to take it' }).click();
  await other.getByRole('textbox', { name: /^A word/ }).fill('I like to listen.');
  await other.getByRole('button', { name: 'Say so' }).click();
  await expect(other.getByText('Ben Roux could take it')).toBeVisible();

  await goes(page, 'Organisation');
  await line(page, /^Facilitation.*somebody offers/).click();
  await expect(page.getByText('I like to listen.')).toBeVisible();
  await page.getByRole('button', { name: 'Welcome', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Ben Roux' })).toBeVisible();

  // Who answers for the wages? One looks for words of what can be expected.
  await goes(page, 'Organisation');
  await page.keyboard.press('/');
  await page.keyboard.type('wages');
  await expect(page.getByRole('link', { name: /^Treasury.*Paying wages/ })).toBeVisible();
  await page.keyboard.press('Escape');

  await line(page, /^The whole workplace/).focus();
  await page.keyboard.press('End');
  await expect(page.locator(':focus')).toHaveAccessibleName(/^Treasury/);
  await page.keyboard.press('m');
  const form = page.getByRole('dialog', { name: 'Move a role' });
  await form.getByRole('combobox', { name: 'Circle' }).fill('Production');
  await expect(form.getByRole('option', { name: 'Production' })).toBeVisible();
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: 'Move a role' }).press('Enter');
  await expect(form).toBeHidden();
  await line(page, /^Treasury/).press('Enter');
  await expect(page.getByRole('navigation', { name: 'Where this stands' }).getByRole('link', { name: 'Production' })).toBeVisible();

  await goes(page, 'Organisation');
  await page.getByRole('radio', { name: 'Picture' }).click();
  await expect(line(page, /^Treasury, Ana Morel/)).toHaveAttribute('data-mine', '');
  await expect(line(page, /^Memory, Vacant/)).toHaveAttribute('data-vacant', '');
  await line(page, /Production$/).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'The whole' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'The whole' })).toBeHidden();
});
