/** What a new person meets in the first minutes: a way in that works, words that fit the place, buttons that answer at once. */
import { begins, captures, goes, invites } from './support/people.ts';
import { expect, test } from './support/stage.ts';

test('a server with only an address offers a password, not a passkey that no browser could make there', async ({ hub, device }) => {
  const { page } = await device();
  await page.goto(hub.setup);
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Passkey' })).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Name of the workplace' }).fill('The Workshop');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ana Morel');
  await page.getByRole('textbox', { name: 'Password' }).fill('short');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByText('The password needs at least 10 characters.')).toBeVisible();
});

test('an invitation that opens on this computer alone says so, and the link is struck off when it is used', async ({ hub, device }) => {
  const { page } = await device();
  const { page: other } = await device();
  await begins(page, hub.setup, 'Ana Morel');
  const link = await invites(page);
  await expect(page.getByText('This server opens on this computer alone')).toBeVisible();
  await expect(page.getByText(/^open until/)).toBeVisible();
  await other.goto(link);
  await other.getByRole('textbox', { name: 'Your name' }).fill('Ben Roux');
  await other.getByRole('textbox', { name: 'Password' }).fill('four words without relation');
  await other.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByText('used by Ben Roux')).toBeVisible();
});

test('a button pressed before its part of the application has come opens it when it comes, as if it had been there', async ({
  hub,
  device,
}) => {
  // What is kept would come from there at once.
  const { page } = await device({ keepsNothing: true });
  /** Keeps the part back from now on, until it is let go. */
  const keepBack = async () => {
    let bring = () => {};
    const brought = new Promise<void>((resolve) => {
      bring = resolve;
    });
    await page.route(/\/assets\/(menu|popover)-/, async (route) => {
      await brought;
      await route.continue();
    });
    return bring;
  };
  await begins(page, hub.setup, 'Ana Morel');
  await goes(page, 'Tasks');
  const more = page.getByRole('button', { name: 'More about these tasks' });
  const first = page.getByRole('menuitem').first();
  for (const key of ['Enter', 'Space']) {
    const bring = await keepBack();
    await page.reload();
    await more.focus();
    await page.keyboard.press(key);
    await expect(page.getByRole('menu')).toHaveCount(0);
    bring();
    await expect(first).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(more).toBeFocused();
  }
  // It comes while the button of the mouse is down: the other half of the press finds the real one.
  for (const [button, opened] of [
    [more, first],
    [page.getByRole('button', { name: 'Filter', exact: true }), page.getByRole('dialog')],
  ] as const) {
    const bring = await keepBack();
    await page.reload();
    await button.hover();
    await page.mouse.down();
    await expect(opened).toHaveCount(0);
    bring();
    await expect(opened).toBeVisible();
    await page.mouse.up();
    await page.keyboard.press('Escape');
    await expect(opened).toHaveCount(0);
    await expect(button).toBeFocused();
  }
});

test('what is said at the foot of the page does not cover the gestures of a dialog', async ({ hub, device }) => {
  for (const phone of [false, true]) {
    const { page } = await device({ phone });
    if (phone) {
      await page.goto(`${hub.url}/sign-in`);
      await page.getByRole('textbox', { name: 'Your name' }).fill('Ana Morel');
      await page.getByRole('textbox', { name: 'Password' }).fill('four words without relation');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    } else await begins(page, hub.setup, 'Ana Morel');
    await captures(page, 'Repair the printer', 'The reports are due');
    await expect(page.getByText('The task is there.')).toBeVisible();
    await page.getByRole('button', { name: 'New task' }).click();
    // The click itself fails where something lies over the button.
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click({ timeout: 4000 });
    await expect(page.getByRole('dialog').locator('[aria-invalid="true"]')).toBeVisible();
  }
});
