/** CSV from anywhere: the header is found and understood, every row below it becomes a task. */

import { failed, ok, type Result } from '../../../kernel/result.ts';
import { cut } from './clean.ts';
import { columnsOf, headersKnown } from './csv-columns.ts';
import { type CsvRecord, findDelimiter, readCsv } from './csv-reader.ts';
import { addRows } from './csv-rows.ts';
import { addTodoistRows, isTodoist } from './csv-todoist.ts';
import { createPlan, type PlanBuilder } from './plan.ts';
import type { ImportOptions, ImportPlan } from './types.ts';

/** Where a header may stand: some programs write a few lines before it. */
const HEADER_WITHIN = 15;
/** Stands in no text. */
const NO_DELIMITER = '\u0000';

export function importCsv(text: string, options: ImportOptions): Result<ImportPlan> {
  const delimiter = findDelimiter(text);
  const { records, damaged } = readCsv(text.replace(/^sep=.\r?\n/, '\n'), delimiter);
  if (records.length === 0) return failed('import.empty');
  const plan = createPlan('csv');
  for (const line of damaged) plan.note(line, 'changed', 'import.csv-quote', { line });
  const at = headerAt(records);
  const header = records[at];
  if (header === undefined) return failed('import.empty');
  const rows = records.slice(at + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (isTodoist(header.cells)) {
    notePreamble(at, plan);
    addTodoistRows(header.cells, rows, options, plan);
    return ok(plan.finish());
  }
  const columns = columnsOf(header.cells, options.columns);
  if (!columns.of.has('title')) return withoutTitle(text, records, header, options, plan);
  notePreamble(at, plan);
  addRows(columns, rows, options, plan);
  return ok(plan.finish());
}

/** The row that names most fields; the first one where none names any. */
function headerAt(records: readonly CsvRecord[]): number {
  let best = 0;
  let most = 0;
  records.slice(0, HEADER_WITHIN).forEach(({ cells }, index) => {
    const known = headersKnown(cells);
    if (known > most && (index === 0 || cells.length > 1)) {
      best = index;
      most = known;
    }
  });
  return best;
}

/** A file of one column is a list of titles; with more, a person has to say which column is the title. */
function withoutTitle(
  text: string,
  records: readonly CsvRecord[],
  header: CsvRecord,
  options: ImportOptions,
  plan: PlanBuilder,
): Result<ImportPlan> {
  if (records.filter(({ cells }) => cells.length > 1).length * 2 >= records.length) {
    return failed('import.csv-no-title', { columns: cut(header.cells.map((cell) => cell.trim()).join(', '), 300) });
  }
  const lines = readCsv(text, NO_DELIMITER).records.filter(({ cells }) => cells.join('').trim() !== '');
  plan.note(undefined, 'changed', 'import.csv-lines', { count: lines.length });
  addRows(columnsOf(['title']), lines, options, plan);
  return ok(plan.finish());
}

function notePreamble(rows: number, plan: PlanBuilder): void {
  if (rows > 0) plan.note(undefined, 'skipped', 'import.csv-preamble', { count: rows });
}
