/** Axe on every view, in both themes and both languages, and nothing that sticks out of a phone. */
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { terminal } from '../src/cli/testing/people.ts';
import { joins } from './support/people.ts';
import { expect, phone, test, wide } from './support/stage.ts';

const views = [
  'today',
  'tasks',
  'tasks?view=board',
  'tasks?view=calendar',
  'tasks?view=trash',
  'tasks/TASK',
  'continuity',
  'continuity/away',
  'continuity/away?from=2030-08-05&to=2030-08-23',
  'continuity/back',
  'continuity/evening',
  'continuity/map',
  'continuity/sun',
  'organisation',
  'organisation?view=picture',
  'organisation/ROLE',
  'organisation/circle/CIRCLE',
  'organisation/circle',
  'organisation/templates',
  'organisation/import',
  'organisation/proposals',
  'organisation/proposals/PROPOSAL',
  'organisation/decisions',
  'organisation/decisions/DECISION',
  'people',
  'people/MEMBER',
  'people/week',
  'people/duty',
  'people/meet',
  'people/places',
  'arrangements',
  'arrangements/month?month=2026-03',
  'arrangements/report?month=2026-03',
  'arrangements/agreed',
  'arrangements/figures',
  'notices',
  'notices/settings',
  'requests',
  'requests/REQUEST',
  'requests/page/DOOR',
  'import',
  'export',
  'device',
  'account',
  'invite',
] as const;

/** Gestures that open something over the tasks, by their key. */
const keys = ['n', 'Control+k', '?'] as const;

const dresses = [
  { theme: 'light', lang: 'fr-FR' },
  { theme: 'dark', lang: 'en-GB' },
] as const;

for (const dress of dresses) {
  test(`axe finds nothing on any view, ${dress.theme}, ${dress.lang}`, async ({ hub, device, folder }) => {
    test.slow();
    const claude = terminal(join(folder, 'claude'));
    await claude('join', hub.setup, '--workplace', 'The Workshop', '--name', 'Claude');
    const { link } = (await claude('invite', 'create')) as { link: string };
    const { page } = await device({ lang: 'en-GB', theme: dress.theme });
    await page.goto(link);
    await expect(page.getByRole('heading', { name: 'Join The Workshop' })).toBeVisible();
    await expectAccessible(page, 'an invitation');
    await joins(page, link, 'Ana Morel');
    const task = await makeWork(claude);
    const { role, circle } = await makeOrganisation(claude);
    const { proposal, decision } = await decide(claude);
    const { request, door } = await ask(claude);
    const member = ((await claude('member', 'list')) as readonly { id: string; name: string }[]).find(({ name }) => name === 'Ana Morel');
    await page.goto(`${hub.url}/tasks`);
    await expect(page.getByRole('row')).toHaveCount(5);
    if (dress.lang === 'fr-FR') {
      await page.goto(`${hub.url}/device`);
      await page.getByText('Français', { exact: true }).click();
    }
    for (const view of views) {
      const ids = {
        TASK: task,
        PROPOSAL: proposal,
        DECISION: decision,
        MEMBER: member?.id ?? '',
        ROLE: role,
        CIRCLE: circle,
        REQUEST: request,
        DOOR: door,
      };
      await follow(page, `/${view.replace(/[A-Z]{4,}/, (name) => ids[name as keyof typeof ids])}`);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      if (view.startsWith('tasks/'))
        await expect(page.getByRole('article', { name: 'Repair machine 12' })).toContainText('have you seen this');
      await expectAccessible(page, view);
      await page.setViewportSize(phone);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${view} fits a phone`).toBe(phone.width);
      await page.setViewportSize(wide);
    }
    await follow(page, '/tasks');
    await expect(page.getByRole('row')).toHaveCount(5);
    for (const key of keys) await over(page, key);
    await page.keyboard.press('j');
    await over(page, 'h');
  });
}

test('axe finds nothing where one begins and signs in', async ({ hub, device }) => {
  const { page } = await device({ lang: 'fr-FR', theme: 'dark' });
  await page.goto(hub.setup);
  await expect(page.getByRole('heading', { name: 'Ouvrir un collectif' })).toBeVisible();
  await expectAccessible(page, 'the set-up link');
  await page.goto(`${hub.url}/sign-in`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page, 'signing in');
});

/** Work of every state, with people, words and a hand-over on it; answers the task that has most of it. */
async function makeWork(claude: ReturnType<typeof terminal>): Promise<string> {
  await claude('sync');
  const { id } = (await claude(
    'task',
    'capture',
    'Repair machine 12 #school !friday > Order a fan',
    '--why',
    'The class waits',
    '--take',
  )) as {
    id: string;
  };
  await claude('checklist', 'add', id, 'Look at the fan');
  await claude('comment', 'add', id, '@Ana have you seen this?');
  await claude('task', 'hand-over', id, 'Ana Morel', '--state', 'The fan is ordered', '--traps', 'The screws are long');
  for (const line of ['Write the letter !2026-01-12', 'Order paper #office', 'Sort the parts', 'Throw away the old rack'])
    await claude('task', 'capture', line, '--why', 'It is asked for');
  const rows = (await claude('task', 'list')) as readonly { id: string; title: string }[];
  const idOf = (title: string) => rows.find((row) => row.title === title)?.id ?? '';
  await claude('task', 'wait', idOf('Order paper'), '--waiting-for', 'The supplier');
  await claude('task', 'remove', idOf('Throw away the old rack'));
  await claude('sync');
  return id;
}

/** A proposal with an objection and an effect, and a decision. */
async function decide(claude: ReturnType<typeof terminal>): Promise<{ readonly proposal: string; readonly decision: string }> {
  const { id: me } = (await claude('member', 'me')) as { id: string };
  const words = ['--tension', 'Callers wait', '--process', 'consent', '--body', 'The counter closes at noon.', '--concerned', me];
  const { id: first } = (await claude('proposal', 'add', 'Close on Wednesdays', ...words)) as { id: string };
  await claude('effect', 'add', first, 'role.add', '{"name":"Phone"}');
  await claude('proposal', 'advance', first, 'object');
  await claude('voice', 'give', first, 'consent');
  const { id: decision } = (await claude('decision', 'adopt', first)) as { id: string };
  const { id: proposal } = (await claude('proposal', 'add', 'Open on Saturdays', ...words.slice(0, 6))) as { id: string };
  await claude('effect', 'add', proposal, 'role.add', '{"name":"Saturdays"}');
  await claude('proposal', 'advance', proposal, 'object');
  await claude('voice', 'give', proposal, 'object', 'Nobody is there on Saturdays.', '--alternative', 'Every other one');
  await claude('sync');
  return { proposal, decision };
}

/** A place that takes requests, and one that was answered. */
async function ask(claude: ReturnType<typeof terminal>): Promise<{ readonly request: string; readonly door: string }> {
  const { id: place } = (await claude('place', 'add', 'The school')) as { id: string };
  const { id: door } = (await claude('request-page', 'open', place)) as { id: string };
  const { id: request } = (await claude('request', 'add', place, 'The printer is stuck', '--urgency', 'blocked')) as { id: string };
  await claude('request', 'say', request, 'We come at two.');
  await claude('sync');
  return { request, door };
}

/** Circles with roles held, vacant and offered; answers one of each. */
async function makeOrganisation(claude: ReturnType<typeof terminal>): Promise<{ readonly role: string; readonly circle: string }> {
  await claude('circle', 'use-template', 'cooperative', 'en');
  const lines = (await claude('circle', 'tree')) as readonly { id: string; name: string | null }[];
  const idOf = (name: string) => lines.find((line) => line.name === name)?.id ?? '';
  await claude('role', 'take', idOf('Treasury'), '--focus', 'wages', '--until', '2025-12-31');
  await claude('role', 'deputise', idOf('Memory'));
  await claude('role', 'offer', idOf('Quality'), 'I could take it');
  await claude('sync');
  return { role: idOf('Treasury'), circle: idOf('Resources') };
}

/** As a link within the application is followed, without loading it anew. */
const follow = (page: Page, href: string): Promise<void> =>
  page.evaluate((to) => {
    const link = Object.assign(document.createElement('a'), { href: to });
    document.body.append(link);
    link.click();
    link.remove();
  }, href);

async function over(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, `over the tasks by ${key}`);
  await page.setViewportSize(phone);
  const box = await page.getByRole('dialog').boundingBox();
  expect(Math.ceil((box?.x ?? 0) + (box?.width ?? 0)), `what ${key} opens fits a phone`).toBeLessThanOrEqual(phone.width);
  await page.setViewportSize(wide);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
  );
  expect.soft(found, where).toEqual([]);
}
