/** The ring around the globe: a task handed over at the end of each day goes from Paris to Tahiti to Réunion, and is back by the morning. */
import { addDays, startOfWeek } from '../src/kernel/civil-date.ts';
import { offsetAt } from '../src/kernel/zones.ts';
import { holidayOn } from '../src/rooms/people/index.ts';
import { begins, captures, goes, invites, joins, line, signsIn } from './support/people.ts';
import { expect, test } from './support/stage.ts';

const HOUR = 3_600_000;

/** The next Wednesday but one that is no holiday for any of them, nor the day after it, at half past three in UTC: an afternoon in Paris. */
function wednesday(): number {
  const regions = ['metropole', 'polynesie', 'reunion'] as const;
  let day = addDays(startOfWeek(new Date().toISOString().slice(0, 10)), 9);
  while (regions.some((region) => [day, addDays(day, 1)].some((date) => holidayOn(date, region) !== undefined))) day = addDays(day, 7);
  return Date.parse(`${day}T15:30:00Z`);
}

test('a task goes round the globe in a day, with a next step and a word at each end', async ({ hub, device }) => {
  test.slow();
  const zones = { Ana: 'Europe/Paris', Moana: 'Pacific/Tahiti', Rina: 'Indian/Reunion' } as const;
  const { page: first } = await device();
  await begins(first, hub.setup, 'Ana');
  for (const name of ['Moana', 'Rina'] as const) {
    const { page, context } = await device({ zone: zones[name] });
    await joins(page, await invites(first), name);
    await context.close();
  }
  await first.close();
  const start = wednesday();
  // Only Paris moves its clocks.
  const summer = offsetAt(start, zones.Ana) === 2 * HOUR;
  /** Somebody at their own device, so many hours after that Wednesday afternoon. */
  const comes = async (name: keyof typeof zones, hours: number, phone = false) => {
    const later = start + hours * HOUR - Date.now();
    await hub.kill();
    await hub.again(later);
    const { page } = await device({ later, zone: zones[name], phone });
    await signsIn(page, hub.url, name);
    return page;
  };

  const ana = await comes('Ana', 0);
  await goes(ana, 'Tasks');
  await captures(ana, 'Find why the timer stops @me', 'The night run has been missing since Monday');
  await goes(ana, 'Today');
  await expect(ana.getByRole('heading', { name: 'Who is around' })).toBeHidden();
  await ana.getByRole('link', { name: 'End the day' }).click();
  await expect(ana.getByText('You are back tomorrow, 09:00.')).toBeVisible();
  await ana.getByLabel('Next step of Find why the timer stops').fill('Read the log of two o’clock');
  await ana.getByLabel('Who takes Find why the timer stops').selectOption(`Moana, ${summer ? '21:00 to 06:00' : '20:00 to 05:00'}`);
  await ana.getByLabel('A word on Find why the timer stops').fill('It is not the disk');
  await ana.getByRole('button', { name: 'End the day' }).click();
  await expect(ana.getByRole('heading', { name: 'The day is done' })).toBeVisible();
  // Taken back and done again as the one gesture it was.
  await ana.keyboard.press('Control+z');
  await goes(ana, 'Today');
  await expect(ana.getByText('Read the log of two o’clock')).toBeHidden();
  await ana.keyboard.press('Control+Shift+z');
  await expect(ana.getByText('Read the log of two o’clock')).toBeVisible();
  await expect(ana.getByRole('banner').getByText(/shared/)).toBeVisible();

  const moana = await comes('Moana', 4, true);
  const offer = moana.getByRole('article').filter({ hasText: 'Find why the timer stops' });
  await expect(offer.getByText('It is not the disk')).toBeVisible();
  await expect(offer.getByText('Read the log of two o’clock')).toBeVisible();
  await offer.getByRole('button', { name: 'Accept' }).click();
  await moana.getByRole('link', { name: 'End the day' }).click();
  await moana.getByLabel('Next step of Find why the timer stops').fill('Ask the host what runs at two');
  await moana.getByLabel('Who takes Find why the timer stops').selectOption('Rina, 19:00 to 04:00');
  expect(await moana.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await moana.getByRole('button', { name: 'End the day' }).click();
  await expect(moana.getByRole('heading', { name: 'The day is done' })).toBeVisible();
  await expect(moana.getByRole('banner').getByText(/shared/)).toBeVisible();

  const rina = await comes('Rina', 14);
  await rina.getByRole('button', { name: 'Accept' }).click();
  await rina.getByRole('link', { name: 'End the day' }).click();
  await rina.getByLabel('Next step of Find why the timer stops').fill('Mend the timer: it waits for a clock that is not there');
  await rina
    .getByLabel('Who takes Find why the timer stops')
    .selectOption(`Ana: had it before, ${summer ? '11:00 to 20:00' : '12:00 to 21:00'}`);
  await rina.getByRole('button', { name: 'End the day' }).click();
  await expect(rina.getByRole('heading', { name: 'The day is done' })).toBeVisible();
  await expect(rina.getByRole('banner').getByText(/shared/)).toBeVisible();

  const back = await comes('Ana', 17);
  // Rina's afternoon; Moana's day is over.
  await expect(back.getByRole('heading', { name: 'Who is around' })).toBeVisible();
  await expect(back.getByRole('definition').filter({ hasText: 'Rina' })).toHaveText('Rina');
  await back.getByRole('button', { name: 'Accept' }).click();
  await goes(back, 'Tasks');
  await expect(line(back, 'Find why the timer stops').getByText('Mend the timer: it waits for a clock that is not there')).toBeVisible();
});
