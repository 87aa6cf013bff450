/** The workplace's tasks as exports want them: names instead of ids, whoever they point to. */

import type { Id } from '../../kernel/ids.ts';
import type { Reader } from '../../replica/read.ts';
import type { Table } from '../../replica/schema.ts';
import { role } from '../organisation/index.ts';
import { place } from '../places/index.ts';
import type { ExportInput, ExportTask } from './export/index.ts';
import { taskRows } from './rows.ts';
import { checklistItem, series, task, taskLink, taskList } from './schema.ts';

/** Every task that is not in the trash, list by list, in the order of their hands. */
export function tasksToExport(read: Reader, name: string): ExportInput {
  const rows = read.where(task).sort({ by: 'list' }, { by: 'position' }).all();
  const nameIn = namesOf(read);
  const items = grouped(read.where(checklistItem).sort({ by: 'position' }).all());
  const links = grouped(read.where(taskLink).all());
  const tasks = taskRows(read, rows).map((row): ExportTask => {
    const others = (kind: string): Id[] =>
      (links.get(row.id) ?? []).flatMap((link) => (link.kind === kind && link.other !== null ? [link.other] : []));
    const rule = row.series === null ? undefined : read.row(series, row.series);
    return {
      id: row.id,
      title: row.title ?? '',
      state: row.state,
      ...given('why', row.why),
      ...given('nextStep', row.nextStep),
      ...given('details', read.text(task, row.id, 'details')),
      ...given('list', nameIn(taskList, row.list)),
      ...given('role', nameIn(role, row.role)),
      ...given('place', nameIn(place, row.place)),
      ...given('due', row.due),
      ...given('recurrence', rule?.stoppedAt === null ? rule.rule : null),
      ...(row.createdAt === null ? {} : { createdAt: row.createdAt }),
      ...(row.doneAt === null ? {} : { doneAt: row.doneAt }),
      holders: row.holders.flatMap((holder) => holder.name ?? []),
      tags: row.tags,
      checklist: (items.get(row.id) ?? []).map((item) => ({ title: item.title ?? '', done: item.done === true })),
      waitsOn: others('waits-on'),
      partOf: others('part-of'),
    };
  });
  return { name, tasks };
}

/** A text that is there, under its name; nothing for none. */
function given<K extends string>(name: K, text: string | null | undefined): { readonly [P in K]?: string } {
  // The one key is K itself.
  return text === null || text === undefined || text === '' ? {} : ({ [name]: text } as { readonly [P in K]?: string });
}

/** Looks each row up once. */
function namesOf(read: Reader): (table: Table, id: Id | null) => string | undefined {
  const known = new Map<Id, string | undefined>();
  return (table, id) => {
    if (id === null) return undefined;
    if (!known.has(id)) {
      const found = read.row(table, id)?.name;
      known.set(id, typeof found === 'string' ? found : undefined);
    }
    return known.get(id);
  };
}

function grouped<T extends { readonly task: Id | null }>(rows: readonly T[]): ReadonlyMap<Id, readonly T[]> {
  const groups = new Map<Id, T[]>();
  for (const row of rows) {
    if (row.task === null) continue;
    const group = groups.get(row.task);
    if (group === undefined) groups.set(row.task, [row]);
    else group.push(row);
  }
  return groups;
}
