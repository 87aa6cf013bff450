/** The names that filters and forms choose from: members, roles, places, lists, tags. */
import { createMemo } from 'solid-js';
import type { Id } from '../../../kernel/ids.ts';
import { createAnswer, useI18n } from '../../../ui/index.ts';
import type { roleList } from '../../organisation/index.ts';
import type { memberList } from '../../people/index.ts';
import type { placeList } from '../../places/index.ts';
import type { listList, tagList } from '../queries/index.ts';
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
  const members = createAnswer<typeof memberList>('member.list');
  const roles = createAnswer<typeof roleList>('role.list');
  const places = createAnswer<typeof placeList>('place.list');
  const lists = createAnswer<typeof listList>('list.list');
  const tags = createAnswer<typeof tagList>('tag.list');
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
