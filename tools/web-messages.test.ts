/** Which texts come first: those that the first view asks for, each text once, in one language. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';
import { messagesByLanguage } from './web-messages.ts';

async function textsIn(id: string, first?: ReadonlySet<string>): Promise<Readonly<Record<string, string>>> {
  const { load } = messagesByLanguage(first);
  if (typeof load !== 'function') throw new Error('The plugin answers what it is asked for.');
  const code: unknown = await Reflect.apply(load, {}, [`\0virtual:messages/${id}`]);
  return JSON.parse(String(code).replace(/^export const messages = |;$/g, ''));
}

test('what the first view asks for by its key or by a beginning comes first, all else later, nothing twice', async () => {
  const today = new Set([join(root, 'src/rooms/today/views/today.tsx')]);
  const first = await textsIn('fr', today);
  const later = await textsIn('fr/later', today);
  expect(first).toHaveProperty(['today.calm']);
  expect(first).toHaveProperty(['value.proposal.awaiting.open']);
  expect(first).not.toHaveProperty(['done.task.take']);
  expect(later).toHaveProperty(['done.task.take']);
  expect(Object.keys(first).filter((key) => key in later)).toEqual([]);
});

test('where nothing is loaded later, all texts are there at once', async () => {
  expect(await textsIn('en')).toHaveProperty(['done.task.take']);
  expect(await textsIn('en/later')).toEqual({});
});
