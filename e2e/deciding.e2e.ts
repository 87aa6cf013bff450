/** Deciding together: somebody objects, the objection is met, and adoption does what was proposed while another device is off-line. */
import { join } from 'node:path';
import { terminal } from '../src/cli/testing/people.ts';
import { isKept, joins } from './support/people.ts';
import { expect, test } from './support/stage.ts';

test('an objection is met, adoption makes the role once, and a voice from off-line is seen to be late', async ({ hub, device, folder }) => {
  test.slow();
  const claude = terminal(join(folder, 'claude'));
  await claude('join', hub.setup, '--workplace', 'The Workshop', '--name', 'Claude');
  const invite = async () => ((await claude('invite', 'create')) as { link: string }).link;
  const { page: ana } = await device();
  const { page: ben, context: train } = await device({ phone: true });
  await joins(ana, await invite(), 'Ana Morel');
  await joins(ben, await invite(), 'Ben Roux');

  await ana.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Organisation' }).click();
  await ana.getByRole('link', { name: 'Proposals' }).click();
  await ana.getByRole('button', { name: 'Make a proposal' }).click();
  const form = ana.getByRole('dialog', { name: 'Make a proposal' });
  await form.getByRole('textbox', { name: 'Why' }).fill('Two of us keep the counter on Wednesdays for nobody.');
  await form.getByRole('textbox', { name: 'In one line' }).fill('Close on Wednesdays');
  await form.getByRole('textbox', { name: 'What is proposed' }).fill('The counter closes on Wednesdays at noon.');
  await form.getByRole('button', { name: 'Share the draft' }).click();
  await expect(ana.getByRole('heading', { level: 1, name: 'Close on Wednesdays' })).toBeVisible();

  await ana.getByRole('button', { name: 'Add an effect' }).click();
  const effect = ana.getByRole('dialog', { name: 'Add an effect' });
  await effect.getByRole('combobox', { name: 'What is to happen?' }).fill('Add a role');
  await effect.getByRole('option', { name: /^Add a role/ }).click();
  await effect.getByRole('textbox', { name: 'Name' }).fill('Wednesday phone');
  await effect.getByRole('button', { name: 'Keep this effect' }).click();
  await expect(effect).toBeHidden();
  await expect(ana.getByText('Wednesday phone')).toBeVisible();

  await ana.getByRole('button', { name: 'More gestures' }).click();
  await ana.getByRole('menuitem', { name: 'Begin: Objections' }).click();
  await expect(ana.getByRole('heading', { name: 'Is it good enough for now, safe enough to try?' })).toBeVisible();

  await ben.getByRole('link', { name: /Close on Wednesdays/ }).click();
  await ben.getByRole('radio', { name: 'I object' }).check({ force: true });
  await ben.getByRole('textbox', { name: 'What harm would it do, and to what?' }).fill('Schools call on Wednesdays.');
  await ben.getByRole('textbox', { name: 'What would meet it' }).fill('Somebody at the phone.');
  expect(await ben.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await ben.getByRole('button', { name: 'Say it' }).click();
  await expect(ben.getByText('Schools call on Wednesdays.')).toBeVisible();

  await ana.getByRole('radio', { name: 'I consent' }).check({ force: true });
  await ana.getByRole('button', { name: 'Say it' }).click();
  await claude('sync');
  const [{ id: proposal } = { id: '' }] = (await claude('proposal', 'list')) as readonly { id: string }[];
  await claude('voice', 'give', proposal, 'consent');
  await claude('sync');
  await expect(ana.getByRole('heading', { name: 'An objection waits to be met, below' })).toBeVisible();
  await ana.getByRole('button', { name: 'Say how it is met' }).click();
  await ana.getByRole('textbox', { name: 'How is the objection met?' }).fill('A role keeps the phone.');
  await ana.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(ben.getByText('A role keeps the phone.')).toBeVisible();

  await isKept(ben);
  await train.setOffline(true);
  await ana.getByRole('button', { name: 'Adopt', exact: true }).click();
  await expect(ana.getByRole('heading', { level: 1, name: '1. Close on Wednesdays' })).toBeVisible();
  await expect(ana.getByText('A role keeps the phone.')).toBeVisible();
  await ben.getByRole('button', { name: 'Change what I said' }).click();
  await ben.getByRole('textbox', { name: 'What harm would it do, and to what?' }).fill('And the town hall too.');
  await ben.getByRole('button', { name: 'Say it' }).click();
  await expect(ben.getByText('And the town hall too.')).toBeVisible();
  await train.setOffline(false);

  await expect(ben.getByRole('link', { name: 'Adopted as decision 1' })).toBeVisible();
  await expect(ben.getByText('arrived late')).toBeVisible();
  await expect(ana.getByRole('heading', { name: 'Voices that arrived late' })).toBeVisible();
  await claude('sync');
  expect(((await claude('role', 'list')) as readonly { name: string }[]).map(({ name }) => name)).toEqual(['Wednesday phone']);
  await claude('decision', 'export', join(folder, 'decisions'));
});
