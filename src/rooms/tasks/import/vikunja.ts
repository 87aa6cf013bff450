/** Vikunja's export: a zip with all projects and their tasks in `data.json` and attachments under `files/`. */

import { failed, ok, type Result } from '../../../kernel/result.ts';
import { cut } from './clean.ts';
import { decodeText } from './encoding.ts';
import { type Json, parseJson } from './json.ts';
import { createPlan, type PlanBuilder } from './plan.ts';
import { asItems, at, isRecord, textAt } from './reading.ts';
import type { ImportOptions, ImportPlan } from './types.ts';
import { type Found, projectsIn } from './vikunja-projects.ts';
import { addTask } from './vikunja-task.ts';
import { unzip } from './zip.ts';

export function importVikunja(bytes: Uint8Array, options: ImportOptions): Result<ImportPlan> {
  const opened = unzip(bytes, (name) => /^(?:data\.json|filters\.json|VERSION|files\/\d+)$/.test(name));
  if (!opened.ok) return opened;
  const { files, refused } = opened.value;
  const data = files.get('data.json');
  if (data === undefined) return failed('import.not-vikunja');
  const parsed = parseJson(decodeText(data));
  if (!parsed.ok) return parsed;
  const plan = createPlan('vikunja');
  for (const { name, code } of refused) plan.note(cut(name, 80), 'lost', code, { name: cut(name, 80) });
  noteFilters(files.get('filters.json'), plan);
  const found = projectsIn(parsed.value, plan);
  if (found === undefined) return failed('import.not-vikunja');
  const kept = addTasks(found, files, options, plan);
  return ok(plan.finish({ files: kept }));
}

function addTasks(
  found: Found,
  files: ReadonlyMap<string, Uint8Array>,
  options: ImportOptions,
  plan: PlanBuilder,
): ReadonlyMap<string, Uint8Array> {
  const kept = new Map<string, Uint8Array>();
  let row = 0;
  for (const project of found.projects) {
    plan.list(project.name);
    for (const task of project.tasks) {
      row += 1;
      for (const name of addTask(task, row, project, files, options, plan)) {
        const file = files.get(name);
        if (file !== undefined) kept.set(name, file);
      }
    }
  }
  return kept;
}

function noteFilters(bytes: Uint8Array | undefined, plan: PlanBuilder): void {
  const parsed = bytes === undefined ? undefined : parseJson(decodeText(bytes));
  const filters: readonly Json[] = parsed?.ok === true ? asItems(parsed.value).filter(isRecord) : [];
  for (const filter of filters)
    plan.note(undefined, 'lost', 'import.saved-filter', {
      name: cut(textAt(filter, 'title') ?? textAt(at(filter, 'filter'), 'title') ?? '', 80),
    });
}
