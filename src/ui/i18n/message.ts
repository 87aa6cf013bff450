/** Reads one message of a catalogue: `{name}`, `{n, number}`, `{n, plural, =0 {…} one {…} other {# …}}`, `{x, select, …}`. */
import { assert } from '../../kernel/assert.ts';

export type Part =
  | string
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'format'; readonly name: string; readonly type: FormatType; readonly style: string }
  | { readonly kind: 'choice'; readonly name: string; readonly type: ChoiceType; readonly cases: ReadonlyMap<string, readonly Part[]> }
  | { readonly kind: 'count' };

const formatTypes = ['number', 'date', 'instant', 'bytes'] as const;
const choiceTypes = ['plural', 'ordinal', 'select'] as const;
type FormatType = (typeof formatTypes)[number];
type ChoiceType = (typeof choiceTypes)[number];

/**
 * The parts of a message. Differs from ICU in one point, for the sake of French: an apostrophe is always an
 * apostrophe; a literal brace is written `\{`. A malformed message is a bug and fails an assertion.
 */
export function parseMessage(source: string): readonly Part[] {
  const reader = { source, at: 0 };
  const parts = readParts(reader, false);
  assert(reader.at === source.length, `message "${source}": a closing brace too many at ${reader.at}`);
  return parts;
}

/** The names a message takes, so that two languages can be compared. */
export function parameterNames(parts: readonly Part[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const part of parts) {
    if (typeof part === 'string' || part.kind === 'count') continue;
    names.add(part.name);
    if (part.kind === 'choice') for (const inner of part.cases.values()) for (const name of parameterNames(inner)) names.add(name);
  }
  return names;
}

interface Reader {
  readonly source: string;
  at: number;
}

function readParts(reader: Reader, counted: boolean): readonly Part[] {
  const parts: Part[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') parts.push(text);
    text = '';
  };
  while (reader.at < reader.source.length) {
    const character = reader.source.charAt(reader.at);
    if (character === '}') break;
    reader.at += 1;
    if (character === '\\' && '{}#\\'.includes(reader.source.charAt(reader.at)) && reader.at < reader.source.length) {
      text += reader.source.charAt(reader.at);
      reader.at += 1;
    } else if (character === '{') {
      flush();
      parts.push(readArgument(reader, counted));
    } else if (character === '#' && counted) {
      flush();
      parts.push({ kind: 'count' });
    } else text += character;
  }
  flush();
  return parts;
}

function readArgument(reader: Reader, counted: boolean): Part {
  const name = readWord(reader);
  if (take(reader, '}')) return { kind: 'value', name };
  expect(reader, ',');
  const type = readWord(reader);
  const choice = choiceTypes.find((known) => known === type);
  if (choice !== undefined) {
    expect(reader, ',');
    return { kind: 'choice', name, type: choice, cases: readCases(reader, counted || choice !== 'select') };
  }
  const format = formatTypes.find((known) => known === type);
  assert(format !== undefined, `message "${reader.source}": unknown kind "${type}"`);
  const style = take(reader, ',') ? readWord(reader) : '';
  expect(reader, '}');
  return { kind: 'format', name, type: format, style };
}

function readCases(reader: Reader, counted: boolean): ReadonlyMap<string, readonly Part[]> {
  const cases = new Map<string, readonly Part[]>();
  while (!take(reader, '}')) {
    const selector = readWord(reader);
    expect(reader, '{');
    cases.set(selector, readParts(reader, counted));
    expect(reader, '}');
  }
  assert(cases.has('other'), `message "${reader.source}": a choice needs the case "other"`);
  return cases;
}

const wordEnd = /[\s,{}]/;

function readWord(reader: Reader): string {
  skipSpace(reader);
  const start = reader.at;
  while (reader.at < reader.source.length && !wordEnd.test(reader.source.charAt(reader.at))) reader.at += 1;
  assert(reader.at > start, `message "${reader.source}": a word is missing at ${start}`);
  return reader.source.slice(start, reader.at);
}

function skipSpace(reader: Reader): void {
  while (/\s/.test(reader.source.charAt(reader.at))) reader.at += 1;
}

function take(reader: Reader, character: string): boolean {
  skipSpace(reader);
  if (reader.source.charAt(reader.at) !== character) return false;
  reader.at += 1;
  return true;
}

function expect(reader: Reader, character: string): void {
  // Only structure skips spaces; the text of a case keeps its own.
  assert(take(reader, character), `message "${reader.source}": "${character}" is missing at ${reader.at}`);
}
