/**
 * CSV text as records: RFC 4180, any delimiter, line breaks inside quotes. Damage stays local: a quote that never
 * closes is taken as a character of its cell, so that the rows after it are still rows.
 */

export interface CsvRecord {
  /** The line it begins on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvText {
  readonly records: readonly CsvRecord[];
  /** Lines with a quote that never closes. */
  readonly damaged: readonly number[];
}

const DELIMITERS = [';', ',', '\t', '|'] as const;
/** Rows looked at to find the delimiter. */
const LOOKED_AT = 40;
/** Each unclosed quote costs a look at the whole rest of the file: after so many, quotes are characters. */
const MOST_UNCLOSED = 50;

export function readCsv(text: string, delimiter: string, most = Number.POSITIVE_INFINITY): CsvText {
  const records: CsvRecord[] = [];
  const damaged: number[] = [];
  let cells: string[] = [];
  let line = 1;
  let begins = 1;
  let at = 0;
  while (at <= text.length && records.length < most) {
    const quoted = text[at] === '"' && damaged.length < MOST_UNCLOSED ? quotedCell(text, at, delimiter) : undefined;
    if (text[at] === '"' && quoted === undefined && damaged.length < MOST_UNCLOSED) damaged.push(line);
    const end = quoted?.end ?? endOfCell(text, at, delimiter);
    const cell = quoted?.cell ?? text.slice(at, end);
    cells.push(cell);
    line += breaksIn(text, at, end);
    if (text[end] === delimiter) {
      at = end + 1;
      continue;
    }
    if (cells.length > 1 || cell !== '') records.push({ line: begins, cells });
    cells = [];
    if (end >= text.length) break;
    at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
    line += 1;
    begins = line;
  }
  return { records, damaged };
}

/** The delimiter with which the first rows have the same number of cells, and most of them. */
export function findDelimiter(text: string): string {
  const declared = /^sep=(.)\r?\n/.exec(text)?.[1];
  if (declared !== undefined) return declared;
  let best: { readonly delimiter: string; readonly score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = readCsv(text.slice(0, 200_000), delimiter, LOOKED_AT).records.map(({ cells }) => cells.length);
    const usual = mostFrequent(widths.filter((width) => width > 1));
    const score = widths.filter((width) => width === usual).length * (1 + Math.min(usual, 50) / 100);
    if (usual > 1 && score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** The cell whose opening quote is at `from`; `undefined` when no quote closes it before a delimiter or a line break. */
function quotedCell(text: string, from: number, delimiter: string): { readonly cell: string; readonly end: number } | undefined {
  let cell = '';
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return undefined;
    cell += text.slice(at, quote);
    const after = text[quote + 1];
    if (after === undefined || after === delimiter || after === '\n' || after === '\r') return { cell, end: quote + 1 };
    cell += '"';
    at = quote + (after === '"' ? 2 : 1);
  }
}

function endOfCell(text: string, from: number, delimiter: string): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === delimiter || character === '\n' || character === '\r') return at;
  }
  return text.length;
}

function breaksIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function mostFrequent(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
