/** The August absence: somebody leaves for three weeks without a meeting, nothing stops, and on return one screen tells it all. */
import { addDays } from '../src/kernel/civil-date.ts';
import { begins, captures, goes, invites, joins } from './support/people.ts';
import { expect, test } from './support/stage.ts';

const today = () => new Date().toISOString().slice(0, 10);

test('what would stop is handed over in one gesture, taken up, and told on return', async ({ hub, device }) => {
  test.slow();
  const { page: ana } = await device();
  const { page: ben } = await device({ phone: true });
  await begins(ana, hub.setup, 'Ana Morel');
  await joins(ben, await invites(ana), 'Ben Roux');
  const [from, due, to] = [7, 12, 27].map((days) => addDays(today(), days)) as [string, string, string];
  await goes(ana, 'Tasks');
  await captures(ana, `Renew the certificate @me !${due}`, 'The site would be unreachable');
  await captures(ana, `Send the invoices @me !${due}`, 'The town hall pays at the end of the month');

  await ana.getByRole('button', { name: 'Continuity' }).click();
  await ana.getByRole('link', { name: 'Before an absence' }).click();
  await expect(ana.getByRole('heading', { name: 'When will you be away?' })).toBeVisible();
  await ana.getByLabel('First day away').fill(from);
  await ana.getByLabel('Last day away').fill(to);
  await ana.getByLabel('Who takes Renew the certificate').selectOption('Ben Roux');
  await ana.getByLabel('A word on Renew the certificate').fill('The key lies in the safe');
  await ana.getByLabel('Who takes Send the invoices').selectOption('Whoever comes on next');
  await expect(ana.getByRole('checkbox', { name: /Say that I am off/ })).toBeChecked();
  await ana.getByRole('button', { name: 'Hand all 2 over' }).click();
  await expect(ana.getByText('All 2 handed over.')).toBeVisible();
  await expect(ana.getByRole('checkbox', { name: /Say that I am off/ })).toBeHidden();
  // Taken back and restored as the one gesture it was.
  await ana.keyboard.press('Control+z');
  await expect(ana.getByRole('checkbox', { name: /Say that I am off/ })).toBeVisible();
  await ana.keyboard.press('Control+Shift+z');
  await expect(ana.getByRole('checkbox', { name: /Say that I am off/ })).toBeHidden();

  // Who is asked is said, and not asked again by the next press.
  await expect(ana.getByText(/offered to Ben Roux, not answered yet/)).toBeVisible();
  await expect(ana.getByText(/offered, nobody took it yet/)).toBeVisible();
  await expect(ana.getByRole('button', { name: /^Hand/ })).toBeHidden();

  await goes(ben, 'Today');
  const offer = ben.getByRole('article').filter({ hasText: 'Renew the certificate' });
  await expect(offer.getByText('The key lies in the safe')).toBeVisible();
  await offer.getByRole('button', { name: 'Accept' }).click();
  await expect(ben.getByText('The baton is yours.')).toBeVisible();
  await expect(ben.getByRole('article').filter({ hasText: 'Send the invoices' })).toBeVisible();
  expect(await ben.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

  await ana.getByRole('link', { name: 'Coming back' }).click();
  await expect(ana.getByRole('heading', { name: 'Goes on with others' })).toBeVisible();
  const certificate = ana.getByRole('listitem').filter({ hasText: 'Renew the certificate' });
  await expect(certificate.getByText('Ben Roux')).toBeVisible();
  await expect(ana.getByRole('heading', { name: 'Nobody took it: still yours' })).toBeVisible();
  const invoices = ana.getByRole('listitem').filter({ hasText: 'Send the invoices' });
  await invoices.getByRole('button', { name: 'Take the offer back' }).click();
  await expect(ana.getByRole('heading', { name: 'Offers taken back' })).toBeVisible();
});

test('what nobody answers for is found and taken with one gesture, by the keyboard alone', async ({ hub, device }) => {
  const { page } = await device();
  await begins(page, hub.setup, 'Ana Morel');
  await goes(page, 'Tasks');
  await captures(page, 'Water the plants', 'They dry out');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { level: 1, name: 'Continuity' })).toBeVisible();
  await expect(page.getByText('Nobody holds it, and it belongs to no role.')).toBeVisible();
  const mend = page.getByRole('button', { name: 'I take it: Water the plants' });
  await mend.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('You have the baton.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Nothing is in danger' })).toBeVisible();
});
