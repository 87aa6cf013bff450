/** What people do in the stories, through what they see and nothing else. */
import { expect, type Locator, type Page } from '@playwright/test';

const PASSWORD = 'four words without relation';

/** Opens a workplace through the set-up link. */
export async function begins(page: Page, setup: string, name: string, workplace = 'The Workshop'): Promise<void> {
  await page.goto(setup);
  await page.getByRole('textbox', { name: 'Name of the workplace' }).fill(workplace);
  await comesIn(page, name, 'Begin');
}

/** Comes in through an invitation. */
export async function joins(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await comesIn(page, name, 'Join');
}

async function comesIn(page: Page, name: string, gesture: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: gesture, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
}

/** Comes back, on this device or another one. */
export async function signsIn(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
}

/** Makes an invitation and answers its link. */
export async function invites(page: Page): Promise<string> {
  await goes(page, 'People');
  await page.getByRole('link', { name: 'Invite someone' }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  return page.getByRole('textbox', { name: /^The link/ }).inputValue();
}

/** To a room, by the navigation that shows on this screen. */
export async function goes(page: Page, room: 'Today' | 'Tasks' | 'Organisation' | 'People'): Promise<void> {
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: room }).click();
  await expect(page.getByRole('heading', { level: 1, name: room })).toBeVisible();
}

/** Notes a task in the form that `n` and the button open. */
export async function captures(page: Page, line: string, why: string): Promise<void> {
  await page.getByRole('button', { name: 'New task' }).click();
  const form = page.getByRole('dialog', { name: 'New task' });
  await form.getByRole('textbox', { name: 'Why is it to be done?' }).fill(why);
  await form.getByRole('textbox', { name: 'What is to be done?' }).fill(line);
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(form).toBeHidden();
}

/** The line of a task in the list that shows. */
export const line = (page: Page, title: string | RegExp): Locator => page.getByRole('row').filter({ hasText: title });

/** Where things stand, above the rooms. */
export const stateLine = (page: Page): Locator => page.getByRole('banner');

/** Opens a task from the list and answers what stands open. */
export async function opens(page: Page, title: string): Promise<Locator> {
  await line(page, title).click();
  const panel = page.getByRole('article', { name: title });
  await expect(panel).toBeVisible();
  return panel;
}

/** Waits until all files of the application are on the device: it starts without a network from now on. */
export const isKept = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    await new Promise<void>((resolve) => {
      if (navigator.serviceWorker.controller !== null) resolve();
      else navigator.serviceWorker.addEventListener('controllerchange', () => resolve());
    });
  });
