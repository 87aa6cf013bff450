/** Splits a command line into a verb's words, its arguments and its flags, by what the verb declares. */

import { isId } from '../kernel/ids.ts';
import { failed, ok, type Result } from '../kernel/result.ts';

/** `value` takes what follows; `many` may be given again; `switch` takes nothing and has a `--no-` twin. */
export type FlagKind = 'value' | 'many' | 'switch';

export type Flags = Readonly<Record<string, FlagKind>>;

export const globalFlags: Flags = { home: 'value', json: 'switch', lang: 'value', help: 'switch', version: 'switch', quiet: 'switch' };

export interface Given {
  readonly values: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly switches: ReadonlyMap<string, boolean>;
  readonly rest: readonly string[];
}

/** The words before the first flag that is not global, which say what is to be done; and everything else, in order. */
export function leadingWords(line: readonly string[]): readonly string[] {
  const words: string[] = [];
  for (let i = 0; i < line.length; i++) {
    const token = line[i] as string;
    if (token === '--') break;
    if (!token.startsWith('-')) {
      words.push(token);
      continue;
    }
    const name = flagName(token);
    const kind = Object.hasOwn(globalFlags, name) ? globalFlags[name] : undefined;
    if (kind === undefined) break;
    if (kind === 'value' && !token.includes('=')) i++;
  }
  return words;
}

/** Reads the line after the verb's words. Refused: `flag-unknown`, `flag-value-missing`. After `--` nothing is a flag. */
export function readLine(line: readonly string[], words: number, flags: Flags): Result<Given> {
  const values = new Map<string, string>();
  const lists = new Map<string, string[]>();
  const switches = new Map<string, boolean>();
  const rest: string[] = [];
  let skip = words;
  for (let i = 0; i < line.length; i++) {
    const token = line[i] as string;
    if (token === '--') {
      rest.push(...line.slice(i + 1));
      break;
    }
    if (!token.startsWith('-') || token === '-') {
      if (skip > 0) skip--;
      else rest.push(token);
      continue;
    }
    const name = flagName(token);
    const kind = kindOf(flags, name);
    if (kind === undefined) {
      // One id in 64 begins with a dash.
      if (isId(token)) {
        rest.push(token);
        continue;
      }
      const positive = name.startsWith('no-') ? name.slice(3) : '';
      if (kindOf(flags, positive) !== 'switch') return failed('flag-unknown', { flag: token.slice(0, 80) });
      switches.set(positive, false);
    } else if (kind === 'switch') switches.set(name, true);
    else {
      const inline = token.indexOf('=');
      const value = inline >= 0 ? token.slice(inline + 1) : line[++i];
      if (value === undefined) return failed('flag-value-missing', { flag: `--${name}` });
      if (kind === 'value') values.set(name, value);
      else lists.set(name, [...(lists.get(name) ?? []), value]);
    }
  }
  return ok({ values, lists, switches, rest });
}

const kindOf = (flags: Flags, name: string): FlagKind | undefined =>
  Object.hasOwn(flags, name) ? flags[name] : Object.hasOwn(globalFlags, name) ? globalFlags[name] : undefined;

/** `-h` is `--help`; `--home=DIR` is `--home`. */
function flagName(token: string): string {
  if (token === '-h') return 'help';
  const name = token.replace(/^--?/, '');
  const inline = name.indexOf('=');
  return inline >= 0 ? name.slice(0, inline) : name;
}
