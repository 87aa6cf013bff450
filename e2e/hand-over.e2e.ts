/** The baton goes from one person to another: offered at a desk, accepted on a phone. */
import { begins, captures, goes, invites, joins, opens } from './support/people.ts';
import { expect, test } from './support/stage.ts';

test('a task offered on a wide screen is accepted on a phone, with its note', async ({ hub, device }) => {
  const { page: desk } = await device();
  const { page: pocket } = await device({ phone: true });
  await begins(desk, hub.setup, 'Ana Morel');
  await joins(pocket, await invites(desk), 'Ben Roux');
  await goes(desk, 'Tasks');
  await captures(desk, 'Repair the printer of the school @me', 'The reports are due');
  const given = await opens(desk, 'Repair the printer of the school');
  await given.getByRole('button', { name: 'Hand over' }).click();
  const form = desk.getByRole('dialog', { name: 'Hand over' });
  await form.getByRole('combobox', { name: /Who is asked/ }).fill('Ben');
  await form.getByRole('option', { name: 'Ben Roux' }).click();
  await form.getByRole('textbox', { name: 'Where it stands' }).fill('The drum is changed');
  await form.getByRole('textbox', { name: 'Next step' }).fill('Print a test page');
  await form.getByRole('textbox', { name: 'Watch out for' }).fill('The tray jams');
  await form.getByRole('button', { name: 'Offer the baton' }).click();
  await expect(form).toBeHidden();
  await expect(given.getByText('Offered to Ben Roux, not yet accepted.')).toBeVisible();

  await expect(pocket.getByRole('heading', { name: 'Offered to you' })).toBeVisible();
  const offer = pocket.getByRole('article').filter({ hasText: 'Repair the printer of the school' });
  for (const words of ['Ana Morel would hand this over to you.', 'The drum is changed', 'Print a test page', 'The tray jams'])
    await expect(offer.getByText(words)).toBeVisible();
  expect(await pocket.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await offer.getByRole('button', { name: 'Accept' }).click();
  await expect(pocket.getByText('The baton is yours.')).toBeVisible();
  await expect(pocket.getByRole('heading', { name: 'Your batons' })).toBeVisible();
  await pocket.getByRole('link', { name: /Repair the printer of the school/ }).click();
  const taken = pocket.getByRole('article', { name: 'Repair the printer of the school' });
  await expect(taken.getByRole('textbox', { name: 'Next step' })).toHaveValue('Print a test page');
  await expect(taken.getByRole('img', { name: /2 people have held it/ })).toBeVisible();

  await expect(given.getByRole('list').getByRole('link', { name: 'Ben Roux' })).toBeVisible();
  await expect(given.getByRole('button', { name: 'Take', exact: true })).toBeVisible();
});
