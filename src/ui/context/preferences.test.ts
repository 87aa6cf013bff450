import { expect, test } from 'vitest';
import { createPreference, steady } from './preferences.ts';

const refusing = () => {
  throw new Error('storage is switched off');
};
const read = (text: string) => (['auto', 'dark'] as const).find((known) => known === text);

test('a choice is kept in the device’s storage', () => {
  const kept = new Map<string, string>();
  const store = steady(() => ({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) }));
  const [, choose] = createPreference(store, 'theme', 'auto', read);
  choose('dark');
  expect(kept.get('theme')).toBe('dark');
  expect(createPreference(store, 'theme', 'auto', read)[0]()).toBe('dark');
});

test('a storage that refuses does not break the choice', () => {
  const store = steady(refusing);
  const [theme, choose] = createPreference(store, 'theme', 'auto', read);
  choose('dark');
  expect(theme()).toBe('dark');
  expect(store.getItem('theme')).toBe('dark');
});

test('a value from another version counts as never chosen', () => {
  const store = steady(() => ({ getItem: () => 'sepia', setItem: () => undefined }));
  expect(createPreference(store, 'theme', 'auto', read)[0]()).toBe('auto');
});
