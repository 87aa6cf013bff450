/** Two people write a charter, sign it, amend it, read what changed and sign again; it prints, and nothing of it keeps anybody out. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { begins, invites } from './support/people.ts';
import { expect, test } from './support/stage.ts';

test('a charter: written, signed by two, amended, compared, signed again, printed', async ({ hub, device }) => {
  test.slow();
  const { page: ana } = await device();
  await begins(ana, hub.setup, 'Ana Morel');
  const { page: ben } = await device({ lang: 'fr-FR', theme: 'dark' });
  await joinsInFrench(ben, await invites(ana), 'Ben Roux');

  await ana.goto(`${hub.url}/organisation/agreements`);
  await expect(ana.getByText('Nothing is agreed in writing yet')).toBeVisible();
  await ana.getByRole('button', { name: 'Begin with a charter' }).click();
  const form = ana.getByRole('dialog', { name: 'Begin an agreement' });
  await form.getByRole('textbox', { name: 'Title' }).fill('Our charter');
  await form.getByRole('combobox', { name: /Kind/ }).selectOption({ label: 'Charter' });
  await form.getByRole('button', { name: 'Begin an agreement' }).click();
  await ana.getByRole('button', { name: 'Add parties' }).click();
  await ana.getByRole('combobox', { name: 'Member' }).click();
  await ana.getByRole('option', { name: 'Ben Roux' }).click();
  await ana.getByRole('link', { name: 'Write', exact: true }).click();
  await ana.getByRole('button', { name: 'Write in Why we work together' }).click();
  await ana.getByRole('textbox', { name: 'Text' }).fill('So that the valley’s schools have computers that work.');
  await ana.getByRole('button', { name: 'Done with Why we work together' }).click();
  await ana.getByRole('button', { name: 'Publish a version' }).click();
  await expect(ana.getByText('Version 1 awaits your signature.')).toBeVisible();
  await signs(ana, 1, 'en');

  await ben.goto(`${hub.url}/today`);
  await ben.getByRole('link', { name: 'Our charter, version 1' }).click();
  await signs(ben, 1, 'fr');
  await expect(ben.getByText('tient', { exact: true })).toHaveCount(2);

  const charter = ana.url().split('?')[0] ?? '';
  await ana.goto(`${charter}/draft`);
  await ana.getByRole('button', { name: 'Write in Why we work together' }).click();
  await ana.getByRole('textbox', { name: 'Text' }).fill('So that the valley’s schools have computers that always work.');
  await ana.getByRole('button', { name: 'Done with Why we work together' }).click();
  await ana.getByRole('button', { name: 'Publish a version' }).click();
  await ana.getByRole('link', { name: 'Differences from version 1' }).first().click();
  await expect(ana.locator('ins')).toHaveText(/always/);
  await expectAccessible(ana, 'differences');
  await ana.goto(charter);
  await signs(ana, 2, 'en');
  await expect(ana.getByText('Signed version 2')).toBeVisible();

  await ana.emulateMedia({ media: 'print' });
  await expect(ana.getByRole('heading', { level: 2, name: 'Our charter' })).toBeVisible();
  await expect(ana.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(ana.getByRole('heading', { name: 'Versions' })).toBeHidden();
  await ana.emulateMedia({ media: 'screen' });
  for (const view of ['', '/draft', '/sign']) {
    await ana.goto(`${charter}${view}`);
    await expectAccessible(ana, `the agreement${view}`);
  }
  for (const view of ['organisation/agreements', 'never']) {
    await ben.goto(`${hub.url}/${view}`);
    await expectAccessible(ben, view);
  }
});

async function joinsInFrench(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Votre nom' }).fill(name);
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill('quatre mots sans rapport');
  await page.getByRole('button', { name: 'Rejoindre', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Aujourd’hui' })).toBeVisible();
}

const words = {
  en: { read: 'Read and sign', sign: 'Sign version' },
  fr: { read: 'Lire et signer', sign: 'Signer la version' },
} as const;

/** Reads the whole of it, then one gesture. */
async function signs(page: Page, version: number, language: 'en' | 'fr'): Promise<void> {
  if (!page.url().endsWith('/sign')) await page.getByRole('link', { name: words[language].read }).click();
  await expect(page.getByRole('heading', { level: 1, name: words[language].read })).toBeVisible();
  await expectAccessible(page, 'signing');
  await page.getByRole('button', { name: `${words[language].sign} ${version}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Our charter' })).toBeVisible();
}
