/** Telework: one's own days beside what is agreed, the file for payroll, the report of activity on paper; a colleague sees none of it. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { addDays, addMonths, daysBetween, startOfWeek, weekdayOf } from '../src/kernel/civil-date.ts';
import { holidayOn } from '../src/rooms/people/index.ts';
import { begins, goes, invites, joins } from './support/people.ts';
import { expect, test } from './support/stage.ts';

/** Says where one will be on a day, in the form of the week. */
async function declares(
  page: Page,
  date: string,
  where: string,
  more: { readonly to?: string; readonly others?: string } = {},
): Promise<void> {
  await page.getByRole('button', { name: 'Say where I will be' }).first().click();
  const form = page.getByRole('dialog', { name: 'Say where you will be' });
  await form.getByLabel(/^From(?! the)/).fill(date);
  await form.getByLabel(/^To(?! the)/).fill(more.to ?? date);
  await form.getByRole('combobox', { name: /^Where/ }).selectOption(where);
  if (more.others !== undefined) await form.getByRole('combobox', { name: /^Others see/ }).selectOption(more.others);
  await form.getByRole('button', { name: 'Say where I will be' }).click();
  await expect(form).toBeHidden();
}

async function arranges(page: Page, kind: string, days: string, from: string, rule: string): Promise<void> {
  await page.getByRole('button', { name: 'State an arrangement' }).click();
  const form = page.getByRole('dialog', { name: 'State an arrangement' });
  await form.getByRole('combobox', { name: /^Form/ }).selectOption(kind);
  await form.getByRole('textbox', { name: /^Days/ }).fill(days);
  await form.getByLabel('From').fill(from);
  await form.getByRole('combobox', { name: /^Paid by/ }).selectOption(rule);
  await form.getByRole('button', { name: 'State an arrangement' }).click();
  await expect(form).toBeHidden();
}

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test('an employee sees two of three days this week, takes the month’s file, and a colleague has none of it', async ({ hub, device }) => {
  const { page: ana } = await device();
  const { page: ben } = await device({ phone: true });
  await begins(ana, hub.setup, 'Ana Morel');
  await joins(ben, await invites(ana), 'Ben Roux');
  const today = await ana.evaluate(() => new Date().toLocaleDateString('sv'));
  const [one, other] = [0, 1, 2, 3, 4]
    .map((day) => addDays(startOfWeek(today), day))
    .filter((day) => holidayOn(day, 'metropole') === undefined) as [string, string];
  // The month before: what is older goes after the time that the workplace keeps it.
  const month = addMonths(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
  const length = daysBetween(`${month}-01`, `${today.slice(0, 7)}-01`);
  const days = Array.from({ length }, (_, at) => addDays(`${month}-01`, at))
    .filter((day) => weekdayOf(day) < 6 && holidayOn(day, 'metropole') === undefined)
    .slice(0, 3);
  const [first = ''] = days;
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Date(`${first}T12:00:00Z`).toLocaleDateString('en-GB', { ...options, timeZone: 'UTC' });

  await goes(ana, 'People');
  await ana.getByRole('link', { name: 'Telework' }).click();
  await expect(ana.getByRole('heading', { name: 'Nothing is agreed for you' })).toBeVisible();
  await arranges(ana, 'regular', '3', startOfWeek(today), 'flat rate');
  await expect(ana.getByText('0 of 3')).toBeVisible();
  await ana.goto(`${hub.url}/people/week`);
  await declares(ana, one, 'at home');
  // Less is said to the others; on one's own device it is known.
  await declares(ana, other, 'at home', { others: 'only whether I can be reached' });
  for (const day of days) await declares(ana, day, 'at home');
  await ana.goto(`${hub.url}/arrangements`);
  await expect(ana.getByText('2 of 3')).toBeVisible();
  await expect(ana.getByText('1 left')).toBeVisible();

  await ana.goto(`${hub.url}/arrangements/month?month=${month}`);
  await expect(ana.getByRole('heading', { name: named({ month: 'long', year: 'numeric' }) })).toBeVisible();
  const row = ana.getByRole('row', { name: new RegExp(`^${named({ weekday: 'short' })} ${Number(first.slice(8))}\\b`) });
  await expect(row.getByText('home').first()).toBeVisible();
  const download = ana.waitForEvent('download');
  await ana.getByRole('button', { name: 'File for payroll' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`telework-${month}.csv`);
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(length + 2);
  expect(lines).toContain(`"${first}","Ana Morel","home","home","1",""`);
  // In the first week of a month the week’s days are the last ones of the month before.
  const total = [one, other, ...days].filter((day) => day.startsWith(month)).length;
  expect(lines.at(-1)).toContain(`"Total ${month}","Ana Morel","","","${total}"`);

  expect(pagesOf(await ana.pdf({ format: 'A4', preferCSSPageSize: true }))).toBe(1);

  // What Ben has of her: what is agreed, and where she says she is; on the second day, only that she can be reached.
  await ben.goto(`${hub.url}/arrangements/agreed`);
  await expect(ben.getByRole('heading', { name: 'Ana Morel' })).toBeVisible();
  await ben.goto(`${hub.url}/arrangements`);
  await expect(ben.getByRole('heading', { name: 'Nothing is agreed for you' })).toBeVisible();
  await ben.goto(`${hub.url}/arrangements/month?month=${month}`);
  await expect(ben.getByRole('heading', { name: named({ month: 'long', year: 'numeric' }) })).toBeVisible();
  await expect(ben.getByText('home', { exact: true })).toHaveCount(0);
  const told = (await (await ben.request.get(`${hub.url}/api/v1/export?format=json`)).json()) as {
    readonly tables: { readonly presence: readonly { readonly from: string; readonly where?: string; readonly member: string }[] };
  };
  const said = (date: string) => told.tables.presence.find(({ from }) => from === date);
  expect(said(one)?.where).toBe('home');
  expect(said(other)).toBeDefined();
  expect(said(other)?.where).toBeUndefined();
  const asked = await ben.request.post(`${hub.url}/api/v1/queries/my-days.month`, {
    data: { member: said(one)?.member },
    headers: { origin: hub.url },
  });
  expect(asked.ok()).toBe(false);
  expect(await ben.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('the consultant fills a month and prints the report on one sheet', async ({ hub, device }) => {
  const { page } = await device();
  await begins(page, hub.setup, 'Claude Ferrand');
  await page.goto(`${hub.url}/arrangements/report?month=2026-03`);
  await expect(page.getByRole('heading', { name: 'March 2026' })).toBeVisible();
  const mission = page.getByRole('textbox', { name: 'Mission, row 1' });
  await mission.fill('Laiterie du Col');
  const cell = (name: string) => page.getByRole('button', { name });
  await cell('Laiterie du Col, Tue 10 March : 1').click();
  await cell('Laiterie du Col, Tue 10 March : 0.5').click();
  await expect(page.getByText('One day does not add up to one: 10 Mar.')).toBeVisible();
  await page.getByRole('button', { name: 'Add: Absence' }).click();
  await cell('Absence, Tue 10 March : 0').click();
  await expect(page.getByText(/add up to one/)).toBeHidden();
  await page.getByLabel('Comment').fill('A quiet month.');
  // It survives a reload, and it is on this device only.
  await page.reload();
  await expect(mission).toHaveValue('Laiterie du Col');
  await expect(page.getByText('Days of work')).toBeVisible();
  const everything = await (await page.request.get(`${hub.url}/api/v1/export?format=json`)).text();
  expect(everything).not.toContain('A quiet month.');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'As CSV' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).toContain('"Mission","Laiterie du Col"');
  expect(text.trim().split('\r\n').at(-1)).toBe('"Comment","A quiet month."');
  const printed = await page.pdf({ preferCSSPageSize: true });
  const paper = printed.toString('latin1');
  expect(pagesOf(printed)).toBe(1);
  expect(/\/MediaBox\s*\[0 0 (\d+)[.\d]* (\d+)/.exec(paper)?.slice(1).map(Number)).toEqual([841, 594]);
});
