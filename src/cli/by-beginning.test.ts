import { expect, test } from 'vitest';
import { shortOf, wholeOf } from './by-beginning.ts';

const items = [{ id: 'abcdefghij' }, { id: 'abcdefghxy' }, { id: 'zyxwvutsrq' }];

test('what a list shows of an id finds it again, where it is the only one', () => {
  expect(shortOf('zyxwvutsrq')).toBe('zyxwvuts');
  expect(wholeOf(shortOf('zyxwvutsrq'), items)).toBe('zyxwvutsrq');
  expect(wholeOf('abcdefghi', items)).toBe('abcdefghij');
});

test('what begins several or none, and nothing at all, is left as it was given', () => {
  expect([wholeOf('abc', items), wholeOf('nothing', items), wholeOf('', items)]).toEqual(['abc', 'nothing', '']);
});
