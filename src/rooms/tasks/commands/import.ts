/** Bringing in what another program kept. */

import { failed, ok } from '../../../kernel/result.ts';
import { json, optional, ref, string } from '../../../replica/schema.ts';
import { command } from '../../room.ts';
import { importedTasks, readFiles, readImported, textsIn } from '../imported.ts';
import { beginImporting, importTask } from '../importing.ts';
import { taskImport } from '../schema.ts';

/**
 * Makes the tasks of an import plan. `people` gives members for names of the source, `files` what was stored for its
 * attachments. A large plan may come in parts: each part gives the
 * `import` that an earlier one answered, and the titles, by key, of tasks in other parts that it links to.
 */
export const applyImport = command({
  name: 'import.apply',
  input: {
    format: string({ max: 40 }),
    source: optional(string({ max: 255 })),
    tasks: importedTasks,
    people: optional(json()),
    files: optional({ ...json(), max: 10_000_000 }),
    import: optional(ref('import')),
    titles: optional({ ...json(), max: 50_000_000 }),
  },
  quiet: true,
  run(tx, { format, source, tasks, people, files, titles: others, import: known }) {
    const imported = readImported(tasks);
    if (!imported.ok) return failed('import-not-a-plan', { field: String(imported.problem.params?.field ?? '') });
    const stored = readFiles(files ?? null);
    if (!stored.ok) return failed('import-not-a-plan', { field: 'files' });
    const id = known ?? tx.newId();
    const importing = beginImporting(tx, {
      import: id,
      origin: `${format}:${source ?? ''}`,
      people: textsIn(people ?? null),
      files: stored.value,
    });
    const titles = new Map([...Object.entries(textsIn(others ?? null)), ...imported.value.map(({ key, title }) => [key, title] as const)]);
    let made = 0;
    imported.value.forEach((one, index) => {
      if (importTask(tx, one, importing, index, titles)) made += 1;
    });
    if (made > 0 && known === undefined) tx.insert(taskImport, { format, name: source ?? null, at: tx.now, by: tx.me }, id);
    return ok({ data: { import: made > 0 || known !== undefined ? id : null, made, known: imported.value.length - made } });
  },
});
