/** A year of a collective's governance: founded from a template, an election with an objection, a decision, a charter; then the year after. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { begins, goes, invites, joins, signsIn } from './support/people.ts';
import { expect, test } from './support/stage.ts';

const DAY = 86_400_000;
const YEAR = 366 * DAY;

const day = (later: number): string => new Date(Date.now() + later).toISOString().slice(0, 10);

test('a cooperative founds itself, elects, decides and signs; a year later its reviews come back, and somebody new reads why', async ({
  hub,
  device,
}) => {
  test.slow();
  const { page: ana } = await device();
  const { page: ben } = await device();
  await begins(ana, hub.setup, 'Ana Morel');
  await joins(ben, await invites(ana), 'Ben Roux');
  await goes(ana, 'Organisation');
  await ana.getByRole('link', { name: 'Choose a template' }).click();
  const card = ana.getByRole('listitem').filter({ hasText: 'Cooperative of seven' });
  await card.getByRole('button', { name: 'Begin from this' }).click();
  await expect(ana.getByRole('treeitem')).toHaveCount(19);

  await elects(ana, ben);
  await decides(ana, ben);
  await signsCharter(ana, ben, hub.url);

  await hub.kill();
  await hub.again(YEAR);
  const { page: later } = await device({ later: YEAR });
  await signsIn(later, hub.url, 'Ana Morel');
  await goes(later, 'Tasks');
  await later.getByRole('row').filter({ hasText: 'Look again at the decision: Close on Wednesdays' }).click();
  const review = later.getByRole('article');
  await review.getByRole('link', { name: '2. Close on Wednesdays' }).click();
  await later.getByRole('button', { name: 'Note a review' }).click();
  const form = later.getByRole('dialog', { name: 'Note a review' });
  await form.getByRole('textbox', { name: 'What was found' }).fill('Nobody missed the counter. It stands.');
  await form.getByLabel('Next review').fill(day(2 * YEAR));
  await form.getByRole('button', { name: 'Note a review' }).click();
  await expect(later.getByText('Nobody missed the counter. It stands.')).toBeVisible();
  await goes(later, 'Tasks');
  await later
    .getByRole('row')
    .filter({ hasText: /Our charter/ })
    .click();
  await later.getByRole('article').getByRole('link', { name: 'Our charter' }).click();
  await expect(later.getByRole('heading', { level: 1, name: 'Our charter' })).toBeVisible();
  await goes(later, 'Organisation');
  await later.getByRole('link', { name: 'Agreements' }).click();
  await expect(later.getByRole('link', { name: /Our charter.*To be reviewed/i })).toBeVisible();

  const { page: cleo } = await device({ later: YEAR });
  await joins(cleo, await invites(later), 'Cléo Petit');
  await goes(cleo, 'Organisation');
  await cleo.getByRole('treeitem', { name: /^Treasury.*Ben Roux/ }).click();
  await expect(cleo.getByText('Term over')).toBeVisible();
  await expect(cleo.getByText('Elected by')).toBeVisible();
  await expectAccessible(cleo, 'a role');
  await cleo.getByRole('link', { name: '1. Who keeps the treasury' }).click();
  await expect(cleo.getByText('Two cheques need two signatures.')).toBeVisible();
  await expect(cleo.getByText('Ben Roux takes the role')).toBeVisible();
  await expectAccessible(cleo, 'a decision');
});

/** Each names somebody unseen, then having heard the others; Ana objects, the objection is met, Ben holds the role. */
async function elects(ana: Page, ben: Page): Promise<void> {
  await proposes(ana, 'Who keeps the treasury', 'Bills lie about for weeks.', async (form) => {
    await form.getByRole('combobox', { name: 'How it is decided' }).selectOption({ label: 'Election by consent' });
    await chooses(form, 'Role to be held', 'Treasury');
    await form.getByLabel('Held until').fill(day(300 * DAY));
  });
  await ana.getByRole('button', { name: 'Begin: Nominations' }).click();
  await names(ana, 'Ben Roux', 'Ben counts everything twice.');
  await goes(ben, 'Today');
  await ben.getByRole('link', { name: /Who keeps the treasury/ }).click();
  await expect(ben.getByText('has spoken; what was said shows once everybody was heard')).toBeVisible();
  await expect(ben.getByText('Ben counts everything twice.')).toBeHidden();
  await names(ben, 'Ana Morel', 'Ana knows the bank.');
  await expect(ben.getByText('Ben counts everything twice.')).toBeVisible();

  await expectAccessible(ben, 'an election');

  await ana.getByRole('button', { name: 'Begin: Change of nominations' }).click();
  await ana.getByRole('button', { name: 'Say it' }).click();
  await expect(ben.getByRole('heading', { name: 'Having heard the others, whom do you name?' })).toBeVisible();
  await expect(ben.getByRole('combobox', { name: 'Who' })).toHaveValue('Ana Morel');
  await names(ben, 'Ben Roux', 'I would like to learn it.');
  await chooses(ana, 'Put forward', 'Ben Roux');
  await ana.getByRole('button', { name: 'Begin: Objections' }).click();

  await expect(ben.getByRole('heading', { name: 'Ben Roux for Treasury: do you see a reason against it?' })).toBeVisible();
  await says(ben, 'I consent');
  await ana.getByRole('radio', { name: 'I object' }).check({ force: true });
  await ana.getByRole('textbox', { name: 'What harm would it do, and to what?' }).fill('Alone, he can empty the account.');
  await ana.getByRole('button', { name: 'Say it' }).click();
  await ana.getByRole('button', { name: 'Say how it is met' }).click();
  await ana.getByRole('textbox', { name: 'How is the objection met?' }).fill('Two cheques need two signatures.');
  await ana.getByRole('button', { name: 'Keep', exact: true }).click();
  await ana.getByRole('button', { name: 'Adopt', exact: true }).click();
  await expect(ana.getByRole('heading', { level: 1, name: '1. Who keeps the treasury' })).toBeVisible();
  await ana.getByRole('link', { name: 'Treasury', exact: true }).click();
  await expect(ana.getByText('Elected by')).toBeVisible();
}

/** What they decide is done with the adoption, and comes back in a year. */
async function decides(ana: Page, ben: Page): Promise<void> {
  await proposes(ana, 'Close on Wednesdays', 'Two of us keep the counter for nobody.', async (form) => {
    await form.getByLabel('Look at it again on').fill(day(360 * DAY));
  });
  await ana.getByRole('button', { name: 'Add an effect' }).click();
  const effect = ana.getByRole('dialog', { name: 'Add an effect' });
  await effect.getByRole('combobox', { name: 'What is to happen?' }).fill('Add a role');
  await effect.getByRole('option', { name: /^Add a role/ }).click();
  await effect.getByRole('textbox', { name: 'Name' }).fill('Wednesday phone');
  await effect.getByRole('button', { name: 'Keep this effect' }).click();
  await expect(ana.getByText('Wednesday phone')).toBeVisible();
  await ana.getByRole('button', { name: 'More gestures' }).click();
  await ana.getByRole('menuitem', { name: 'Begin: Objections' }).click();
  await says(ana, 'I consent');
  await goes(ben, 'Today');
  await ben.getByRole('link', { name: /Close on Wednesdays/ }).click();
  await says(ben, 'I consent');
  await ana.getByRole('button', { name: 'Adopt', exact: true }).click();
  await expect(ana.getByRole('heading', { level: 1, name: '2. Close on Wednesdays' })).toBeVisible();
  await goes(ana, 'Organisation');
  await ana.getByRole('treeitem', { name: /^Wednesday phone.*Vacant/ }).click();
  await expect(ana.getByText('Made by')).toBeVisible();
}

async function signsCharter(ana: Page, ben: Page, url: string): Promise<void> {
  await ana.goto(`${url}/organisation/agreements`);
  await ana.getByRole('button', { name: 'Begin with a charter' }).click();
  const form = ana.getByRole('dialog', { name: 'Begin an agreement' });
  await form.getByRole('textbox', { name: 'Title' }).fill('Our charter');
  await form.getByRole('combobox', { name: /Kind/ }).selectOption({ label: 'Charter' });
  await form.getByLabel('Review date').fill(day(360 * DAY));
  await form.getByRole('button', { name: 'Begin an agreement' }).click();
  await ana.getByRole('button', { name: 'Add parties' }).click();
  await chooses(ana, 'Member', 'Ben Roux');
  await ana.getByRole('link', { name: 'Write', exact: true }).click();
  await ana.getByRole('button', { name: 'Publish a version' }).click();
  await signs(ana);
  await goes(ben, 'Today');
  await ben.getByRole('link', { name: 'Our charter, version 1' }).click();
  await signs(ben);
}

async function signs(page: Page): Promise<void> {
  const read = page.getByRole('link', { name: 'Read and sign' });
  const sign = page.getByRole('button', { name: 'Sign version 1' });
  await expect(read.or(sign).first()).toBeVisible();
  if (!(await sign.isVisible())) await read.click();
  await sign.click();
  await expect(page.getByText('Signed version 1').first()).toBeVisible();
}

type Place = Pick<Page, 'getByRole' | 'getByLabel'>;

async function proposes(page: Page, title: string, why: string, more: (form: Place) => Promise<void>): Promise<void> {
  await goes(page, 'Organisation');
  await page.getByRole('link', { name: 'Proposals' }).click();
  await page.getByRole('button', { name: 'Make a proposal' }).click();
  const form = page.getByRole('dialog', { name: 'Make a proposal' });
  await form.getByRole('textbox', { name: 'Why' }).fill(why);
  await form.getByRole('textbox', { name: 'In one line' }).fill(title);
  await more(form);
  await form.getByRole('button', { name: 'Share the draft' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

async function chooses(place: Place, label: string, option: string): Promise<void> {
  await place.getByRole('combobox', { name: label }).click();
  await place.getByRole('combobox', { name: label }).fill(option);
  await place.getByRole('option', { name: option }).first().click();
}

async function names(page: Page, who: string, why: string): Promise<void> {
  await chooses(page, 'Who', who);
  await page.getByRole('textbox', { name: 'In your words' }).fill(why);
  await page.getByRole('button', { name: 'Say it' }).click();
  await expect(page.getByRole('button', { name: 'Say it' })).toBeHidden();
}

async function says(page: Page, position: string): Promise<void> {
  await page.getByRole('radio', { name: position }).check({ force: true });
  await page.getByRole('button', { name: 'Say it' }).click();
  await expect(page.getByRole('button', { name: 'Say it' })).toBeHidden();
}
