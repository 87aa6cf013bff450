/** Lists, tags, templates, saved filters, imports: what tasks are sorted and made with. */

import { byName } from '../../by-name.ts';
import { query } from '../../room.ts';
import { filter, tag, task, taskImport, taskList, taskTag, template } from '../schema.ts';
import { isLive } from '../standing.ts';
import { wordsIn } from '../words.ts';

/** In the order made by hand, with how many live tasks stand in each. */
export const listList = query({
  name: 'list.list',
  input: {},
  run(read) {
    const counts = read.where(task, { state: isLive }).tally('list');
    const rows = read.where(taskList).sort({ by: 'position' }, { by: 'name' }).all();
    return rows.map((row) => ({ ...row, live: counts.get(row.id) ?? 0 }));
  },
});

/** By name, with how many tasks bear each. */
export const tagList = query({
  name: 'tag.list',
  input: {},
  run(read) {
    const counts = read.where(taskTag).tally('tag');
    const rows = read.where(tag).sort({ by: 'name' }).all();
    return rows.flatMap(({ name, ...row }) => (name === null ? [] : [{ ...row, name, tasks: counts.get(row.id) ?? 0 }]));
  },
});

export const templateList = query({
  name: 'template.list',
  input: {},
  run: (read) => byName(read.where(template).all()).map((row) => ({ ...row, tags: wordsIn(row.tags), checklist: wordsIn(row.checklist) })),
});

/** Everybody's, and one's own. */
export const filterList = query({
  name: 'filter.list',
  input: {},
  run: (read) =>
    read
      .where(filter, { owner: [null, read.me] })
      .sort({ by: 'position' }, { by: 'name' })
      .all(),
});

/** The latest first, with how many of its tasks stand. */
export const importList = query({
  name: 'import.list',
  input: {},
  run(read) {
    const counts = read.where(task, { import: (id) => id !== null }).tally('import');
    const rows = read.where(taskImport).sort({ by: 'at', descending: true }).all();
    return rows.map((row) => ({ ...row, tasks: counts.get(row.id) ?? 0 }));
  },
});
