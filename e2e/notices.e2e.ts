/** News reach whoever they concern within their hours: in the application, by push, and stop when one says so. */
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { terminal } from '../src/cli/testing/people.ts';
import { goes, isKept, joins } from './support/people.ts';
import { expect, test } from './support/stage.ts';

const ALL_DAY = JSON.stringify(Array.from({ length: 7 }, () => [['00:00', '24:00']]));
const EVERY_DAY = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].flatMap((day) => ['--weekday', day]);

/** Ana at a browser, Claude at a terminal, who makes the work; Ana works at every hour, in a country without holidays here. */
async function together(hub: { readonly setup: string }, page: Page, folder: string) {
  const claude = terminal(join(folder, 'claude'));
  await claude('join', hub.setup, '--workplace', 'The Workshop', '--name', 'Claude');
  await joins(page, ((await claude('invite', 'create')) as { link: string }).link, 'Ana Morel');
  await claude('sync');
  const ana = ((await claude('member', 'list')) as readonly { id: string; name: string }[]).find(({ name }) => name === 'Ana Morel');
  await claude('run', 'member.edit', '--args', `{"member":"${ana?.id}","hours":${ALL_DAY},"zone":"Europe/Brussels"}`);
  await claude('sync');
  return { claude, ana: ana?.id ?? '' };
}

test('a request reaches the one on duty wherever they are; “why me?” leads to the choice, and what was switched off does not come', async ({
  hub,
  device,
  folder,
}) => {
  const { page } = await device();
  const { claude, ana } = await together(hub, page, folder);
  const { id: place } = (await claude('place', 'add', 'Client X')) as { id: string };
  await claude('rota', 'add', 'Support', '--place', place, '--member', ana, ...EVERY_DAY, '--from', '00:00', '--to', '24:00');
  await goes(page, 'Tasks');
  await claude('request', 'add', place, 'The printer is stuck', '--urgency', 'blocked');
  await claude('sync');
  const banner = page.getByRole('status').filter({ hasText: 'Urgent request: The printer is stuck' });
  await expect(banner).toBeVisible();
  const bell = page.getByRole('banner').getByRole('link', { name: /^News/ });
  await expect(bell).toHaveAccessibleName('News: something new');
  await banner.getByRole('link', { name: 'Open' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/requests\//);
  await expect(banner).toBeHidden();
  await expect(bell).toHaveAccessibleName('News');

  const { id: task } = (await claude('task', 'capture', 'Write the guide', '--why', 'It is asked for')) as { id: string };
  await claude('comment', 'add', task, '@Ana will you read it?');
  await claude('sync');
  await expect(page.getByRole('status').filter({ hasText: 'You are named: Write the guide' })).toBeVisible();
  await bell.click();
  const line = page.getByRole('listitem').filter({ hasText: 'will you read it?' });
  await expect(line).toContainText('Claude ·');
  await line.getByRole('button', { name: /Why me\?/ }).click();
  await expect(line).toContainText('Because you are named there.');
  await line.getByRole('link', { name: 'Choose what you are told' }).click();
  const choice = page.getByRole('checkbox', { name: 'Where you are named: At once' });
  await expect(choice).toBeChecked();
  await choice.locator('..').click();
  await expect(choice).not.toBeChecked();
  await goes(page, 'Tasks');
  const { id: other } = (await claude('task', 'capture', 'Sort the parts', '--why', 'It is asked for')) as { id: string };
  await claude('comment', 'add', other, '@Ana and this?');
  await claude('sync');
  await expect(page.getByRole('row').filter({ hasText: 'Sort the parts' })).toBeVisible();
  await expect(bell).toHaveAccessibleName('News: something new');
  await expect(page.getByRole('status').filter({ hasText: 'You are named' })).toBeHidden();
});

test('what the server pushes is shown while its hours last, and opens what it is about', async ({ hub, device, folder }) => {
  const { page, context } = await device();
  const { claude } = await together(hub, page, folder);
  const { id: task } = (await claude('task', 'capture', 'Write the guide', '--why', 'It is asked for')) as { id: string };
  await claude('sync');
  await isKept(page);
  await context.grantPermissions(['notifications'], { origin: new URL(hub.url).origin });
  const push = await pushTo(context, page, new URL(hub.url).origin);
  const message = { title: 'Vous êtes nommée', body: 'Write the guide', href: `/tasks/${task}`, locale: 'fr' };
  await push({ ...message, tag: 'late', until: Date.now() - 1000 });
  await push({ ...message, tag: 'now', until: Date.now() + 60_000 });
  const shown = await page.evaluate(async () =>
    (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body, tag }) => ({ title, body, tag })),
  );
  expect(shown).toEqual([{ title: 'Vous êtes nommée', body: 'Write the guide', tag: 'now' }]);
  await page.evaluate(
    (path) => navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { open: path } })),
    `/tasks/${task}`,
  );
  await expect(page.getByRole('article', { name: 'Write the guide' })).toBeVisible();
});

/**
 * Delivers as the browser's own push service does, and waits until the worker has done with it. Nobody may ask for the
 * notifications sooner: Chromium then forgets one that is written down and not on the screen yet.
 */
async function pushTo(context: BrowserContext, page: Page, origin: string): Promise<(message: object) => Promise<unknown>> {
  const cdp = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first !== undefined) resolve(first.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  const registrationId = await registered;
  let completed = 0;
  cdp.on('BackgroundService.backgroundServiceEventReceived', ({ backgroundServiceEvent: { eventName } }) => {
    if (eventName === 'Push event completed') completed++;
  });
  await cdp.send('BackgroundService.startObserving', { service: 'pushMessaging' });
  await cdp.send('BackgroundService.setRecording', { service: 'pushMessaging', shouldRecord: true });
  return async (message) => {
    const before = completed;
    await cdp.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: JSON.stringify(message) });
    await expect.poll(() => completed).toBe(before + 1);
  };
}
