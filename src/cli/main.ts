/** The command line's entry: finds the verb, reads its flags, runs it, and ends with 0 or 1. */

import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Problem, Result } from '../kernel/result.ts';
import { failed } from '../kernel/result.ts';
import { StoreError } from '../kernel/store.ts';
import { createTranslator, detectLocale, type Locale } from '../ui/i18n/index.ts';
import { type Given, leadingWords, readLine } from './command-line.ts';
import { helpFor, offeredBy, overview } from './help.ts';
import { catalogue } from './messages.ts';
import { createTerminal, type Terminal } from './terminal.ts';
import { findVerb, nearestVerb } from './verbs.ts';

// Who reads only the beginning (`| head`) closes the pipe: no failure, and what was begun is still to be saved.
process.stdout.on('error', () => undefined);

const line = process.argv.slice(2);
process.exitCode = await main();

async function main(): Promise<number> {
  const words = leadingWords(line);
  const verb = findVerb(words);
  const read = readLine(line, verb?.words.length ?? 0, verb?.flags ?? {});
  const locale = localeOf(read);
  const t = createTranslator(locale, catalogue);
  const given = read.ok ? read.value : undefined;
  const terminal = createTerminal(t, { json: line.includes('--json'), quiet: given?.switches.get('quiet') === true });
  if (given?.switches.get('version') === true) return version(terminal);
  if (line.includes('--help') || line.includes('-h') || (words.length === 0 && read.ok) || words[0] === 'help') {
    return help(terminal, locale, words[0] === 'help' ? words.slice(1) : words);
  }
  if (verb === undefined) {
    if (words.length === 1 && offeredBy(t, words[0] ?? '') !== undefined) return help(terminal, locale, words);
    return fail(terminal, { code: 'verb-unknown', params: { verb: words.slice(0, 2).join(' '), nearest: nearestVerb(words) || 'none' } });
  }
  if (!read.ok) return fail(terminal, read.problem);
  const result = await carefully(() => verb.run({ terminal, locale, given: read.value, home: homeOf(read.value) }));
  if (!result.ok) return fail(terminal, result.problem);
  terminal.tell();
  return 0;
}

/** The store's own failures become problems with words; anything else is a bug and shows as one. */
async function carefully(run: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof StoreError) return failed(`store-${error.reason}`, { detail: error.message });
    throw error;
  }
}

/** What a store could not keep was not done, and no answer says that it was. */
function fail(terminal: Terminal, problem: Problem): number {
  if (!problem.code.startsWith('store-')) terminal.tell();
  terminal.problem(problem);
  return 1;
}

function help(terminal: Terminal, locale: Locale, words: readonly string[]): number {
  const verb = findVerb(words);
  const text = verb === undefined ? (offeredBy(terminal.t, words[0] ?? '') ?? overview(terminal.t)) : helpFor(terminal.t, locale, verb);
  terminal.answer({ help: text }, text);
  terminal.tell();
  return 0;
}

async function version(terminal: Terminal): Promise<number> {
  const { relaisVersion } = await import('./version.ts');
  terminal.answer({ version: relaisVersion() }, `relais ${relaisVersion()}`);
  terminal.tell();
  return 0;
}

/** `--lang`, then the environment, as gettext has it. */
function localeOf(read: Result<Given>): Locale {
  const asked = read.ok ? read.value.values.get('lang') : langIn(line);
  const { LC_ALL, LC_MESSAGES, LANG, LANGUAGE } = process.env;
  const named = [asked, LC_ALL, LC_MESSAGES, LANGUAGE, LANG].filter((name): name is string => name !== undefined && name !== '');
  return detectLocale(named.map((name) => name.replace('_', '-').replace(/\..*$/, '')));
}

/** The language of a line that cannot be read, so that it can be told why. */
function langIn(words: readonly string[]): string | undefined {
  const inline = words.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
  return inline ?? (words.includes('--lang') ? words[words.indexOf('--lang') + 1] : undefined);
}

/** `--home`, `RELAIS_HOME`, else where programs of this user keep their data. */
function homeOf(given: Given): string {
  const { RELAIS_HOME, XDG_DATA_HOME } = process.env;
  return given.values.get('home') ?? (RELAIS_HOME || join(XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'relais'));
}
