/** From catalogues to sentences: `createTranslator(locale, catalogue)(key, params)`. */
import { assert } from '../../kernel/assert.ts';
import type { Problem } from '../../kernel/result.ts';
import { createFormats, dateStyles, type Formats, instantStyles } from './formats.ts';
import { type Locale, locales } from './locale.ts';
import { type Part, parameterNames, parseMessage } from './message.ts';
import { typography } from './typography.ts';

export type Messages = Readonly<Record<string, string>>;
export type Catalogue = Readonly<Record<Locale, Messages>>;
export type Params = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Translate {
  (key: string, params?: Params): string;
  readonly locale: Locale;
  readonly has: (key: string) => boolean;
}

export interface Translator extends Translate {
  /** It is there in the language itself, not only in another one. */
  readonly knows: (key: string) => boolean;
}

/** Gives a text that is there; what it gave once it gives always, what it lacked may come. */
export type Source = (locale: Locale, key: string) => string | undefined;

export const textIn = (catalogue: Catalogue, locale: Locale, key: string): string | undefined =>
  Object.hasOwn(catalogue[locale], key) ? catalogue[locale][key] : undefined;

/** `zone` is where instants are shown. A missing key falls back to the other language, then shows itself. */
export function createTranslator(locale: Locale, texts: Catalogue | Source, zone?: string): Translator {
  const formats = createFormats(locale, zone);
  const plurals = { plural: new Intl.PluralRules(locale), ordinal: new Intl.PluralRules(locale, { type: 'ordinal' }) };
  const parsed = new Map<string, readonly Part[]>();
  const source: Source = typeof texts === 'function' ? texts : (language, key) => textIn(texts, language, key);
  const elsewhere = (key: string): string | undefined => locales.map((other) => source(other, key)).find((text) => text !== undefined);

  const translate = (key: string, params: Params = {}): string => {
    let parts = parsed.get(key);
    if (parts === undefined) {
      const known = source(locale, key);
      const text = known ?? elsewhere(key);
      if (text === undefined) return key;
      parts = parseMessage(typography(locale, text));
      if (known !== undefined) parsed.set(key, parts);
    }
    return render(parts, params, { formats, plurals }, undefined);
  };
  const knows = (key: string): boolean => source(locale, key) !== undefined;
  return Object.assign(translate, { locale, knows, has: (key: string) => knows(key) || elsewhere(key) !== undefined });
}

/** One catalogue out of several; the same key with two texts is a bug. */
export function mergeCatalogues(...catalogues: readonly Catalogue[]): Catalogue {
  const merged: Record<Locale, Record<string, string>> = { en: {}, fr: {} };
  for (const catalogue of catalogues) {
    for (const locale of locales) {
      for (const [key, text] of Object.entries(catalogue[locale])) {
        assert((merged[locale][key] ?? text) === text, `message "${key}" (${locale}) has two texts`);
        merged[locale][key] = text;
      }
    }
  }
  return merged;
}

/** The sentence for a problem: its own message, or a plain one that shows the code. */
export function problemText(t: Translate, problem: Problem): string {
  const key = `problem.${problem.code}`;
  return t.has(key) ? t(key, problem.params) : t('problem.unknown', { code: problem.code });
}

/** What is wrong with a catalogue, one sentence each: malformed, missing in a language, other parameters. */
export function checkCatalogue(catalogue: Catalogue): readonly string[] {
  const faults: string[] = [];
  const names = new Map<string, Map<Locale, string>>();
  for (const locale of locales) {
    for (const [key, text] of Object.entries(catalogue[locale])) {
      try {
        const found = [...parameterNames(parseMessage(typography(locale, text)))].sort().join(', ');
        const known = names.get(key) ?? new Map<Locale, string>();
        names.set(key, known.set(locale, found));
      } catch (error) {
        faults.push(`${key} (${locale}): ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  for (const key of new Set(locales.flatMap((locale) => Object.keys(catalogue[locale])))) {
    for (const locale of locales) if (textIn(catalogue, locale, key) === undefined) faults.push(`${key}: missing in ${locale}`);
    const [first, second] = [...(names.get(key)?.values() ?? [])];
    if (first !== undefined && second !== undefined && first !== second)
      faults.push(`${key}: takes {${first}} in one language and {${second}} in the other`);
  }
  return faults;
}

interface Voice {
  readonly formats: Formats;
  readonly plurals: Readonly<Record<'plural' | 'ordinal', Intl.PluralRules>>;
}

function render(parts: readonly Part[], params: Params, voice: Voice, count: number | undefined): string {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else if (part.kind === 'count') text += voice.formats.number(count ?? 0);
    else if (part.kind === 'value') text += params[part.name] ?? '';
    else if (part.kind === 'format') text += formatted(params[part.name], part.type, part.style, voice.formats);
    else text += chosen(part, params, voice, count);
  }
  return text;
}

function chosen(part: Extract<Part, { kind: 'choice' }>, params: Params, voice: Voice, count: number | undefined): string {
  const value = params[part.name];
  if (part.type === 'select') return render(part.cases.get(String(value)) ?? part.cases.get('other') ?? [], params, voice, count);
  const amount = Number(value ?? 0);
  const inner = part.cases.get(`=${amount}`) ?? part.cases.get(voice.plurals[part.type].select(amount)) ?? part.cases.get('other');
  return render(inner ?? [], params, voice, amount);
}

function formatted(value: Params[string], type: 'number' | 'date' | 'instant' | 'bytes', style: string, formats: Formats): string {
  if (value === undefined) return '';
  if (type === 'date')
    return formats.civilDate(
      String(value),
      dateStyles.find((known) => known === style),
    );
  if (type === 'instant')
    return formats.instant(
      Number(value),
      instantStyles.find((known) => known === style),
    );
  if (type === 'bytes') return formats.bytes(Number(value));
  return style === 'percent' ? formats.percent(Number(value)) : formats.number(Number(value));
}
