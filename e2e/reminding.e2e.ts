/** Of a voice that is awaited one is reminded within one's own hours, wherever one is, and not again once one said "later". */
import { join } from 'node:path';
import { terminal } from '../src/cli/testing/people.ts';
import { goes, joins } from './support/people.ts';
import { expect, test } from './support/stage.ts';

test('a voice whose last day has come is asked for within the person’s hours only, once a day', async ({ hub, device, folder }) => {
  const claude = terminal(join(folder, 'claude'));
  await claude('join', hub.setup, '--workplace', 'The Workshop', '--name', 'Claude');
  const { page } = await device();
  await joins(page, ((await claude('invite', 'create')) as { link: string }).link, 'Ana Morel');
  await claude('sync');
  const ana = ((await claude('member', 'list')) as readonly { id: string; name: string }[]).find(({ name }) => name === 'Ana Morel');
  const hours = (...day: readonly (readonly [string, string])[]) => JSON.stringify(Array.from({ length: 7 }, () => day));
  await claude('run', 'member.edit', '--args', `{"member":"${ana?.id}","hours":${hours()}}`);
  const words = ['--tension', 'Callers wait', '--process', 'consent', '--concerned', ana?.id ?? ''];
  const { id } = (await claude('proposal', 'add', 'Close on Wednesdays', ...words)) as { id: string };
  const today = await page.evaluate(() => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date()));
  await claude('proposal', 'advance', id, 'object', '--deadline', today);
  await claude('sync');

  await expect(
    page.getByRole('heading', { name: 'Your voice is awaited' }).or(page.getByText('Close on Wednesdays')).first(),
  ).toBeVisible();
  await goes(page, 'Tasks');
  const reminder = page.getByRole('status').filter({ hasText: 'Last days for your voice: Close on Wednesdays' });
  await expect(reminder).toBeHidden();

  await claude(
    'run',
    'member.edit',
    '--args',
    `{"member":"${ana?.id}","hours":${hours(['00:00', '24:00'])},"holidays":null,"zone":"Europe/Brussels"}`,
  );
  await claude('sync');
  await expect(reminder).toBeVisible();
  await reminder.getByRole('button', { name: 'Later' }).click();
  await expect(reminder).toBeHidden();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Tasks' })).toBeVisible();
  await expect(reminder).toBeHidden();
});
