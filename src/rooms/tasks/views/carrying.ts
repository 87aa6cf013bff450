/** Carrying tasks with the pointer: to a person, who is offered them; to a column of the board, which the board itself sees to. */
import type { Id } from '../../../kernel/ids.ts';

const KIND = 'application/x-relais-tasks';

export function carryTask(event: DragEvent, ids: readonly Id[]): void {
  event.dataTransfer?.setData(KIND, JSON.stringify(ids));
  if (event.dataTransfer !== null) event.dataTransfer.effectAllowed = 'copyMove';
}

export const carriesTasks = (event: DragEvent): boolean => event.dataTransfer?.types.includes(KIND) === true;

/** What was let go; only ids we wrote ourselves are read. */
export function carriedTasks(event: DragEvent): readonly Id[] {
  try {
    const parsed: unknown = JSON.parse(event.dataTransfer?.getData(KIND) ?? '[]');
    return Array.isArray(parsed) ? parsed.filter((id): id is Id => typeof id === 'string' && /^[\w-]{22}$/.test(id)) : [];
  } catch {
    return [];
  }
}
