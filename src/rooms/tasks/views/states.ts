/** The gesture that brings a task into a state. */
import type { Id } from '../../../kernel/ids.ts';
import type { State } from '../schema.ts';

export function toState(task: Id, state: State, from: State): [name: string, input: Readonly<Record<string, unknown>>] {
  switch (state) {
    case 'open':
      // Reopening says that it was closed; from other live states it is only put back.
      return from === 'done' || from === 'dropped' ? ['task.reopen', { task }] : ['task.edit-many', { tasks: [task], state: 'open' }];
    case 'doing':
      return ['task.start', { task }];
    case 'waiting':
      return ['task.wait', { task }];
    case 'done':
      return ['task.done', { task }];
    case 'dropped':
      return ['task.drop', { task }];
  }
}
