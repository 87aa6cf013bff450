/** Two languages: one is loaded to begin with, the other is there for a switch even without a network. */
import { begins, goes } from './support/people.ts';
import { expect, test } from './support/stage.ts';

test('the language is switched without a network, and stays after a reload', async ({ hub, device }) => {
  const { page, context } = await device();
  await begins(page, hub.setup, 'Ana Morel');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Ana Morel' }).click();
  await page.getByRole('menuitem', { name: 'Français' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Aujourd’hui' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');

  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Aujourd’hui' })).toBeVisible();
  await page.getByRole('button', { name: 'Nouvelle tâche' }).click();
  await expect(page.getByRole('dialog', { name: 'Nouvelle tâche' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Ana Morel' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await goes(page, 'Tasks');
});

test('a browser that speaks French is met in French, and may be told to speak English', async ({ hub, device }) => {
  const { page } = await device({ lang: 'fr-FR' });
  await page.goto(hub.setup);
  await expect(page.getByRole('textbox', { name: 'Nom du collectif' })).toBeVisible();
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  await expect(page.getByRole('textbox', { name: 'Name of the workplace' })).toBeVisible();
});
