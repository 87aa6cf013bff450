/** What is wrong with the texts of the product, one sentence each, with what to do. */
import { checkCatalogue } from '../../src/ui/i18n/index.ts';
import type { Language, Text } from './catalogues.ts';
import type { RegistryKeys } from './registry-keys.ts';
import type { Uses } from './uses.ts';

/** Families of keys made from names in the registry: each member is asked for by generated code. */
const families = ['command.', 'query.', 'table.', 'field.', 'value.', 'room.'] as const;

export function checkMessages(texts: readonly Text[], uses: Uses, registryKeys: RegistryKeys): string[] {
  const keys = new Set(texts.map(({ key }) => key));
  return [
    ...twice(texts),
    ...checkCatalogue({ en: byKey(texts, 'en'), fr: byKey(texts, 'fr') }),
    ...unknownKeys(keys, uses),
    ...missingProblems(keys, uses),
    ...missingFromRegistry(keys, registryKeys),
    ...unused(texts, uses, registryKeys),
    ...texts.filter(({ language }) => language === 'fr').flatMap(frenchFaults),
    ...texts.flatMap(plainFaults),
  ];
}

function byKey(texts: readonly Text[], language: Language): Record<string, string> {
  return Object.fromEntries(texts.filter((text) => text.language === language).map(({ key, text }) => [key, text]));
}

function twice(texts: readonly Text[]): string[] {
  const seen = new Map<string, Text>();
  return texts.flatMap((text) => {
    const id = `${text.language} ${text.key}`;
    const before = seen.get(id);
    seen.set(id, text);
    return before ? [`${text.file}: ${text.key} (${text.language}) says something else in ${before.file}; keep one.`] : [];
  });
}

function unknownKeys(keys: ReadonlySet<string>, uses: Uses): string[] {
  return uses.asked
    .filter(({ key }) => !keys.has(key))
    .map(({ key, where }) => `${where}: there is no message ${key}; add it in both languages.`);
}

function missingProblems(keys: ReadonlySet<string>, uses: Uses): string[] {
  return uses.codes
    .filter(({ code }) => !keys.has(`problem.${code}`))
    .map(
      ({ code, where }) => `${where}: there is no message problem.${code}; say in both languages what happened, what was kept, what to do.`,
    );
}

function missingFromRegistry(keys: ReadonlySet<string>, { required }: RegistryKeys): string[] {
  return required
    .filter((any) => !any.some((key) => keys.has(key)))
    .map((any) => `the rooms' registry asks for ${any.join(' or ')}; add it to the messages of its room in both languages.`);
}

function unused(texts: readonly Text[], uses: Uses, registryKeys: RegistryKeys): string[] {
  const codes = new Set(uses.codes.map(({ code }) => code));
  const generated = new Set([...registryKeys.required.flat(), ...registryKeys.optional]);
  const isBegun = (key: string) => [...uses.beginnings].some((beginning) => key.startsWith(beginning));
  const isUsed = (key: string) => {
    if (uses.literals.has(key) || generated.has(key)) return true;
    if (key.startsWith('problem.')) return codes.has(key.slice(8)) || uses.literals.has(key.slice(8)) || isBegun(key.slice(8));
    if (families.some((family) => key.startsWith(family))) return false;
    return isBegun(key);
  };
  const files = new Map(texts.map(({ key, file }) => [key, file]));
  return [...files].filter(([key]) => !isUsed(key)).map(([key, file]) => `${file}: nothing asks for ${key}; remove it, or use it.`);
}

/** The translator makes ordinary spaces narrow where French wants it; it cannot know where one was left out. */
function frenchFaults({ key, text, file }: Text): string[] {
  const faults = [];
  if (/[\p{L}\p{N})}%»][;!?](?=\s|$)/u.test(text)) faults.push('put a space before ; ! and ?');
  if (/[\p{L}\p{N})}»]:(?=\s|$)/u.test(text)) faults.push('put a space before the colon');
  if (/«(?![ \u00A0\u202F])/.test(text) || /(?<![ \u00A0\u202F])»/.test(text)) faults.push('put a space after « and before »');
  if (/"/.test(text.replace(/\\\{.*?\\\}/g, ''))) faults.push('write quotations as « … »');
  return faults.map((fault) => `${file}: ${key} (fr): ${fault}.`);
}

function plainFaults({ key, text, language, file }: Text): string[] {
  const faults = [];
  if (text.trim() === '') faults.push('is empty: say something, or remove the key');
  if (text !== text.trim()) faults.push('begins or ends with a space: the layout makes spaces');
  if (text.includes('...')) faults.push('write … instead of three dots');
  if (!/^[a-z][\w-]*(\.[a-z0-9][\w-]*)+$/i.test(key)) faults.push('keys are words with dots between, such as task.why');
  return faults.map((fault) => `${file}: ${key} (${language}): ${fault}.`);
}
