/** Carries an import plan out: in parts under one gesture, so that a large one is shared in moderate changes and undone as one. */

import { newId } from '../kernel/ids.ts';
import type { Random } from '../kernel/ports.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { ImportPlan } from '../rooms/tasks/index.ts';
import type { Workplace } from './workplace.ts';

/** Tasks of one part: about a hundred kilobytes. */
const PART = 200;

/** Where the bytes of attachments that came inside the source were put, by their key in the plan. */
export type PutFiles = Readonly<Record<string, { readonly hash: string; readonly size: number; readonly type: string }>>;

export interface Imported {
  /** The row that ties what was made together. */
  readonly import: string;
  readonly made: number;
  /** Tasks that an earlier import of the same source had made. */
  readonly known: number;
  /** Takes all of it back; missing when nothing was made. */
  readonly undo?: string;
}

export interface ImportingOptions {
  readonly random: Random;
  /** Name of the file or board. */
  readonly source: string;
  /** Member ids for names of the source. */
  readonly people?: Readonly<Record<string, string>>;
  readonly files?: PutFiles;
  progress?(part: number): void;
}

/** A part that fails takes the parts before it back: an import is there whole or not at all. */
export async function carryOutImport(workplace: Workplace, plan: ImportPlan, options: ImportingOptions): Promise<Result<Imported>> {
  const gesture = newId(options.random);
  let done: Imported = { import: '', made: 0, known: 0 };
  const titles = new Map(plan.tasks.map(({ key, title }) => [key, title]));
  for (let from = 0; from === 0 || from < plan.tasks.length; from += PART) {
    const tasks = plan.tasks.slice(from, from + PART);
    // A row of a table is known by its number and title; the title may stand in another part.
    const linked = tasks.flatMap(({ links }) => links.flatMap(({ key }) => (key.startsWith('row-') ? [[key, titles.get(key) ?? '']] : [])));
    const part = await workplace.run(
      'import.apply',
      {
        format: plan.source,
        source: options.source,
        tasks,
        ...(linked.length === 0 ? {} : { titles: Object.fromEntries(linked) }),
        ...(options.people === undefined ? {} : { people: options.people }),
        ...(options.files === undefined ? {} : { files: options.files }),
        ...(done.import === '' ? {} : { import: done.import }),
      },
      { gesture },
    );
    if (!part.ok) {
      if (done.undo !== undefined) await workplace.undo(done.undo);
      return part;
    }
    const { import: id, made, known } = part.value.answer as Pick<Imported, 'made' | 'known'> & { readonly import: string | null };
    const undo = part.value.undo ?? done.undo;
    done = { import: id ?? done.import, made: done.made + made, known: done.known + known, ...(undo === undefined ? {} : { undo }) };
    options.progress?.(Math.min(1, (from + PART) / plan.tasks.length));
  }
  return ok(done);
}
