/** The names that filters and forms choose from: members, roles, places, lists, tags. */
import { createMemo } from 'solid-js';
import type { Id } from '../../../kernel/ids.ts';
import { createAnswer, useI18n } from '../../../ui/index.ts';
import type { ListRow, NamedRow, TagRow } from './types.ts';

export interface Names {
  members(): readonly NamedRow[];
  roles(): readonly NamedRow[];
  places(): readonly NamedRow[];
  lists(): readonly ListRow[];
  tags(): readonly TagRow[];
  member(id: Id): string;
  role(id: Id): string;
  place(id: Id): string;
  list(id: Id): string;
}

export function createNames(): Names {
  const { t } = useI18n();
  const members = createAnswer<readonly NamedRow[]>('member.list');
  const roles = createAnswer<readonly NamedRow[]>('role.list');
  const places = createAnswer<readonly NamedRow[]>('place.list');
  const lists = createAnswer<readonly ListRow[]>('list.list');
  const tags = createAnswer<readonly TagRow[]>('tag.list');
  const nameIn = (rows: () => readonly NamedRow[] | undefined) => {
    const names = createMemo(() => new Map((rows() ?? []).map((row) => [row.id, row.name] as const)));
    return (id: Id) => names().get(id) ?? t('tasks.somebody');
  };
  return {
    members: () => members() ?? [],
    roles: () => roles() ?? [],
    places: () => places() ?? [],
    lists: () => lists() ?? [],
    tags: () => tags() ?? [],
    member: nameIn(members),
    role: nameIn(roles),
    place: nameIn(places),
    list: nameIn(lists),
  };
}
