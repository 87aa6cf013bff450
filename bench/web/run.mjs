/**
 * The application in Chromium, installed, with the bench's tasks in its workplace: how soon it shows, how soon a gesture is painted,
 * how evenly a long list scrolls, with the processor as it is and slowed down four times. Started by ../run.mjs; needs a built
 * application and a Chromium, and says so when there is none.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startServer } from '../../src/server/start.ts';
import { openSqlite } from '../../src/storage/node.ts';
import { findChromium } from '../../tools/chromium.ts';
import { freshDir, median, quantile } from '../lib/measure.mjs';
import { gestures, gesturesEach } from './gestures.mjs';
import { writeHistory } from './history.mjs';
import { watchFrames, watchOpening } from './in-page.mjs';

const { cache, sizes, throttles, rounds } = JSON.parse(process.argv[2]);
const root = join(import.meta.dirname, '..', '..');
const web = join(root, 'dist', 'web');
const password = 'four words without relation';
/** ms that the list is scrolled for. */
const SCROLLING = 3000;

process.send(await everything().catch((error) => ({ error: String(error?.message ?? error) })), () => process.exit(0));

async function everything() {
  const executablePath = findChromium();
  if (executablePath === undefined) return { error: 'no Chromium was found' };
  if (!existsSync(join(web, 'index.html'))) return { error: 'the application is not built: npm run build' };
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const rows = [];
  const failed = [];
  for (const n of sizes) {
    const dir = freshDir(join(cache, `web-${n}`));
    const profile = join(dir, 'profile');
    const context = await chromium.launchPersistentContext(profile, {
      executablePath,
      args,
      viewport: { width: 1366, height: 768 },
      locale: 'en-GB',
      timezoneId: 'Europe/Paris',
    });
    try {
      const { server, joining } = await workplaceOf(context, dir, n);
      for (const [run, throttle] of throttles.entries()) {
        const row = { n, throttle, joining_ms: joining, ...(await measure(context, server.url, { throttle, from: run * gesturesEach })) };
        console.error(JSON.stringify(row));
        rows.push(row);
      }
      await server.close();
    } catch (error) {
      failed.push({ n, error: String(error?.message ?? error).split('\n')[0] });
    } finally {
      await context.close();
    }
  }
  return { rows, failed };
}

/** Somebody founds a workplace, years of work come into it, and they sign in on a second device, which is the one measured. */
async function workplaceOf(context, dir, n) {
  const file = join(dir, 'relais.sqlite');
  const founding = await serve(file, 0);
  const port = Number(new URL(founding.url).port);
  const { workplace, member } = await found(context, founding);
  await founding.close();
  await writeHistory(file, { workplace, member, n });
  const server = await serve(file, port);
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ana Morel');
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor({ timeout: 120_000 });
  await page.goto(`${server.url}/tasks`);
  await page.locator('.tasks-line-title').first().waitFor({ timeout: 120_000 });
  const joining = performance.now() - start;
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForTimeout(8000);
  await page.close();
  return { server, joining };
}

async function serve(file, port) {
  const limits = Object.fromEntries(
    ['request', 'link', 'api', 'make', 'connect', 'signIn', 'sync'].map((name) => [name, { points: 1e9, seconds: 60 }]),
  );
  const started = await startServer({ store: await openSqlite(file), port, web, logLevel: 'silent', limits });
  if (!started.ok) throw new Error(JSON.stringify(started.problem));
  return started.value;
}

/** On a device that is thrown away. */
async function found(context, { setup }) {
  const page = await context.newPage();
  const answer = page.waitForResponse((response) => response.url().endsWith('/api/v1/join') && response.ok());
  await page.goto(setup);
  await page.getByRole('textbox', { name: 'Name of the workplace' }).fill('Bench');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ana Morel');
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  const joined = await (await answer).json();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.close();
  return { workplace: joined.workplace.id, member: joined.member.id };
}

async function measure(context, url, { throttle, from }) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.addInitScript(watchOpening);
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  const today = [];
  const tasks = [];
  for (let round = 0; round < rounds; round++) {
    today.push(await opening(page, `${url}/today`));
    tasks.push(await opening(page, `${url}/tasks`));
  }
  await page.waitForTimeout(3000);
  const painted = await gestures(page, from);
  const scrolling = await scrolled(page, `${url}/tasks`);
  await page.close();
  return { today_ms: median(today), tasks_ms: median(tasks), gestures: painted, scrolling };
}

/** ms from the start of the navigation until the first rows were painted. */
async function opening(page, address) {
  await page.goto(address);
  await page.waitForFunction(() => globalThis.opening?.painted !== undefined, undefined, { timeout: 120_000, polling: 50 });
  const { painted } = await page.evaluate(() => globalThis.opening);
  await page.waitForTimeout(1500);
  return painted;
}

/** A wheel turned evenly over the list: what each frame took, and how often no row was there to be seen. */
async function scrolled(page, address) {
  await opening(page, address);
  const rows = Number(await page.locator('[aria-rowcount]').first().getAttribute('aria-rowcount'));
  const box = await page.locator('[aria-rowcount]').first().boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 200);
  await page.evaluate(watchFrames);
  const end = performance.now() + SCROLLING;
  while (performance.now() < end) {
    await page.mouse.wheel(0, 1200);
    await page.waitForTimeout(30);
  }
  const { frames, empty } = await page.evaluate(() => globalThis.framesSeen());
  return {
    rows,
    frames: frames.length,
    median_ms: median(frames),
    p95_ms: quantile(frames, 0.95),
    worst_ms: Math.max(...frames),
    empty_share: empty / frames.length,
  };
}
