/** `import`: what other tools and Relais itself export, with a preview, undoable as a whole. */

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fromUtf8 } from '../../kernel/bytes.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { type DetectedFormat, detectFormat, FORMATS, type ImportPlan, readImport } from '../../rooms/tasks/index.ts';
import { carryOutImport, type PutFiles, restoreDump, systemRandom } from '../../workplace/index.ts';
import type { Server } from '../api.ts';
import { type StoredFile, storeFile } from '../files.ts';
import { type Home, withHome } from '../home.ts';
import { asTable } from '../terminal.ts';
import type { Call, Verb } from '../verb.ts';

const KNOWN: readonly DetectedFormat[] = [...FORMATS, 'relais'];

export const importVerb: Verb = {
  words: ['import'],
  usage: `FILE [--from ${KNOWN.join('|')}] [--column HEADER=FIELD]… [--dry-run]`,
  summary: 'cli.import.help',
  examples: [
    'relais import board.json --from trello --dry-run',
    'relais import board.json --from trello',
    "relais import list.csv --column 'What to do=title' --column 'For whom=holders'",
    'relais undo ID',
  ],
  flags: { from: 'value', column: 'many', 'dry-run': 'switch' },
  run: (call) =>
    withHome(call, async (home) => {
      const [file] = call.given.rest;
      if (file === undefined) return failed('argument-missing', { field: 'file' });
      const read = await readFile(file).catch(() => undefined);
      if (read === undefined) return failed('file-unreadable', { file });
      const bytes = new Uint8Array(read);
      const format = formatOf(call.given.values.get('from'), bytes, file);
      if (!format.ok) return format;
      return format.value === 'relais' ? restore(call, home, bytes) : bringIn(call, home, format.value, bytes, file);
    }),
};

function formatOf(written: string | undefined, bytes: Uint8Array, file: string): Result<DetectedFormat> {
  const format = written === undefined ? detectFormat(bytes, file) : KNOWN.find((each) => each === written);
  if (format !== undefined) return ok(format);
  return written === undefined
    ? failed('import-format-unknown', { file })
    : failed('argument-choice', { field: 'from', given: written.slice(0, 40), choices: KNOWN.join(', ') });
}

/** `HEADER=FIELD` as a field by its header; a header may hold `=` too. */
const columnsOf = (written: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(written.map((each) => [each.slice(0, Math.max(0, each.lastIndexOf('='))), each.slice(each.lastIndexOf('=') + 1)]));

async function bringIn(
  call: Call,
  { workplace, server }: Home,
  format: Exclude<DetectedFormat, 'relais'>,
  bytes: Uint8Array,
  file: string,
): Promise<Result<unknown>> {
  const { terminal } = call;
  const { zone, today } = await workplace.here();
  const columns = columnsOf(call.given.lists.get('column') ?? []);
  const plan = await readImport(format, bytes, { zone, today, columns });
  if (!plan.ok) return plan;
  const notes = plan.value.notes.map((note) => ({ ...note, message: terminal.t(`problem.${note.code}`, note.params) }));
  const told = { format, source: plan.value.name ?? basename(file), notes };
  if (call.given.switches.get('dry-run') === true) {
    terminal.answer({ ...told, tasks: plan.value.tasks }, preview(call, plan.value));
    return ok(undefined);
  }
  const { files, unsent } = await sendFiles(server, plan.value);
  for (const name of unsent) {
    const params = { name };
    notes.push({ level: 'lost', code: 'import.file-unsent', params, message: terminal.t('problem.import.file-unsent', params) });
  }
  const done = await carryOutImport(workplace, plan.value, {
    random: systemRandom,
    source: told.source,
    files,
    progress: (part) => terminal.progress(terminal.t('cli.importing'), part),
  });
  if (!done.ok) return done;
  for (const { row, message } of notes) terminal.say(row === undefined ? message : `${row}: ${message}`);
  terminal.answer({ ...told, ...done.value }, terminal.t('cli.imported', { count: done.value.made }));
  if (done.value.undo !== undefined) terminal.say(terminal.t('cli.undo-with', { undo: done.value.undo }));
  return ok(undefined);
}

/** Sends what came inside the source; names what the server did not take, or could not be reached for. */
async function sendFiles(server: Server, plan: ImportPlan): Promise<{ files: PutFiles; unsent: readonly string[] }> {
  const files: Record<string, StoredFile> = {};
  for (const [key, bytes] of plan.files ?? []) {
    const stored = await storeFile(server, bytes);
    if (stored.ok) files[key] = stored.value;
    else if (stored.problem.code === 'server-unreachable') break;
  }
  const attached = plan.tasks.flatMap(({ attachments }) => attachments);
  return { files, unsent: attached.flatMap(({ name, file }) => (file === undefined || Object.hasOwn(files, file) ? [] : [name])) };
}

function preview({ terminal: { t } }: Call, plan: ImportPlan): string {
  const rows = plan.tasks.map(({ row, state, due, list, title }) => [
    String(row),
    t(`value.task.state.${state}`),
    due ?? '',
    list ?? '',
    title,
  ]);
  const notes = plan.notes.map(({ row, code, params }) => `${row === undefined ? '' : `${row}: `}${t(`problem.${code}`, params)}`);
  return [asTable(['#', t('field.state'), t('field.due'), t('field.list'), t('field.title')], rows), ...notes].join('\n');
}

async function restore(call: Call, { workplace }: Home, bytes: Uint8Array): Promise<Result<unknown>> {
  const source = readJson(fromUtf8(bytes));
  if (!source.ok) return source;
  if (call.given.switches.get('dry-run') === true) return failed('import-no-preview');
  const restored = await restoreDump(workplace, source.value, systemRandom);
  if (!restored.ok) return restored;
  call.terminal.answer(
    { format: 'relais', ...restored.value },
    call.terminal.t('cli.restored', { count: restored.value.rows, known: restored.value.known }),
  );
  if (restored.value.undo !== undefined) call.terminal.say(call.terminal.t('cli.undo-with', { undo: restored.value.undo }));
  return ok(undefined);
}

function readJson(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return failed('dump-unreadable');
  }
}
