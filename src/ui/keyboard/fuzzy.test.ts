import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { find, fold } from './fuzzy.ts';

const items = ['New task', 'Hand over the task', 'Take the task', 'Go to the team', 'Aller à l’équipe'].map((title) => ({ title }));
const titles = (query: string) => find(query, items).map((item) => item.title);

describe('finding', () => {
  test('puts beginnings first', () => {
    expect(titles('ta')).toEqual(['Take the task', 'New task', 'Hand over the task']);
  });
  test('ignores accents and case', () => {
    expect(titles('EQUIPE')).toEqual(['Aller à l’équipe']);
    expect(fold('Éléonore Œuvre')).toBe('eleonore œuvre');
  });
  test('takes initials', () => {
    expect(titles('nt')).toEqual(['New task']);
    expect(titles('hott')).toEqual(['Hand over the task']);
  });
  test('wants every word', () => {
    expect(titles('task hand')).toEqual(['Hand over the task']);
    expect(titles('task zebra')).toEqual([]);
  });
  test('reads keywords, after titles', () => {
    const found = find('baton', [{ title: 'Hand over', keywords: ['baton'] }, { title: 'Baton of mine' }]);
    expect(found.map((item) => item.title)).toEqual(['Baton of mine', 'Hand over']);
  });
  test('answers only items that exist, and never fails on odd input', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (query, names) => {
        const all = names.map((title) => ({ title }));
        expect(find(query, all).every((item) => all.includes(item))).toBe(true);
      }),
    );
  });
});
