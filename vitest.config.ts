/** Unit, contract and property tests: what needs no browser. Browser tests are in e2e/ (playwright.config.ts). */
import process from 'node:process';
import { defineConfig } from 'vitest/config';

// The zone of most members; `npm test` runs the tests of dates in others as well.
process.env.TZ ??= 'Europe/Paris';

export default defineConfig({
  test: {
    include: ['{src,tools,sim,chaos}/**/*.test.{ts,tsx}'],
    pool: 'threads',
    // A limit against hanging, not a measure: two busy cores are slow at times.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The command started by a test serves what is built; building is a part of its own.
    env: { RELAIS_SKIP_BUILD: '1' },
  },
});
