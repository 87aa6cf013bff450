import { expect, test } from 'vitest';
import type { Write } from '../replica/change.ts';
import { deriveId } from '../replica/ids.ts';
import { holdsTooLarge } from './cut.ts';

const write = (row: string, value: string): Write => ({ table: 'task', row: deriveId(row), column: 'why', rule: 'last', value });

test('[F27] many large rows are shared in parts; one row larger than a hub takes never could be', () => {
  const half = 'é'.repeat(300_000);
  expect(holdsTooLarge(['a', 'b', 'c'].map((row) => write(row, half)))).toBe(false);
  expect(holdsTooLarge([write('a', half), write('a', half)])).toBe(true);
});
