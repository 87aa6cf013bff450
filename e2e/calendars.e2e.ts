/** Calendars out and in: programs that are not ours read one’s presence; files of others tell school holidays and where one works. */
import ICAL from 'ical.js';
import { addDays, startOfWeek } from '../src/kernel/civil-date.ts';
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
  await expect(calendars.getByText(/, last read on/)).toBeVisible();
  await calendars.getByRole('button', { name: 'Revoke: My presence' }).click();
  await expect(calendars.getByText(/, last read on/)).toBeHidden();
  expect((await fetch(address)).status).toBe(404);
});

/** A Monday of some weeks ahead. */
const monday = addDays(startOfWeek(new Date().toISOString().slice(0, 10)), 70);
const compact = (date: string) => date.replaceAll('-', '');

const holidays = [
  'date,vacances_zone_a,vacances_zone_b,vacances_zone_c,nom_vacances',
  ...Array.from({ length: 16 }, (_, day) => `${addDays(monday, day - 2)},False,True,False,Vacances d’hiver`),
].join('\n');

const program = [
  ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:a', `DTSTART;VALUE=DATE:${compact(monday)}`, 'TRANSP:TRANSPARENT'],
  ...['CATEGORIES:TELETRAVAIL', 'SUMMARY:Dentist at four', 'END:VEVENT'],
  ...['BEGIN:VEVENT', 'UID:b', `DTSTART:${compact(addDays(monday, 1))}T090000Z`, 'SUMMARY:A meeting', 'END:VEVENT', 'END:VCALENDAR'],
].join('\r\n');

test('school holidays from a file stand above the week; another calendar tells where one works, without its titles', async ({
  hub,
  device,
}) => {
  const { page } = await device();
  await begins(page, hub.setup, 'Ana Morel');
  await goes(page, 'People');
  await page.getByRole('link', { name: 'Week' }).click();
  await page.getByRole('link', { name: 'Bring in a calendar' }).click();
  const file = page.locator('input[type=file]');
  await file.setInputFiles({ name: 'vacances.csv', mimeType: 'text/csv', buffer: Buffer.from(holidays) });
  await expect(page.getByRole('heading', { name: 'One stretch of days' })).toBeVisible();
  await page.getByRole('button', { name: 'Bring in the calendar' }).click();
  await expect(page.getByText('Zone B', { exact: true })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Zone B: concerns me' }).check({ force: true });
  await page.goto(`${hub.url}/people/week?from=${monday}`);
  await expect(page.getByRole('row', { name: /Zone B/ }).getByText('Vacances d’hiver')).toBeVisible();

  await page.goto(`${hub.url}/import`);
  await file.setInputFiles({ name: 'mine.ics', mimeType: 'text/calendar', buffer: Buffer.from(program) });
  await expect(page.getByRole('heading', { name: 'One of 2 events say where you work' })).toBeVisible();
  await expect(page.getByText('Dentist at four')).toBeVisible();
  await page.getByRole('button', { name: 'Take this one' }).click();
  const half = page.getByRole('button', { name: /^Monday.*morning : at home/ });
  await expect(half).toBeVisible();
  await expect(page.locator('body')).not.toContainText('Dentist');
  await page.keyboard.press('Control+z');
  await expect(half).toBeHidden();
});
