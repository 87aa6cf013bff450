/**
 * Gives the web application its texts by language: both together would be a third of all it loads. Every catalogue is
 * emptied where it stands, and `virtual:messages/en` and `virtual:messages/fr` hold them all, loaded when they are read.
 */
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { isCatalogue, type Language, readCatalogues } from './messages/catalogues.ts';
import { projectFiles, root } from './root.ts';

const VIRTUAL = /^virtual:messages\/(en|fr)$/;

/** Catalogues of what never runs in a browser. */
const elsewhere = /^src\/(cli|server|ui\/gallery)\//;

export function messagesByLanguage(): Plugin {
  let texts: ReturnType<typeof readCatalogues> | undefined;
  return {
    name: 'messages-by-language',
    enforce: 'pre',
    resolveId: (id) => (VIRTUAL.test(id) ? `\0${id}` : undefined),
    async load(id) {
      const language = languageOf(id);
      if (language !== undefined) {
        texts ??= readCatalogues(
          root,
          projectFiles().filter((file) => !elsewhere.test(file)),
        );
        const own = (await texts).filter((text) => text.language === language).map(({ key, text }) => [key, text] as const);
        return `export const messages = ${JSON.stringify(Object.fromEntries(own))};`;
      }
      const file = relative(root, id.split('?')[0] ?? '').replaceAll('\\', '/');
      return isCatalogue(file) && !elsewhere.test(file) ? emptied(file) : undefined;
    },
    handleHotUpdate({ file }) {
      if (isCatalogue(relative(root, file).replaceAll('\\', '/'))) texts = undefined;
    },
  };
}

function languageOf(id: string): Language | undefined {
  const name = VIRTUAL.exec(id.slice(1))?.[1];
  return id.startsWith('\0') && (name === 'en' || name === 'fr') ? name : undefined;
}

/** The same exports without a text; `undefined` for a file of that name that holds something else. */
async function emptied(file: string): Promise<string | undefined> {
  const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(root, file)).href);
  const exported = Object.entries(module);
  const oneLanguage = /\/(en|fr)\.ts$/.test(file);
  if (
    exported.length === 0 ||
    !exported.every(([, value]) => (oneLanguage ? isRecord(value) : isRecord(value) && isRecord(value.en) && isRecord(value.fr)))
  )
    return undefined;
  return exported.map(([name]) => `export const ${name} = ${oneLanguage ? '{}' : '{ en: {}, fr: {} }'};`).join('\n');
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
