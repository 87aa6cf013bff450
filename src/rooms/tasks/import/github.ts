/** GitHub issues: pages of the REST answer, what `gh issue list --json` prints, recorded answers with a `response`. */

import { failed, ok, type Result } from '../../../kernel/result.ts';
import { addIssue, commentOf, isComment, isIssue, issueKey } from './github-issue.ts';
import { type Json, type JsonValue, parseJsonValues } from './json.ts';
import { createPlan } from './plan.ts';
import { asItems, at, isRecord, textAt } from './reading.ts';
import type { ImportedTask, ImportOptions, ImportPlan } from './types.ts';

/** Where answers keep their items. */
const WRAPPERS = ['response', 'items', 'issues', 'nodes', 'data'] as const;

export function importGitHub(text: string, options: ImportOptions): Result<ImportPlan> {
  const values = parseJsonValues(text);
  if (!values.ok) return values;
  const plan = createPlan('github');
  const found = values.value.flatMap(({ value, line }): readonly JsonValue[] =>
    value === undefined ? [{ value, line }] : itemsIn(value, 0).map((item) => ({ value: item, line })),
  );
  const comments = new Map<string, ImportedTask['comments'][number][]>();
  for (const { value } of found)
    if (value !== undefined && isComment(value)) collect(comments, textAt(value, 'issue_url') ?? '', commentOf(value, options.zone));
  const latest = new Map<string, number>();
  found.forEach(({ value }, index) => {
    if (value !== undefined && isIssue(value)) latest.set(issueKey(value), index);
  });
  if (latest.size === 0 && found.length > 0) return failed('import.not-github');
  found.forEach(({ value, line }, index) => {
    const row = index + 1;
    if (value === undefined) plan.note(row, 'skipped', 'import.json-damaged', { line });
    else if (!isRecord(value)) plan.note(row, 'skipped', 'import.row-shape');
    else if (isComment(value)) return;
    else if (!isIssue(value)) plan.note(row, 'skipped', 'import.github-no-issue', { name: textAt(value, 'name', 'title', 'login') ?? '' });
    else if (latest.get(issueKey(value)) !== index) plan.note(row, 'skipped', 'import.row-again', { key: issueKey(value) });
    else addIssue(value, row, comments.get(textAt(value, 'url') ?? '') ?? [], options.zone, plan);
  });
  return ok(plan.finish());
}

/** The items of a page, of pages in a list, of recorded answers; an object that wraps nothing is itself the item. */
function itemsIn(value: Json, depth: number): readonly Json[] {
  if (depth > 6) return [value];
  if (Array.isArray(value)) return value.flatMap((item) => itemsIn(item, depth + 1));
  if (!isRecord(value) || isIssue(value) || isComment(value)) return [value];
  for (const wrapper of WRAPPERS) {
    const inner = at(value, wrapper);
    if (inner !== undefined && typeof inner === 'object' && inner !== null) return itemsIn(inner, depth + 1);
  }
  const pages = asItems(value).filter((inner) => isRecord(inner) && WRAPPERS.some((wrapper) => at(inner, wrapper) !== undefined));
  return pages.length > 0 ? pages.flatMap((page) => itemsIn(page, depth + 1)) : [value];
}

function collect<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
