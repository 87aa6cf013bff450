import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { drawFaults, turnsIn } from './drawn.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('every place of a line that can be broken is found: comparisons, conditions, what is done, and nothing of types', () => {
  const text = `
const small = (size: number, whole: true | undefined): boolean => size < 10 && !whole;
function take(): void {
  if (small(1, true)) stop();
}
`;
  const broken = turnsIn('x.ts', text).map(({ start, end, to }) => (text.slice(0, start) + to + text.slice(end)).trim().split('\n'));
  expect(broken.map((lines) => lines.find((line) => !text.includes(`${line}\n`))?.trim())).toEqual([
    'const small = (size: number, whole: true | undefined): boolean => size < 10 || !whole;',
    'const small = (size: number, whole: true | undefined): boolean => size <= 10 && !whole;',
    'const small = (size: number, whole: true | undefined): boolean => size < 10 && whole;',
    'if (!(small(1, true))) stop();',
    'if (small(1, false)) stop();',
    'if (small(1, true)) void 0;',
  ]);
});

test('a seed draws the same faults again, each in a place that stands once', () => {
  const faults = drawFaults(root, 40, 7);
  expect(drawFaults(root, 40, 7)).toEqual(faults);
  expect(new Set(faults.map(({ name }) => name)).size).toBe(40);
  for (const { file, from, to } of faults) {
    expect(readFileSync(join(root, file), 'utf8').split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
  }
});
