/** Text or a link that another application shared with this one: it becomes the line of a new task. */
import type { Desk } from '../../ui/index.ts';

export function takeShared(desk: Desk, search: URLSearchParams): void {
  const line = sharedLine(search);
  desk.go('/today', { replace: true });
  desk.perform('task.capture', line === '' ? {} : { line });
}

/** Title, text and address, each once, on one line. */
export function sharedLine(search: URLSearchParams): string {
  const parts = ['title', 'text', 'url'].map((name) => (search.get(name) ?? '').replace(/\s+/g, ' ').trim());
  return parts.filter((part, index) => part !== '' && parts.findIndex((other) => other.includes(part)) === index).join(' ');
}
