import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const themes = ['light', 'dark'] as const;

/** Text on ground, as the widgets use them: 4.5:1 (WCAG 1.4.3). */
const texts: readonly (readonly [string, readonly string[]])[] = [
  ['ink', ['ground', 'surface', 'sunken', 'hover', 'pressed', 'selected', 'covered-wash', 'stop-wash', 'accent-wash']],
  ['ink-soft', ['ground', 'surface', 'sunken', 'hover', 'selected']],
  ['accent-ink', ['accent', 'accent-hover']],
  ['accent-text', ['ground', 'surface', 'hover', 'selected', 'accent-wash']],
  ['covered', ['ground', 'surface', 'hover', 'covered-wash']],
  ['stop', ['ground', 'surface', 'hover', 'selected', 'stop-wash']],
];

/** Edges of controls, the focus ring and signs that carry meaning: 3:1 (WCAG 1.4.11). */
const signs: readonly (readonly [string, readonly string[]])[] = [
  ['line-strong', ['ground', 'surface']],
  ['focus', ['ground', 'surface', 'sunken', 'selected', 'accent-wash']],
  ['accent', ['ground', 'surface', 'sunken', 'hover']],
  ['covered', ['ground', 'surface']],
];

describe.each(themes)('the %s palette', (theme) => {
  const tokens = palette(theme);
  test.each(texts.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const)))('--%s reads on --%s', (ink, ground) => {
    expect(contrast(colour(tokens, ink), colour(tokens, ground))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(signs.flatMap(([sign, grounds]) => grounds.map((ground) => [sign, ground] as const)))('--%s shows on --%s', (sign, ground) => {
    expect(contrast(colour(tokens, sign), colour(tokens, ground))).toBeGreaterThanOrEqual(3);
  });
});

test('the measure of contrast is the one of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 2);
});

test('motion stays within 150 ms, and stops where less motion is asked for', () => {
  const durations = [...css.matchAll(/--move:\s*(\d+)ms/g)].map(([, milliseconds]) => Number(milliseconds));
  expect(durations).toEqual([120, 0]);
});

function palette(theme: (typeof themes)[number]): ReadonlyMap<string, string> {
  const pairs = [...css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\);/g)];
  return new Map(pairs.map(([, name, light, dark]) => [name ?? '', (theme === 'light' ? light : dark) ?? '']));
}

function colour(tokens: ReadonlyMap<string, string>, name: string): string {
  const value = tokens.get(name);
  if (value === undefined) throw new Error(`no colour --${name} in tokens.css`);
  return value;
}

function contrast(first: string, second: string): number {
  const [low, high] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
