/** Which tasks a view shows, as its address says it: links, Back and saved filters all speak this. */
import { isCivilDate } from '../../../kernel/civil-date.ts';
import type { TaskFilters } from '../finding.ts';
import type { Sort } from '../queries/index.ts';
import { STATES } from '../schema.ts';

export type ViewName = 'list' | 'board' | 'calendar' | 'trash';
export const viewNames = ['list', 'board', 'calendar'] as const;
const sorts: readonly Sort[] = ['due', 'position', 'title', 'created', 'done'];

export interface Showing {
  readonly view: ViewName;
  readonly by: 'state' | 'list';
  readonly sort: Sort;
  readonly descending: boolean;
  /** First day of the month the calendar shows; empty for this month. */
  readonly month: string;
  readonly filters: TaskFilters;
}

const flags = ['mine', 'answering', 'unheld', 'noDue', 'pinned', 'withoutWhy'] as const;
const words = ['holder', 'list', 'role', 'place', 'dueBefore', 'dueAfter', 'series', 'import', 'text'] as const;

/** What the address asks for; what it does not understand is left out. Without a word about states, live tasks. */
export function readShowing(search: URLSearchParams): Showing {
  const view = search.get('view');
  const sort = sorts.find((known) => known === search.get('sort'));
  const states = (search.get('state') ?? '').split(',').flatMap((name) => STATES.filter((known) => known === name));
  const filters: Record<string, unknown> = {};
  for (const flag of flags) if (search.has(flag)) filters[flag] = true;
  for (const word of words) {
    const value = search.get(word);
    if (value !== null && value !== '') filters[word] = value;
  }
  const tags = search.getAll('tag').filter((tag) => tag !== '');
  if (tags.length > 0) filters.tag = tags;
  if (states.length > 0) filters.state = states;
  else if (search.get('state') !== 'all' && view !== 'board' && view !== 'trash') filters.live = true;
  if (view === 'trash') filters.trash = true;
  return {
    view: view === 'board' || view === 'calendar' || view === 'trash' ? view : 'list',
    by: search.get('by') === 'list' ? 'list' : 'state',
    sort: sort ?? 'due',
    descending: search.has('descending'),
    month: isCivilDate(`${search.get('month')}-01`) ? `${search.get('month')}-01` : '',
    filters: filters as TaskFilters,
  };
}

/** The search part of the address that asks for this, with its `?`; empty for what shows without any. */
export function writeShowing(showing: Showing): string {
  const search = new URLSearchParams();
  if (showing.view !== 'list') search.set('view', showing.view);
  if (showing.view === 'board' && showing.by === 'list') search.set('by', 'list');
  if (showing.sort !== 'due') search.set('sort', showing.sort);
  if (showing.descending) search.set('descending', '');
  if (showing.month !== '') search.set('month', showing.month.slice(0, 7));
  const { filters } = showing;
  for (const flag of flags) if (filters[flag] === true) search.set(flag, '');
  for (const word of words) {
    const value = filters[word];
    if (typeof value === 'string') search.set(word, value);
  }
  for (const tag of filters.tag ?? []) search.append('tag', tag);
  if (filters.state !== undefined) search.set('state', filters.state.join(','));
  else if (filters.live === undefined && showing.view !== 'board' && showing.view !== 'trash') search.set('state', 'all');
  const text = search.toString().replaceAll('=&', '&').replace(/=$/, '');
  return text === '' ? '' : `?${text}`;
}

/** The same, with other filters; `undefined` takes one off. */
export function withFilters(showing: Showing, change: { readonly [K in keyof TaskFilters]?: TaskFilters[K] | undefined }): Showing {
  const merged = { ...showing.filters, ...change };
  const kept = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined && value !== false));
  return { ...showing, filters: kept as TaskFilters };
}

/** How many filters narrow the view, beside "live". */
export const narrowing = (filters: TaskFilters): number =>
  Object.keys(filters).filter((name) => name !== 'live' && name !== 'trash').length;
