/** What browsers and networks do to people: crashes, full disks, emptied storage, portals that lie, updates in mid-sentence. */

import { openGate } from './support/gate.ts';
import { begins, captures, goes, isKept, line, stateLine } from './support/people.ts';
import { expect, test } from './support/stage.ts';

test('[F21] what is being written is there after a crash and a reload', async ({ hub, device }) => {
  const { page, context } = await device();
  await begins(page, hub.setup, 'Ana Morel');
  await captures(page, 'Replace the ventilator', 'It is loud');
  await goes(page, 'Tasks');
  await line(page, 'Replace the ventilator').click();
  const panel = page.getByRole('article', { name: 'Replace the ventilator' });
  await panel.getByRole('textbox', { name: 'Next step' }).fill('Order the part from Lyon');
  await panel.getByRole('textbox', { name: 'Say something' }).fill('The old one is in the');
  const url = page.url();
  // Gone in the middle of a word, as a crash or an empty battery goes.
  await page.close();

  const again = await context.newPage();
  await again.goto(url);
  const back = again.getByRole('article', { name: 'Replace the ventilator' });
  await expect(back.getByRole('textbox', { name: 'Next step' })).toHaveValue('Order the part from Lyon');
  await expect(back.getByRole('textbox', { name: 'Say something' })).toHaveValue('The old one is in the');
  await again.keyboard.press('Escape');
  await again.getByRole('button', { name: 'New task' }).click();
  await again.getByRole('textbox', { name: 'Why is it to be done?' }).fill('The class waits');
  await again.reload();
  await again.getByRole('button', { name: 'New task' }).click();
  await expect(again.getByRole('textbox', { name: 'Why is it to be done?' })).toHaveValue('The class waits');
});

test('[F21] a part that has not come before the network went says so, leaves the rest at hand, and comes with the network', async ({
  hub,
  device,
}) => {
  const { page, context } = await device({ keepsNothing: true });
  await begins(page, hub.setup, 'Ana Morel');
  await captures(page, 'Replace the ventilator', 'It is loud');
  await goes(page, 'Tasks');
  await context.setOffline(true);
  await line(page, 'Replace the ventilator').click();
  const missing = page.getByRole('alert').filter({ hasText: 'not on this device yet' });
  await expect(missing).toBeVisible();
  await expect(missing.getByRole('button')).toHaveCount(0);
  await page.goBack();
  await expect(line(page, 'Replace the ventilator')).toBeVisible();
  await line(page, 'Replace the ventilator').click();
  // For a moment the one that goes may stand beside the one that comes; one is left.
  await expect(missing).toHaveCount(1);
  await expect(missing).toBeVisible();
  // With the network the page begins anew by itself, where it was.
  await context.setOffline(false);
  await expect(page.getByRole('article', { name: 'Replace the ventilator' })).toBeVisible();
});

test('[F31] a captive portal is no acknowledgement: what was done waits, and is shared once the network is itself again', async ({
  hub,
  device,
}) => {
  const gate = await openGate(hub.url);
  const { page } = await device();
  await begins(page, hub.setup.replace(hub.url, gate.url), 'Ana Morel');
  await expect(stateLine(page)).toContainText('shared at');
  await isKept(page);
  gate.captive(true);
  await captures(page, 'Noted behind the portal', 'The hotel wants a password');
  await expect(page.getByRole('alert').filter({ hasText: 'Something else answered in the server’s place' })).toBeVisible();
  await expect(stateLine(page)).toContainText('1 change waiting');
  gate.captive(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(stateLine(page)).toContainText('shared at');
  await expect(page.getByText('Something else answered in the server’s place')).toBeHidden();
  await gate.close();
});

test('[F14] [F31] a new version waits until it is wanted and keeps what is being written; a portal’s page is no version', async ({
  hub,
  device,
}) => {
  const gate = await openGate(hub.url);
  const { page } = await device();
  await begins(page, hub.setup.replace(hub.url, gate.url), 'Ana Morel');
  await isKept(page);
  const look = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update().catch(() => undefined);
      return registration?.waiting !== null && registration?.waiting !== undefined;
    });
  const offer = page.getByRole('status').filter({ hasText: 'A new version of Relais is ready' });

  gate.captive(true);
  expect(await look()).toBe(false);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  gate.captive(false);

  gate.update();
  await look();
  await expect(offer).toBeVisible();
  await page.getByRole('button', { name: 'New task' }).click();
  await page.getByRole('textbox', { name: 'Why is it to be done?' }).fill('In the middle of a sen');
  await page.keyboard.press('Escape');
  await Promise.all([page.waitForEvent('load'), offer.getByRole('button', { name: 'Use it now' }).click()]);
  await page.getByRole('button', { name: 'New task' }).click();
  await expect(page.getByRole('textbox', { name: 'Why is it to be done?' })).toHaveValue('In the middle of a sen');
  await expect(offer).toBeHidden();
  await gate.close();
});

test('[F16] a full disk is told at once, nothing typed is lost, and all is saved once there is room', async ({ hub, device }) => {
  const { page } = await device();
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
      if (document.documentElement.dataset.disk === 'full') throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, given);
    };
  });
  const disk = (state: string) =>
    page.evaluate((given) => {
      document.documentElement.dataset.disk = given;
    }, state);
  await begins(page, hub.setup, 'Ana Morel');
  await expect(stateLine(page)).toContainText('shared at');
  await disk('full');
  await captures(page, 'Noted on a full disk', 'Nobody made room');
  await expect(page.getByRole('alert').filter({ hasText: 'This device has no room left' })).toBeVisible();
  await expect(stateLine(page)).toContainText('1 change waiting');
  await goes(page, 'Tasks');
  await expect(line(page, 'Noted on a full disk')).toBeVisible();
  await disk('free');
  await expect(page.getByText('This device has no room left')).toBeHidden();
  await expect(stateLine(page)).toContainText('shared at');
  await page.reload();
  await expect(line(page, 'Noted on a full disk')).toBeVisible();
});

test('[F17] storage that the browser emptied is told, and the work comes back from the workplace', async ({ hub, device }) => {
  const { page, context } = await device();
  await begins(page, hub.setup, 'Ana Morel');
  await captures(page, 'Replace the ventilator', 'It is loud');
  await expect(stateLine(page)).toContainText('shared at');
  await page.goto('about:blank');
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: hub.url, storageTypes: 'indexeddb' });
  await page.goto(`${hub.url}/tasks`);
  await expect(page.getByText('The browser had emptied its copy')).toBeVisible();
  await expect(line(page, 'Replace the ventilator')).toBeVisible();
  await page.reload();
  await expect(line(page, 'Replace the ventilator')).toBeVisible();
  await expect(page.getByText('The browser had emptied its copy')).toBeHidden();
});
