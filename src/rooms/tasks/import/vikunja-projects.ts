/** Vikunja's projects, child projects and, in older exports, the lists of namespaces, as one row of projects. */

import type { Json, JsonRecord } from './json.ts';
import type { PlanBuilder } from './plan.ts';
import { asItems, at, flagAt, isRecord, itemsAt, numberAt, textAt } from './reading.ts';
import { stateOfList } from './states.ts';
import type { ImportedState } from './types.ts';

export interface Bucket {
  readonly name: string;
  readonly state: ImportedState | undefined;
}

export interface Project {
  /** With the projects it lies in: `École / Postes`. */
  readonly name: string;
  readonly archived: boolean;
  readonly tasks: readonly Json[];
  readonly buckets: ReadonlyMap<number, Bucket>;
  /** Newer exports say apart which task is in which bucket, and where. */
  readonly bucketOfTask: ReadonlyMap<number, number>;
  readonly positionOfTask: ReadonlyMap<number, number>;
}

export interface Found {
  readonly projects: readonly Project[];
}

const DEEPEST = 50;

/** `undefined` when the file holds no projects at all. */
export function projectsIn(json: Json, plan: PlanBuilder): Found | undefined {
  const roots = asItems(at(json, 'projects') ?? json);
  if (!(Array.isArray(json) || isRecord(json)) || (roots.length > 0 && !roots.some(isRecord))) return undefined;
  const projects: Project[] = [];
  const lineage = lineageOf(roots);
  for (const root of roots) {
    const { above, archived } = lineage(root);
    collect(root, above, archived, 0, projects, plan);
  }
  return { projects };
}

interface Lineage {
  readonly above: string;
  readonly archived: boolean;
}

/** In younger exports projects stand side by side and name the one they lie in; one that names itself, round about, lies in none. */
function lineageOf(roots: readonly Json[]): (json: Json) => Lineage {
  const known = new Map(roots.filter(isRecord).map((json) => [numberAt(json, 'id'), json]));
  return (json) => {
    let [above, archived] = ['', false];
    const passed = new Set<Json | undefined>([json]);
    for (let parent = parentOf(known, json); parent !== undefined && !passed.has(parent); parent = parentOf(known, parent)) {
      passed.add(parent);
      const title = textAt(parent, 'title') ?? '';
      above = above === '' ? title : `${title} / ${above}`;
      archived ||= flagAt(parent, 'is_archived');
    }
    return { above, archived };
  };
}

const parentOf = (known: ReadonlyMap<number | undefined, JsonRecord>, json: Json): JsonRecord | undefined => {
  const id = isRecord(json) ? numberAt(json, 'parent_project_id') : undefined;
  return id === undefined || id <= 0 ? undefined : known.get(id);
};

function collect(json: Json, above: string, archivedAbove: boolean, depth: number, projects: Project[], plan: PlanBuilder): void {
  if (!isRecord(json) || depth > DEEPEST) {
    plan.note(undefined, 'lost', 'import.parts-shape', { count: 1 });
    return;
  }
  const title = textAt(json, 'title') ?? '';
  const name = above === '' ? title : `${above} / ${title}`;
  const archived = archivedAbove || flagAt(json, 'is_archived');
  const description = textAt(json, 'description');
  if (description !== undefined) plan.note(undefined, 'lost', 'import.list-description', { list: name, characters: description.length });
  if (archived && itemsAt(json, 'tasks').length > 0) plan.note(undefined, 'changed', 'import.list-archived', { list: name });
  if (Array.isArray(at(json, 'tasks')) || !Array.isArray(at(json, 'lists'))) projects.push(projectOf(json, name, archived, plan));
  for (const key of ['child_projects', 'lists'])
    for (const child of itemsAt(json, key)) collect(child, name, archived, depth + 1, projects, plan);
}

function projectOf(json: JsonRecord, name: string, archived: boolean, plan: PlanBuilder): Project {
  const done = itemsAt(json, 'views').flatMap((view) => numberAt(view, 'done_bucket_id') ?? []);
  const buckets = new Map<number, Bucket>();
  for (const bucket of itemsAt(json, 'buckets')) {
    const id = numberAt(bucket, 'id');
    if (id === undefined) continue;
    const title = textAt(bucket, 'title') ?? '';
    const state = flagAt(bucket, 'is_done_bucket') || done.includes(id) ? 'done' : stateOfList(title);
    buckets.set(id, { name: title, state });
    const limit = numberAt(bucket, 'limit') ?? 0;
    if (limit > 0) plan.note(undefined, 'lost', 'import.list-limit', { list: title, limit });
  }
  return {
    name,
    archived,
    tasks: itemsAt(json, 'tasks'),
    buckets,
    bucketOfTask: byTask(json, 'task_buckets', 'bucket_id'),
    positionOfTask: byTask(json, 'positions', 'position'),
  };
}

function byTask(json: JsonRecord, key: string, value: string): ReadonlyMap<number, number> {
  return new Map(
    itemsAt(json, key).flatMap((item) => {
      const task = numberAt(item, 'task_id');
      const found = numberAt(item, value);
      return task === undefined || found === undefined ? [] : [[task, found] as const];
    }),
  );
}
