import { expect, test } from 'vitest';
import { keepPrecise, preciseIn, preciseOf } from './precise.ts';

const device = () => {
  const texts = new Map<string, string>();
  return { read: (key: string) => texts.get(key), write: (key: string, text: string) => void texts.set(key, text) };
};

test('a device keeps what the others are not told, and forgets it when they are', () => {
  const kept = device();
  keepPrecise(kept, [{ id: 'a', where: 'home' }, { id: 'b', place: 'p' }, { id: 'c' }], false);
  expect(preciseIn(kept)).toEqual({ a: { where: 'home', place: null }, b: { where: null, place: 'p' } });
  keepPrecise(kept, [{ id: 'a', where: 'home' }], true);
  expect(preciseOf(kept, 'a')).toEqual({});
  expect(preciseOf(kept, 'b')).toEqual({ where: null, place: 'p' });
});

test('what cannot be read is nothing', () => {
  const kept = device();
  for (const text of ['{', '7', 'null', '[]', '{"a":3}']) {
    kept.write('presence.precise', text);
    expect(preciseOf(kept, 'a')).toEqual({});
  }
});
