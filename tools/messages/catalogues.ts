/** Gathers the texts of all catalogues: every `messages.ts`, and every file of a folder `messages`, below the parts of src/ that speak to people. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type Language = 'en' | 'fr';

export interface Text {
  readonly language: Language;
  readonly key: string;
  readonly text: string;
  /** The file it stands in. */
  readonly file: string;
}

export const isCatalogue = (file: string) =>
  /^src\/(ui|web|cli|server|workplace|rooms)\/(.+\/)?messages(\.ts|\/[a-z-]+\.ts)$/.test(file) && !file.endsWith('.test.ts');

/** @param files relative to `root`, with forward slashes */
export async function readCatalogues(root: string, files: readonly string[]): Promise<Text[]> {
  const texts = new Map<string, Text>();
  for (const file of files.filter(isCatalogue)) {
    const source = readFileSync(join(root, file), 'utf8');
    const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(root, file)).href);
    for (const exported of Object.values(module)) {
      // One text may be seen several times, where a file gathers what others say: the one that writes it out is named.
      for (const text of textsOf(exported, file)) {
        const id = `${text.language} ${text.key} ${text.text}`;
        if (!texts.has(id) || source.includes(`'${text.key}'`)) texts.set(id, text);
      }
    }
  }
  return [...texts.values()];
}

/** Either `{ en: {…}, fr: {…} }`, or one language in a file named for it. */
function textsOf(exported: unknown, file: string): Text[] {
  if (!isRecord(exported)) return [];
  const language = /\/(en|fr)\.ts$/.exec(file)?.[1];
  if (language === 'en' || language === 'fr') return entries(exported, language, file);
  return [...entries(exported.en, 'en', file), ...entries(exported.fr, 'fr', file)];
}

function entries(messages: unknown, language: Language, file: string): Text[] {
  if (!isRecord(messages)) return [];
  return Object.entries(messages).flatMap(([key, text]) => (typeof text === 'string' ? [{ language, key, text, file }] : []));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
