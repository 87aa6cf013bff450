import { describe, expect, test } from 'vitest';
import { type Known, knownWorkplaces } from './known.ts';

const storage = () => {
  const kept = new Map<string, string>();
  return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
};
const known = (store: string, workplace: string, member = 'ana'): Known => ({
  store,
  workplace,
  workplaceName: workplace,
  member,
  memberName: member,
});

describe('the workplaces of a browser', () => {
  test('[F10] another workplace leaves the first one’s copy where it is', () => {
    const list = knownWorkplaces(storage());
    list.put(known('one', 'workshop'));
    list.put(known('two', 'library'));
    expect(list.list().map(({ store }) => store)).toEqual(['two', 'one']);
    expect(list.find('workshop', 'ana')?.store).toBe('one');
  });
  test('[F10] whoever comes back finds their own copy, not the one of another member', () => {
    const list = knownWorkplaces(storage());
    list.put(known('one', 'workshop', 'ana'));
    list.put(known('two', 'workshop', 'ben'));
    expect(list.find('workshop', 'ana')?.store).toBe('one');
    expect(list.find('workshop', 'zoe')).toBeUndefined();
    list.remove('two');
    expect(list.list().map(({ store }) => store)).toEqual(['one']);
  });
  test('the one that opened last opens next', () => {
    const list = knownWorkplaces(storage());
    list.put(known('one', 'workshop'));
    list.put(known('two', 'library'));
    list.put(known('one', 'workshop'));
    expect(list.list()[0]?.store).toBe('one');
  });
  test('what somebody else wrote there is left out', () => {
    const place = storage();
    place.setItem('relais.known', '[{"store":1},null,"x",{"store":"one"}]');
    expect(knownWorkplaces(place).list()).toEqual([]);
    place.setItem('relais.known', '{broken');
    expect(knownWorkplaces(place).list()).toEqual([]);
  });
});
