import { describe, expect, test } from 'vitest';
import { readShowing, withFilters, writeShowing } from './filtering.ts';

const read = (text: string) => readShowing(new URLSearchParams(text));

describe('the address of a list of tasks', () => {
  test('without a word shows what is live, by due date', () => {
    expect(read('')).toEqual({ view: 'list', by: 'state', sort: 'due', descending: false, month: '', filters: { live: true } });
    expect(writeShowing(read(''))).toBe('');
  });
  test.each([
    '?mine',
    '?view=board',
    '?view=board&by=list&mine',
    '?view=calendar&month=2026-11',
    '?sort=created&descending&state=done%2Cdropped',
    '?text=ventilateur&tag=école&tag=linux',
    '?view=trash',
    '?unheld&state=all',
  ])('%s is read and written alike', (address) => {
    expect(decodeURIComponent(writeShowing(read(address)))).toBe(decodeURIComponent(address));
  });
  test('leaves out what it does not understand', () => {
    expect(read('?view=pie&sort=size&state=frozen&month=soon')).toEqual(read(''));
  });
  test('takes a filter off again', () => {
    expect(withFilters(withFilters(read(''), { mine: true, text: 'x' }), { mine: undefined }).filters).toEqual({ live: true, text: 'x' });
  });
});
