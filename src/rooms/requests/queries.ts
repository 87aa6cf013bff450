/** What was asked and what became of it, for those inside and, narrowly, for those who asked. */

import type { Id } from '../../kernel/ids.ts';
import { boolean, optional, type Row, ref, string } from '../../replica/schema.ts';
import { byName } from '../by-name.ts';
import { member } from '../people/index.ts';
import { place } from '../places/index.ts';
import { type QueryContext, query } from '../room.ts';
import { attachment, task } from '../tasks/index.ts';
import { request, requestPage, requestWord } from './schema.ts';

export const requestPages = query({
  name: 'request-page.list',
  input: {},
  shows: ['name', 'key', 'welcome'],
  run: (read) =>
    byName(
      read
        .where(requestPage)
        .all()
        .map((row) => ({ ...row, name: nameOfPlace(read, row.place) })),
    ),
});

/** The latest first. */
export const requestList = query({
  name: 'request.list',
  input: { place: optional(ref('place')), unfinished: optional(boolean()) },
  shows: ['receivedAt', 'placeName', 'urgency', 'title', 'state', 'name'],
  run: (read, { place: at, unfinished }) =>
    read
      .where(request, at === undefined ? {} : { place: at })
      .sort({ by: 'receivedAt', descending: true })
      .all()
      .map((row) => shown(read, row))
      .filter(({ state }) => unfinished !== true || (state !== 'done' && state !== 'dropped')),
});

/** One request with all that was said; by the task it made, or by itself. */
export const requestShow = query({
  name: 'request.show',
  input: { request: optional(ref('request')), task: optional(ref('task')) },
  positional: ['request'],
  run(read, { request: id, task: of }) {
    const row = id === undefined ? read.where(request, { task: of ?? null }).all()[0] : read.row(request, id);
    if (row === undefined || row.deleted !== null) return null;
    return { ...shown(read, row), said: said(read, row.id).map((word) => ({ ...word, author: nameOfMember(read, word.member) })) };
  },
});

/** What the page of a place shows to whoever has its address. */
export const requestPortal = query({
  name: 'request-page.find',
  input: { key: string({ max: 40 }) },
  positional: ['key'],
  run(read, { key }) {
    const row = read.where(requestPage, { key }).all()[0];
    return row?.place ? { place: row.place, name: nameOfPlace(read, row.place), welcome: row.welcome } : null;
  },
});

/** What whoever asked may see of it: their own words, how it stands, and what was said to them. Nobody's name, nothing else. */
export const requestFollow = query({
  name: 'request.follow',
  input: { key: string({ max: 40 }) },
  positional: ['key'],
  run(read, { key }) {
    const row = read.where(request, { key }).all()[0];
    if (row === undefined) return null;
    const { id, words, urgency, receivedAt } = row;
    // Asked by the one who keeps the pages: what they attached came with the request.
    const photos = row.task === null ? [] : read.where(attachment, { task: row.task, addedBy: read.me }).sort({ by: 'addedAt' }).all();
    return {
      id,
      place: nameOfPlace(read, row.place),
      words,
      urgency,
      receivedAt,
      state: stateOf(read, row.task),
      photos: photos.flatMap(({ name, type, hash }) => (hash === null ? [] : [{ name, type, hash }])),
      said: said(read, id).map(({ words: each, at, member: by }) => ({ words: each, at, asker: by === null })),
    };
  },
});

export const queries = [requestPages, requestList, requestShow, requestPortal, requestFollow];

function shown(read: QueryContext, row: Row<typeof request>) {
  const work = row.task === null ? undefined : read.row(task, row.task);
  return { ...row, placeName: nameOfPlace(read, row.place), title: work?.title ?? null, state: stateOf(read, row.task) };
}

/** As the task stands; what was put away is dropped. */
function stateOf(read: QueryContext, id: Id | null) {
  const work = id === null ? undefined : read.row(task, id);
  return work === undefined || work.deleted !== null ? 'dropped' : (work.state ?? 'open');
}

const said = (read: QueryContext, id: Id) => read.where(requestWord, { request: id }).sort({ by: 'at' }).all();

const nameOfPlace = (read: QueryContext, id: Id | null) => (id === null ? null : (read.row(place, id)?.name ?? null));

const nameOfMember = (read: QueryContext, id: Id | null) => (id === null ? null : (read.row(member, id)?.name ?? null));
