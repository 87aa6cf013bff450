/** Calendars of members: a calendar program, which is not ours, reads one’s presence at a secret address until it is revoked. */
import ICAL from 'ical.js';
import { begins, goes } from './support/people.ts';
import { expect, test } from './support/stage.ts';

test('a calendar program reads one’s presence at a secret address, until it is revoked', async ({ hub, device }) => {
  const { page } = await device();
  await begins(page, hub.setup, 'Ana Morel');
  await goes(page, 'People');
  await page
    .getByRole('link', { name: /Ana Morel/ })
    .first()
    .click();
  await page.getByRole('combobox', { name: 'Monday, morning' }).selectOption({ label: 'at home' });
  await page.getByRole('combobox', { name: 'Monday, afternoon' }).selectOption({ label: 'at home' });

  const calendars = page.locator('section').filter({ has: page.getByRole('heading', { name: 'In your calendar program' }) });
  await calendars.getByRole('button', { name: 'Make an address' }).click();
  const address = await calendars.getByRole('textbox', { name: /^Address/ }).inputValue();
  await expect(async () => {
    const answer = await fetch(address);
    expect(answer.headers.get('content-type')).toContain('text/calendar');
    const calendar = new ICAL.Component(ICAL.parse(await answer.text()) as unknown[]);
    const mondays = calendar.getAllSubcomponents('vevent').map((event) => event.getFirstPropertyValue('summary'));
    expect(new Set(mondays)).toEqual(new Set(['Telework']));
  }).toPass();

  await page.reload();
  await expect(calendars.getByText(/last read on/)).toBeVisible();
  await calendars.getByRole('button', { name: 'Revoke: My presence' }).click();
  await expect(calendars.getByText(/last read on/)).toBeHidden();
  expect((await fetch(address)).status).toBe(404);
});
