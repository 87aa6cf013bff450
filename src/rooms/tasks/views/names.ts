/** The names that filters and forms choose from: members, roles, places, lists, tags. */
import { createMemo, getOwner, runWithOwner } from 'solid-js';
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

/** Each is asked for when it is first looked at: a bar of filters stands long before anybody opens one. */
export function createNames(): Names {
  const { t } = useI18n();
  const members = whenRead(() => createAnswer<typeof memberList>('member.list'));
  const roles = whenRead(() => createAnswer<typeof roleList>('role.list'));
  const places = whenRead(() => createAnswer<typeof placeList>('place.list'));
  const lists = whenRead(() => createAnswer<typeof listList>('list.list'));
  const tags = whenRead(() => createAnswer<typeof tagList>('tag.list'));
  const nameIn = (rows: () => readonly NamedRow[] | undefined) => {
    const names = whenRead(() => createMemo(() => new Map((rows() ?? []).map((row) => [row.id, row.name] as const))));
    return (id: Id) => names()?.get(id) ?? t('tasks.somebody');
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

/** Made at the first reading, for as long as the calling component lives. */
export function whenRead<T>(make: () => () => T): () => T | undefined {
  const owner = getOwner();
  let made: (() => T) | undefined;
  return () => {
    made ??= runWithOwner(owner, make);
    return made?.();
  };
}
