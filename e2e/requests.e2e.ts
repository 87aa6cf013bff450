/**
 * The consultant’s day on a client’s site: somebody without an account asks from a telephone, whoever is on duty there takes it
 * and answers, and hands it over in the evening.
 */
import { join } from 'node:path';
import { terminal } from '../src/cli/testing/people.ts';
import { begins, goes, invites, joins } from './support/people.ts';
import { expect, phone, test } from './support/stage.ts';

test('a request from somebody without an account reaches whoever is on duty, is answered, and is handed over', async ({
  hub,
  device,
  browser,
  folder,
}) => {
  test.slow();
  const { page: ana } = await device();
  await begins(ana, hub.setup, 'Ana Morel');
  const { page: ben } = await device({ phone: true });
  await joins(ben, await invites(ana), 'Ben Roux');
  const claude = terminal(join(folder, 'claude'));
  await claude('join', await invites(ana), '--name', 'Claude');
  await claude('sync');
  const members = (await claude('member', 'list')) as readonly { id: string; name: string }[];
  const idOf = (name: string) => members.find((member) => member.name === name)?.id ?? '';
  const { id: place } = (await claude('place', 'add', 'Client X')) as { id: string };
  const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].flatMap((day) => ['--weekday', day]);
  await claude('rota', 'add', 'Support', '--place', place, '--member', idOf('Ana Morel'), ...everyDay, '--from', '00:00', '--to', '24:00');
  await claude('sync');

  await ana.goto(`${hub.url}/requests`);
  await ana.getByRole('button', { name: 'Open a request page' }).click();
  const form = ana.getByRole('dialog', { name: 'Open a request page' });
  await form.getByRole('combobox', { name: /Place/ }).fill('Client');
  await form.getByRole('option', { name: 'Client X' }).click();
  await form.getByRole('button', { name: 'Open a request page' }).click();
  await ana.getByRole('link', { name: /Client X/ }).click();
  const address = await ana.getByLabel('Address of the page').inputValue();
  await expect(ana.getByRole('img', { name: /Square to be read/ })).toBeVisible();

  // An old telephone: small, without script, in French.
  const outside = await browser.newContext({ viewport: phone, locale: 'fr-FR', javaScriptEnabled: false });
  const teacher = await outside.newPage();
  await teacher.goto(address);
  expect(await teacher.locator('main').evaluate((element) => element.scrollWidth <= 360)).toBe(true);
  await teacher.getByLabel(/ne va pas/).fill('L’écran de la salle 3 reste noir.');
  await teacher.getByLabel('Je ne peux pas travailler').check();
  await teacher.getByLabel(/Votre nom/).fill('Mme Leroy');
  await teacher.getByRole('button', { name: 'Envoyer' }).click();
  await expect(teacher.getByText('C’est reçu.')).toBeVisible();

  await goes(ana, 'Today');
  const offer = ana.getByRole('article').filter({ hasText: 'L’écran de la salle 3 reste noir.' });
  await offer.getByRole('button', { name: 'Accept' }).click();
  await ana
    .getByRole('link', { name: /L’écran de la salle 3/ })
    .first()
    .click();
  const panel = ana.getByRole('article', { name: /L’écran de la salle 3/ });
  await expect(panel.getByRole('heading', { name: 'Asked from outside' })).toBeVisible();
  await panel.getByRole('textbox', { name: 'Answer' }).fill('J’arrive avec un câble.');
  await panel.getByRole('button', { name: 'Send the answer' }).click();
  await expect(panel.getByRole('textbox', { name: 'Answer' })).toHaveValue('');
  await expect(async () => {
    await teacher.reload();
    await expect(teacher.getByText('J’arrive avec un câble.')).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(teacher.locator('body')).not.toContainText('Ana Morel');

  await panel.getByRole('button', { name: 'Hand over' }).click();
  const baton = ana.getByRole('dialog', { name: 'Hand over' });
  await baton.getByRole('combobox', { name: /Who is asked/ }).fill('Ben');
  await baton.getByRole('option', { name: 'Ben Roux' }).click();
  await baton.getByRole('textbox', { name: 'Where it stands' }).fill('The cable is changed');
  await baton.getByRole('button', { name: 'Offer the baton' }).click();
  await ben.getByRole('article').filter({ hasText: 'The cable is changed' }).getByRole('button', { name: 'Accept' }).click();
  await ben
    .getByRole('link', { name: /L’écran de la salle 3/ })
    .first()
    .click();
  await expect(ben.getByRole('heading', { name: 'Asked from outside' })).toBeVisible();
  expect(await ben.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await outside.close();
});
