/** What the command line says and how: one value as JSON, or tables and records for people; problems in their language. */

import type { Problem } from '../kernel/result.ts';
import { problemText, type Translate } from '../ui/i18n/index.ts';

export interface Terminal {
  readonly t: Translate;
  readonly json: boolean;
  readonly quiet: boolean;
  /** The answer: JSON as it is, or `text` for people. Held until `tell`, for what is not saved was not done. */
  answer(value: unknown, text: string): void;
  /** Something to know while it goes on, on standard error; nothing with `--quiet` or `--json`. After an answer, held with it. */
  say(text: string): void;
  /** Writes the answers that are held. */
  tell(): void;
  problem(problem: Problem): void;
  /** How far a long work is, between 0 and 1; a bar where standard error is a terminal. */
  progress(label: string, part: number): void;
}

export function createTerminal(t: Translate, options: { readonly json: boolean; readonly quiet: boolean }): Terminal {
  const silent = options.quiet || options.json;
  let bar = false;
  let held: (() => void)[] = [];
  const endBar = (): void => {
    if (bar) process.stderr.write('\r\u001b[K');
    bar = false;
  };
  return {
    t,
    ...options,
    answer(value, text) {
      const line = options.json ? JSON.stringify(value ?? null) : text;
      if (line !== '') held.push(() => process.stdout.write(`${line}\n`));
    },
    say(text) {
      if (silent) return;
      const write = (): void => void process.stderr.write(`${text}\n`);
      endBar();
      if (held.length > 0) held.push(write);
      else write();
    },
    tell() {
      endBar();
      for (const write of held) write();
      held = [];
    },
    problem(problem) {
      endBar();
      const message = problemText(t, problem);
      if (options.json) process.stdout.write(`${JSON.stringify({ problem: { ...problem, message } })}\n`);
      process.stderr.write(`relais: ${message}\n`);
    },
    progress(label, part) {
      if (silent || !process.stderr.isTTY) return;
      bar = true;
      const width = 24;
      const full = Math.round(Math.min(1, Math.max(0, part)) * width);
      process.stderr.write(`\r${'█'.repeat(full)}${'░'.repeat(width - full)} ${label}\u001b[K`);
    },
  };
}

/** Rows as aligned columns, cut to the width of the terminal. Control characters never reach it. */
export function asTable(headers: readonly string[], rows: readonly (readonly string[])[], width = process.stdout.columns ?? 120): string {
  const clean = rows.map((row) => row.map((cell) => plain(cell).replaceAll('\n', ' ')));
  const widths = headers.map((header, column) => Math.max(length(header), ...clean.map((row) => length(row[column] ?? ''))));
  const last = widths.length - 1;
  const used = widths.slice(0, last).reduce((sum, each) => sum + each + 2, 0);
  widths[last] = Math.max(10, Math.min(widths[last] ?? 10, width - used));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => fitted(cell, widths[column] ?? 0, column === last))
      .join('  ')
      .trimEnd();
  return [line(headers), line(widths.map((each) => '─'.repeat(each))), ...clean.map(line)].join('\n');
}

/** Name and value, one pair a line; empty values are left out. */
export function asRecord(pairs: readonly (readonly [string, string])[]): string {
  const shown = pairs.filter(([, value]) => value !== '');
  const width = Math.max(0, ...shown.map(([name]) => length(name)));
  return shown.map(([name, value]) => `${name.padEnd(width)}  ${plain(value).replaceAll('\n', `\n${' '.repeat(width + 2)}`)}`).join('\n');
}

const length = (text: string): number => [...text].length;

function fitted(text: string, width: number, isLast: boolean): string {
  const characters = [...text];
  if (characters.length > width) return `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
  return isLast ? text : text + ' '.repeat(width - characters.length);
}

/** Text from elsewhere must not steer the terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out here.
const plain = (text: string): string => text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ');
