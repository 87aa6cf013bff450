import { expect, test } from 'vitest';
import { readOptions } from './options.ts';
import { describe as page } from './results.ts';

test('the page sums up each state of the core by itself', () => {
  const sum = { runs: 2, seconds: 200, transactions: 900, faults: 30, failed: 0, healing: 12 };
  const text = page([
    {
      core: 'abc',
      since: '2026-11-22',
      cells: [
        { fault: 'none', rate: 10, ...sum },
        { fault: 'partition', rate: 50, ...sum, failed: 1, healing: 70 },
      ],
    },
  ]);
  expect(text).toContain('| partition | 50 | 4.5 | 2 | 200 | 900 | 30 | 70 | 1 |');
  expect(text).toContain('| **all** |  | 4.5 | 4 | 400 | 1800 | 60 | 70 | 1 |');
});

test('options that make no sense are told instead of run', () => {
  expect(readOptions(['--minutes', '5', '--faults', 'kill-server,none'])).toMatchObject({ minutes: 5, faults: ['kill-server', 'none'] });
  expect(readOptions([])).toContain('--minutes');
  expect(readOptions(['--minutes', '5', '--faults', 'flood'])).toContain('partition');
  expect(readOptions(['--minutes', 'long'])).toContain('Numbers');
  expect(readOptions(['--minutes', '5', '--beside', '50'])).toContain('80 processes');
  expect(readOptions(['--minutes', '5', '--colour', 'red'])).toContain('colour');
});
