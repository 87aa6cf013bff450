/** Two people, three devices, one of them a terminal: everybody works alone, the network comes and goes, nothing is lost. */
import { join } from 'node:path';
import { terminal } from '../src/cli/testing/people.ts';
import { layCable } from './support/cable.ts';
import { captures, goes, isKept, joins, line, opens, signsIn, stateLine } from './support/people.ts';
import { expect, test } from './support/stage.ts';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly nextStep: string | null;
  readonly due: string | null;
}

test('[F23] [S1] edits made apart on three devices meet, although a push was cut and the server fell', async ({ hub, device, folder }) => {
  test.slow();
  const claude = terminal(join(folder, 'claude'));
  await claude('join', hub.setup, '--workplace', 'The Workshop', '--name', 'Claude');
  const { id } = (await claude('task', 'add', 'Move the server', '--why', 'The cellar gets wet')) as Row;
  await claude('sync');
  const { link } = (await claude('invite', 'create')) as { link: string };

  const laptop = await device();
  const laptopCable = await layCable(laptop.context);
  await joins(laptop.page, link, 'Ana Morel');
  const mobile = await device({ phone: true });
  const mobileCable = await layCable(mobile.context);
  await signsIn(mobile.page, hub.url, 'Ana Morel');
  for (const { page } of [laptop, mobile]) {
    await goes(page, 'Tasks');
    await expect(line(page, 'Move the server')).toBeVisible();
    await isKept(page);
  }

  await laptopCable.pull();
  await mobileCable.pull();
  const onLaptop = await opens(laptop.page, 'Move the server');
  await onLaptop.getByRole('textbox', { name: 'Next step' }).fill('Call the mover');
  await onLaptop.getByRole('textbox', { name: 'Next step' }).blur();
  await laptop.page.keyboard.press('Escape');
  await captures(laptop.page, 'Measure the rack', 'It must fit');
  await expect(stateLine(laptop.page)).toContainText('waiting');

  const onMobile = await opens(mobile.page, 'Move the server');
  await onMobile.getByRole('button', { name: 'Take', exact: true }).click();
  await onMobile.getByRole('textbox', { name: 'Say something' }).fill('The lift is narrow');
  await onMobile.getByRole('button', { name: 'Say', exact: true }).click();
  await expect(stateLine(mobile.page)).toContainText('waiting');

  await claude('task', 'edit', id, '--due', '2027-01-29');
  await claude('task', 'add', 'Buy a dehumidifier', '--why', 'The cellar gets wet');

  await laptopCable.cutAtNextPush();
  await hub.kill();
  await expect(stateLine(laptop.page)).toContainText('waiting');
  await hub.again();
  await laptopCable.plug();
  await mobileCable.plug();
  await expect(stateLine(laptop.page)).toContainText('shared at');
  await expect(stateLine(mobile.page)).toContainText('shared at');
  await claude('sync');

  const titles = ['Buy a dehumidifier', 'Measure the rack', 'Move the server'];
  const rows = (await claude('task', 'list')) as readonly Row[];
  expect(rows.map(({ title }) => title).sort()).toEqual(titles);
  expect(rows.find((row) => row.id === id)).toMatchObject({ nextStep: 'Call the mover', due: '2027-01-29' });
  await mobile.page.getByRole('button', { name: 'Close the task' }).click();
  for (const { page } of [laptop, mobile]) {
    await expect(page.getByRole('row')).toHaveCount(3);
    const panel = await opens(page, 'Move the server');
    await expect(panel.getByRole('textbox', { name: 'Next step' })).toHaveValue('Call the mover');
    await expect(panel.getByRole('list').getByRole('link', { name: 'Ana Morel' })).toBeVisible();
    await expect(panel.getByText('The lift is narrow')).toBeVisible();
    await expect(panel.getByLabel('Due')).toHaveValue('2027-01-29');
  }
});
