/** Imported tasks as rows. Ids derive from where a task comes from, so that an import made twice meets itself (R4). */

import type { Id } from '../../kernel/ids.ts';
import { nameKey } from '../fold.ts';
import { role } from '../organisation/index.ts';
import { member } from '../people/index.ts';
import { place } from '../places/index.ts';
import { lastPosition, orderedPosition } from '../position.ts';
import type { Transaction } from '../room.ts';
import { matchName, type Named } from './capture/index.ts';
import { beginHolding } from './holding.ts';
import type { Imported, StoredFile } from './imported.ts';
import { formatRule, parseRule } from './recurrence/index.ts';
import { attachment, checklistItem, comment, series, task, taskImport, taskLink, taskList } from './schema.ts';
import { addTags } from './tagging.ts';

/** What an import knows while it goes on. */
export interface Importing {
  readonly import: Id;
  /** When it began, and how many tasks its earlier parts made. */
  readonly at: number;
  readonly offset: number;
  /** Format and name of the source: within them a key names one task. */
  readonly origin: string;
  /** Members by their names in the source, where those differ. */
  readonly people: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, StoredFile>;
  readonly members: readonly Named[];
  readonly roles: readonly Named[];
  readonly places: readonly Named[];
  /** Ids by name, those made on the way included. */
  readonly lists: Map<string, Id>;
}

export function beginImporting(tx: Transaction, given: Pick<Importing, 'import' | 'origin' | 'people' | 'files'>): Importing {
  const lists = new Map<string, Id>();
  for (const { id, name } of named(tx.where(taskList).all())) if (!lists.has(nameKey(name))) lists.set(nameKey(name), id);
  return {
    ...given,
    at: tx.row(taskImport, given.import)?.at ?? tx.now,
    offset: tx.where(task, { import: given.import }).count,
    lists,
    members: named(tx.where(member, { left: null }).all()),
    roles: named(tx.where(role).all()),
    places: named(tx.where(place).all()),
  };
}

/** A row number is no name: with it, the title says which task it is. */
const importedId = (tx: Transaction, origin: string, key: string, title: string): Id =>
  tx.deriveId(task.name, 'import', origin, key, key.startsWith('row-') ? title : '');

/** Writes one task; false when an earlier import made it and it still stands. */
export function importTask(
  tx: Transaction,
  given: Imported,
  importing: Importing,
  index: number,
  titles: ReadonlyMap<string, string>,
): boolean {
  const id = importedId(tx, importing.origin, given.key, given.title);
  const known = tx.row(task, id);
  if (known !== undefined && known.deleted === null && known.title !== null) return false;
  const found = { role: only(given.role, importing.roles), place: only(given.place, importing.places) };
  const holders = (given.holders ?? []).map((name) => ({ name, id: memberOf(importing, name) }));
  const created = given.createdAt ?? tx.now;
  const cells = {
    title: given.title,
    why: given.why ?? null,
    nextStep: given.nextStep ?? null,
    state: given.state ?? 'open',
    due: given.due ?? null,
    doneAt: given.doneAt ?? null,
    list: given.list === undefined ? null : listOf(tx, importing, given.list),
    role: found.role ?? null,
    place: found.place ?? null,
    position: orderedPosition(importing.at, given.position ?? importing.offset + index),
    createdAt: created,
    createdBy: tx.me,
    source: `${importing.origin}:${given.key}`.slice(0, 500),
    import: importing.import,
    deleted: null,
  };
  tx.insert(task, cells, id);
  const rest: [string, string | undefined][] = [
    ...Object.entries(given.extra),
    [
      '@',
      holders
        .filter((holder) => holder.id === undefined)
        .map(({ name }) => name)
        .join(', '),
    ],
    ['%', found.place === undefined ? given.place : undefined],
    ['/', found.role === undefined ? given.role : undefined],
    ...given.attachments.flatMap((one): [string, string | undefined][] => (isStored(importing, one) ? [] : [[one.name, one.url]])),
  ];
  const details = [given.body ?? '', rest.flatMap(([label, text]) => (text ? [`${label}: ${text}`] : [])).join('\n')];
  tx.setText(task, id, 'details', details.filter((part) => part !== '').join('\n\n'));
  addTags(tx, id, given.tags ?? []);
  for (const { id: holder } of holders)
    if (holder !== undefined) beginHolding(tx, id, holder, known === undefined ? { from: created, known: [] } : { from: created });
  hangOn(tx, id, given, importing, titles);
  return true;
}

/** What hangs on the task: ids derive from the task's and the place among its like. */
function hangOn(tx: Transaction, id: Id, given: Imported, importing: Importing, titles: ReadonlyMap<string, string>): void {
  given.checklist.forEach(({ title, done }, index) => {
    const item = { task: id, title: title.slice(0, 500), done, position: lastPosition(tx.now, index), deleted: null };
    tx.insert(checklistItem, item, tx.deriveId(checklistItem.name, id, index));
  });
  given.comments.forEach(({ author, at, text }, index) => {
    const by = author === undefined ? undefined : memberOf(importing, author);
    const cells = {
      task: id,
      author: by ?? null,
      signed: by === undefined ? (author ?? null) : null,
      body: text,
      at: at ?? tx.now,
      deleted: null,
    };
    tx.insert(comment, cells, tx.deriveId(comment.name, id, index));
  });
  for (const { kind, key } of given.links) {
    const other = importedId(tx, importing.origin, key, titles.get(key) ?? '');
    if (other !== id) tx.join(taskLink, { task: id, other, kind });
  }
  given.attachments.forEach(({ name, file }, index) => {
    const stored = file === undefined ? undefined : importing.files.get(file);
    if (stored === undefined) return;
    const cells = { task: id, name: name.slice(0, 255), ...stored, addedAt: tx.now, addedBy: tx.me, deleted: null };
    tx.insert(attachment, cells, tx.deriveId(attachment.name, id, index));
  });
  const rule = given.recurrence === undefined ? undefined : parseRule(given.recurrence);
  if (rule?.ok !== true) return;
  const start = given.due ?? tx.today;
  const made = tx.insert(series, { rule: formatRule(rule.value), start, stoppedAt: null, deleted: null }, tx.deriveId(series.name, id));
  tx.update(task, id, { series: made, occurrence: start });
}

function listOf(tx: Transaction, importing: Importing, name: string): Id {
  const key = nameKey(name);
  const known = importing.lists.get(key);
  if (known !== undefined) return known;
  const cells = { name: name.slice(0, 200), position: lastPosition(tx.now, importing.lists.size), deleted: null };
  const made = tx.insert(taskList, cells, tx.deriveId(taskList.name, 'import', key));
  importing.lists.set(key, made);
  return made;
}

function memberOf(importing: Importing, name: string): Id | undefined {
  const chosen = Object.hasOwn(importing.people, name) ? importing.people[name] : undefined;
  if (chosen !== undefined) return importing.members.find(({ id }) => id === chosen)?.id;
  const exact = importing.members.filter((one) => nameKey(one.name) === nameKey(name));
  return exact.length === 1 ? exact[0]?.id : undefined;
}

const isStored = (importing: Importing, { file }: { readonly file?: string }): boolean => file !== undefined && importing.files.has(file);

function only(name: string | undefined, among: readonly Named[]): Id | undefined {
  const found = name === undefined ? undefined : matchName(name, among);
  return found?.kind === 'one' ? found.value.id : undefined;
}

const named = (rows: readonly { readonly id: Id; readonly name: string | null }[]): readonly Named[] =>
  rows.flatMap(({ id, name }) => (name === null || name === '' ? [] : [{ id, name }]));
