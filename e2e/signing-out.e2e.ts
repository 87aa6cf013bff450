/** Leaving a shared computer: what waits is shared first, then nothing of the workplace is left on it. */
import type { Page } from '@playwright/test';
import { begins, captures, goes, line, signsIn, stateLine } from './support/people.ts';
import { expect, test } from './support/stage.ts';

const leavings = (page: Page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    kept: Object.entries(localStorage).filter(([, value]) => /Ana|ventilator/.test(value)),
  }));

test('[A32] signing out wipes the device, and signing in brings the work back', async ({ hub, device }) => {
  const { page, context } = await device();
  await begins(page, hub.setup, 'Ana Morel');
  await captures(page, 'Replace the ventilator', 'It is loud');
  await expect(stateLine(page)).toContainText('shared at');
  await page.goto(`${hub.url}/device`);
  await page.getByRole('button', { name: 'Sign out and remove' }).click();
  const leaving = page.getByRole('dialog', { name: 'Sign out and remove everything here?' });
  await expect(leaving.getByText('Everything is shared.')).toBeVisible();
  await leaving.getByRole('button', { name: 'Remove and sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await leavings(page)).toEqual({ databases: [], kept: [] });
  expect(await context.cookies()).toEqual([]);
  await page.goto(`${hub.url}/tasks`);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  await signsIn(page, hub.url, 'Ana Morel');
  await goes(page, 'Tasks');
  await expect(line(page, 'Replace the ventilator')).toBeVisible();
});

test('[A32] without a network, what waits can be saved as a file before the device is wiped', async ({ hub, device }) => {
  const { page, context } = await device();
  await begins(page, hub.setup, 'Ana Morel');
  await expect(stateLine(page)).toContainText('shared at');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.goto(`${hub.url}/device`);
  await captures(page, 'Replace the ventilator', 'It is loud');
  await page.getByRole('button', { name: 'Sign out and remove' }).click();
  const leaving = page.getByRole('dialog', { name: 'Sign out and remove everything here?' });
  await expect(leaving.getByText(/only on this device/)).toBeVisible();
  const download = page.waitForEvent('download');
  await leaving.getByRole('button', { name: 'Save as a file' }).click();
  const file = await (await download).path();
  await leaving.getByRole('button', { name: 'Remove and sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await leavings(page)).toEqual({ databases: [], kept: [] });

  await context.setOffline(false);
  await signsIn(page, hub.url, 'Ana Morel');
  await page.goto(`${hub.url}/device`);
  await page.getByLabel('Take in a file from another device').setInputFiles(file);
  await goes(page, 'Tasks');
  await expect(line(page, 'Replace the ventilator')).toBeVisible();
});
