/** Browser tests: they drive the Chromium of this machine; none is downloaded. */
import process from 'node:process';
import { defineConfig } from '@playwright/test';
import { findChromium } from './tools/chromium.ts';

const executablePath = findChromium();
const isRoot = process.getuid?.() === 0;

// As if it were another day or hour: RELAIS_E2E_LATER, in ms, moves the clocks of the stories, their servers, terminals and pages.
const { RELAIS_E2E_LATER: later, NODE_OPTIONS: options = '' } = process.env;
if (later !== undefined) {
  process.env.RELAIS_TEST_LATER = later;
  process.env.NODE_OPTIONS = `${options} --import ${new URL('./src/cli/testing/later.mjs', import.meta.url).href}`;
}

export default defineConfig({
  testMatch: ['e2e/**/*.e2e.ts', 'src/**/*.e2e.ts'],
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // As long as the slowest story takes on a machine busy with much else: some start a dozen terminals, one after the other.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // Chromium refuses its sandbox to root, which is who runs the tests in a container.
      args: isRoot ? ['--no-sandbox'] : [],
    },
    viewport: { width: 1366, height: 768 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
