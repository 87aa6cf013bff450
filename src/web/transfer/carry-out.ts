/** Carries an import out: its files first, then its tasks in parts, under one gesture. */
import { fromUtf8 } from '../../kernel/bytes.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import type { ImportPlan } from '../../rooms/tasks/index.ts';
import type { Files } from '../../ui/index.ts';
import { carryOutImport, type PutFiles, restoreDump, systemRandom } from '../../workplace/index.ts';
import type { Opened } from '../device/opened.ts';

export type Choice =
  | { readonly kind: 'plan'; readonly plan: ImportPlan; readonly source: string; readonly people: Readonly<Record<string, string>> }
  /** A complete export of Relais. */
  | { readonly kind: 'dump'; readonly bytes: Uint8Array };

export interface Carried {
  readonly made: number;
  /** What was here already. */
  readonly known: number;
  readonly undo?: string;
  /** Where what was made shows. */
  readonly href: string;
}

export async function carryOut(opened: Opened, files: Files, choice: Choice, told: (share: number) => void): Promise<Result<Carried>> {
  if (choice.kind === 'dump') {
    const source = readJson(choice.bytes);
    if (!source.ok) return source;
    const restored = await restoreDump(opened.workplace, source.value, systemRandom);
    if (!restored.ok) return restored;
    const { rows, known, undo } = restored.value;
    return ok({ made: rows, known, href: '/tasks', ...(undo === undefined ? {} : { undo }) });
  }
  const put = await putFiles(files, choice.plan);
  if (!put.ok) return put;
  const done = await carryOutImport(opened.workplace, choice.plan, {
    random: systemRandom,
    source: choice.source,
    people: choice.people,
    files: put.value,
    progress: told,
  });
  if (!done.ok) return done;
  const { made, known, undo, import: id } = done.value;
  return ok({ made, known, href: made > 0 ? `/tasks?import=${id}&state=all` : '/tasks', ...(undo === undefined ? {} : { undo }) });
}

async function putFiles(files: Files, plan: ImportPlan): Promise<Result<PutFiles>> {
  const put: Record<string, { hash: string; size: number; type: string }> = {};
  for (const [key, bytes] of plan.files ?? []) {
    const stored = await files.add(new Blob([new Uint8Array(bytes)]), () => undefined);
    if (!stored.ok) return stored;
    put[key] = { ...stored.value, type: 'application/octet-stream' };
  }
  return ok(put);
}

function readJson(bytes: Uint8Array): Result<unknown> {
  try {
    return ok(JSON.parse(fromUtf8(bytes)) as unknown);
  } catch {
    return failed('dump-unreadable');
  }
}
