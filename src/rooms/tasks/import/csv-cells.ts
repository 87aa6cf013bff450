/** The cells of one row, by the field they feed. */

import type { Columns, CsvField, ManyField, SingleField } from './csv-columns.ts';
import type { DateOrder } from './csv-dates.ts';
import type { CsvRecord } from './csv-reader.ts';
import type { ImportOptions } from './types.ts';

export interface Sheet {
  readonly columns: Columns;
  readonly options: ImportOptions;
  /** Written by Relais: lists are parted by semicolons only, and cells are guarded against being taken for formulas. */
  readonly own: boolean;
  readonly orders: Readonly<Record<'due' | 'createdAt' | 'doneAt', DateOrder>>;
  /** What rows are called by other rows, to their keys. */
  readonly keys: ReadonlyMap<string, string>;
}

export interface Cells {
  readonly line: number;
  /** Trimmed; empty when there is none. */
  one(field: SingleField): string;
  /** The parts of the cells that hold lists. */
  many(field: ManyField): readonly string[];
  /** Whole cells that are not empty. */
  raw(field: ManyField): readonly string[];
  header(field: CsvField): string;
  readonly extra: readonly (readonly [string, string])[];
  /** Other numbers the row goes by. */
  readonly aliases: readonly string[];
  /** Cells beyond the last header. */
  readonly beyond: number;
}

/** [A16] What a spreadsheet could take for a formula is exported behind an apostrophe; see `export/csv.ts`. */
const GUARDED = /^'(?=[\s']*[=+\-@＝＋－＠]|'*[\t\r\n])/;

/** Whether Relais itself wrote these columns. */
export function isOwn(columns: Columns): boolean {
  return columns.of.has('key') && columns.of.has('why') && columns.of.has('nextStep') && columns.of.has('waitsOn');
}

export function cellsOf(record: CsvRecord, sheet: Sheet): Cells {
  const { columns, own } = sheet;
  const cell = (column: number | undefined): string => {
    const text = column === undefined ? '' : (record.cells[column] ?? '');
    return (own ? text.replace(GUARDED, '') : text).trim();
  };
  const raw = (field: CsvField) => (columns.of.get(field) ?? []).map(cell).filter((text) => text !== '');
  const beyond = record.cells.slice(columns.headers.length).filter((text) => text.trim() !== '');
  return {
    line: record.line,
    one: (field) => cell(columns.of.get(field)?.[0]),
    raw,
    many: (field) => (columns.of.get(field) ?? []).flatMap((column) => partsOf(cell(column), own, columns.onePerson.has(column))),
    header: (field) => columns.headers[columns.of.get(field)?.[0] ?? -1]?.trim() || field,
    extra: [
      ...columns.extra.map(([column, header]) => [header.trim() === '' ? `column ${column + 1}` : header, cell(column)] as const),
      ...beyond.map((text, index) => [`column ${columns.headers.length + index + 1}`, text] as const),
    ],
    aliases: columns.numbers.map(cell).filter((text) => text !== ''),
    beyond: beyond.length,
  };
}

/** Lists in a cell are parted by line breaks, else by semicolons, else by commas. */
function partsOf(text: string, own: boolean, onePerson: boolean): readonly string[] {
  if (text === '') return [];
  if (own)
    return (text.match(/(?:[^\\;]|\\.)+/gsu) ?? []).map((part) => part.replace(/\\([\\;])/g, '$1').trim()).filter((part) => part !== '');
  const separator = text.includes('\n') ? '\n' : text.includes(';') || onePerson ? ';' : ',';
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
