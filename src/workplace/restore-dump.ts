/** Reads `relais-export/1` back: every row under its own id, so that what is here already meets what comes. */

import { fromBase64url, isId, newId } from '../kernel/ids.ts';
import type { Random } from '../kernel/ports.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import type { Write } from '../replica/change.ts';
import { type Field, type Json, kept, shown, type Table } from '../replica/schema.ts';
import { sameValue, type Value } from '../replica/value.ts';
import { DUMP_FORMAT } from './dump.ts';
import type { Workplace } from './workplace.ts';

export interface Restored {
  /** Rows of which something was written. */
  readonly rows: number;
  /** Rows that were here already, exactly so. */
  readonly known: number;
  readonly undo?: string;
}

type Rows = readonly Readonly<Record<string, unknown>>[];

/**
 * Writes what differs from what is here. Refused before anything is written: `dump-unreadable`, or `dump-row` with the
 * table and the row's number when a row has no id.
 */
export async function restoreDump(workplace: Workplace, source: unknown, random: Random): Promise<Result<Restored>> {
  const tables = readTables(source);
  if (!tables.ok) return tables;
  await workplace.needText();
  const writes: Write[] = [];
  let known = 0;
  for (const [name, rows] of tables.value) {
    const table = workplace.registry.tables.get(name);
    for (const row of rows) {
      const cells = await workplace.reading(() => differing(workplace, table, name, row));
      if (cells.length === 0) known++;
      writes.push(...cells);
    }
  }
  const rows = new Set(writes.map((write) => `${write.table}/${write.row}`)).size;
  const undo = workplace.write('import', writes, newId(random));
  return ok({ rows, known, ...(undo === undefined ? {} : { undo }) });
}

function readTables(source: unknown): Result<readonly (readonly [string, Rows])[]> {
  if (!isRecord(source) || source.format !== DUMP_FORMAT || !isRecord(source.tables)) return failed('dump-unreadable');
  const found: [string, Rows][] = [];
  for (const [name, rows] of Object.entries(source.tables)) {
    if (!Array.isArray(rows)) return failed('dump-unreadable');
    const bad = rows.findIndex((row) => !isRecord(row) || typeof row.id !== 'string' || !isId(row.id));
    if (bad >= 0) return failed('dump-row', { table: name.slice(0, 80), row: bad + 1 });
    found.push([name, rows as Rows]);
  }
  return ok(found);
}

function differing(workplace: Workplace, table: Table | undefined, name: string, row: Readonly<Record<string, unknown>>): Write[] {
  const id = String(row.id);
  const writes: Write[] = [];
  for (const [column, given] of Object.entries(row)) {
    if (column === 'id' || column.endsWith('.updates') || given === null) continue;
    const updates = row[`${column}.updates`];
    const write = typeof updates === 'string' ? textWrite(updates) : lastWrite(table?.columns[column], given);
    if (write === undefined) continue;
    const here = workplace.cell(name, id, column);
    if (write.rule === 'last' ? !sameValue(here, write.value) : !workplace.hasText(name, id, column, String(given))) {
      writes.push({ table: name, row: id, column, ...write });
    }
  }
  return writes;
}

function textWrite(updates: string): { rule: 'text'; value: Value } | undefined {
  const bytes = fromBase64url(updates);
  return bytes === undefined ? undefined : { rule: 'text', value: bytes };
}

function lastWrite(field: Field | undefined, given: unknown): { rule: 'last'; value: Value } | undefined {
  if (field?.kind === 'json') return { rule: 'last', value: kept(field, given as Json) };
  if (isRecord(given) && typeof given.bytes === 'string') {
    const bytes = fromBase64url(given.bytes);
    return bytes === undefined ? undefined : { rule: 'last', value: bytes };
  }
  const plain = typeof given === 'string' ? given.toWellFormed() : given;
  if (typeof plain !== 'string' && typeof plain !== 'number' && typeof plain !== 'boolean') return undefined;
  return field === undefined || shown(field, plain) !== null || field.kind === 'text' ? { rule: 'last', value: plain } : undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
