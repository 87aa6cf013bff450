/** What a story needs: a server of its own, and devices whose pages may not fail unseen. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type Serving, serve } from '../../src/cli/testing/people.ts';

export { expect };

export const wide = { width: 1366, height: 768 } as const;
export const phone = { width: 360, height: 640 } as const;

export interface Hub {
  readonly url: string;
  /** The link of the first run. */
  readonly setup: string;
  /** Ends it at once, as a cut cable or an empty battery would. */
  kill(): Promise<void>;
  /** Starts it again over the same data and on the same port; its clock so many ms later. */
  again(later?: number): Promise<void>;
}

export interface DeviceOptions {
  readonly phone?: boolean;
  /** A browser that has not kept the application's files yet, and never does. */
  readonly keepsNothing?: boolean;
  readonly lang?: 'en-GB' | 'fr-FR';
  readonly theme?: 'light' | 'dark';
  /** ms by which its clock is later than it is. */
  readonly later?: number;
  /** IANA; Paris unless told. */
  readonly zone?: string;
}

export interface Device {
  readonly page: Page;
  readonly context: BrowserContext;
}

interface Stage {
  readonly hub: Hub;
  /** A new browser profile: another machine, or another person's. */
  readonly device: (options?: DeviceOptions) => Promise<Device>;
  /** A folder that goes with the test. */
  readonly folder: string;
}

export const test = base.extend<Stage>({
  // biome-ignore lint/correctness/noEmptyPattern: the test runner reads the fixtures one asks for from this pattern
  folder: async ({}, use) => {
    const path = await mkdtemp(join(tmpdir(), 'relais-e2e-'));
    await use(path);
    await rm(path, { recursive: true, force: true });
  },
  hub: async ({ folder }, use) => {
    const { hub, end } = await startHub(join(folder, 'server'));
    await use(hub);
    await end();
  },
  device: async ({ browser }, use) => {
    const opened: Device[] = [];
    const faults: string[] = [];
    await use(async (options = {}) => {
      const device = await open(browser, options, faults);
      opened.push(device);
      return device;
    });
    for (const { context } of opened) await context.close();
    expect(faults, 'no page failed').toEqual([]);
  },
});

/** By how many ms all clocks are later than it is: see playwright.config.ts. */
const moved = Number(process.env.RELAIS_TEST_LATER ?? 0);

/** In a page: moves its clock and no timer. */
function moveClock(later: number): void {
  const Now = globalThis.Date;
  globalThis.Date = class extends Now {
    constructor(...given: readonly unknown[]) {
      if (given.length === 0) super(Now.now() + later);
      else super(...(given as [number]));
    }

    static override now(): number {
      return Now.now() + later;
    }
  } as DateConstructor;
}

async function startHub(data: string): Promise<{ readonly hub: Hub; readonly end: () => Promise<unknown> }> {
  let serving: Serving = await serve(data);
  const { url, setup } = serving;
  const hub: Hub = {
    url,
    setup: setup ?? '',
    kill: async () => {
      await serving.end('SIGKILL');
    },
    again: async (later = 0) => {
      serving = await serve(data, Number(new URL(url).port), later);
    },
  };
  return { hub, end: () => serving.end('SIGKILL') };
}

async function open(
  browser: Browser,
  { phone: small, keepsNothing, lang, theme, later, zone }: DeviceOptions,
  faults: string[],
): Promise<Device> {
  const context = await browser.newContext({
    viewport: small ? phone : wide,
    hasTouch: small === true,
    serviceWorkers: keepsNothing ? 'block' : 'allow',
    locale: lang ?? 'en-GB',
    timezoneId: zone ?? 'Europe/Paris',
    colorScheme: theme ?? 'light',
    reducedMotion: 'reduce',
  });
  if (later !== undefined) await context.clock.install({ time: Date.now() + later });
  else if (moved !== 0) await context.addInitScript(moveClock, moved);
  context.on('weberror', (error) => faults.push(error.error().message));
  context.on('console', (message) => {
    if (message.type() === 'error' && !/^Failed to load resource|WebSocket connection/.test(message.text())) faults.push(message.text());
  });
  return { context, page: await context.newPage() };
}
