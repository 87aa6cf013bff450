/** What a browser opens with is part of what the rooms offer, and all of their tables. */
import { expect, test } from 'vitest';
import { openingRooms } from './opening.ts';
import { registry } from './registry.ts';

test('it opens with every table: a replica without one would not know its columns', () => {
  expect([...openingRooms.tables.values()]).toEqual(expect.arrayContaining([...registry.tables.values()]));
  expect(openingRooms.tables.size).toBe(registry.tables.size);
});

test('what it answers at once, it answers as the rooms do', () => {
  expect(openingRooms.queries.size).toBeGreaterThan(0);
  for (const [name, query] of openingRooms.queries) expect(registry.queries.get(name)).toBe(query);
});
