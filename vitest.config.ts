import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tools/**/*.test.ts', 'sim/**/*.test.ts'],
    pool: 'threads',
    passWithNoTests: true,
  },
});
