/** The bench's two tables as a room would declare them. */
import { date, instant, integer, long, oneOf, ref, string, table } from '../../src/replica/schema.ts';

export const OPEN_STATES = ['todo', 'doing', 'blocked'] as const;

export const task = table('task', {
  title: string(),
  why: long(),
  state: oneOf([...OPEN_STATES, 'done', 'dropped']),
  holder: ref('person'),
  role: ref('role'),
  place: ref('place'),
  nextStep: string(),
  due: date(),
  createdAt: instant(),
  updatedAt: instant(),
  priority: integer({ min: 0, max: 4 }),
});

export const note = table('note', { task: ref('task'), author: ref('person'), at: instant(), text: long() });
