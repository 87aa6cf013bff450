/** Reads the text of a `relais-export/1` file as far as its shape: what came from outside is looked at before it is believed. */

import { isId } from '../kernel/ids.ts';
import { DUMP_FORMAT, type Dump } from './dump.ts';

/** `undefined` when it is no such file. Rows are objects with an id; their cells are whatever they are. */
export function readDump(source: string): Dump | undefined {
  let read: unknown;
  try {
    read = JSON.parse(source) as unknown;
  } catch {
    return undefined;
  }
  if (!isRecord(read) || read.format !== DUMP_FORMAT || !isRecord(read.tables)) return undefined;
  const tables = Object.entries(read.tables);
  if (!tables.every(([, rows]) => Array.isArray(rows) && rows.every((row) => isRecord(row) && isIdText(row.id)))) return undefined;
  const signers = Array.isArray(read.signers) ? read.signers.filter(isSigner) : [];
  // Its shape was looked at just above.
  return { format: DUMP_FORMAT, at: typeof read.at === 'number' ? read.at : 0, tables: read.tables as Dump['tables'], signers };
}

const isSigner = (value: unknown): value is Dump['signers'][number] =>
  isRecord(value) && isIdText(value.device) && isIdText(value.member) && typeof value.key === 'string';

const isIdText = (value: unknown): boolean => typeof value === 'string' && isId(value);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
