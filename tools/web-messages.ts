/**
 * Gives the web application its texts by language: both together would be a third of all it loads. Every catalogue is
 * emptied where it stands. `virtual:messages/en` and `…/fr` hold what the first view says, `virtual:messages/en/later` and
 * `…/fr/later` the rest, which rooms, forms and commands wait for.
 */
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { isCatalogue, type Language, readCatalogues, type Text } from './messages/catalogues.ts';
import { projectFiles, root } from './root.ts';

const VIRTUAL = /^virtual:messages\/(en|fr)(\/later)?$/;

/** Catalogues of the shell and of Today, which shows lines and cards of tasks. */
const first = /^src\/(ui|web|rooms\/(today|tasks\/views))\//;

/** Of other catalogues: the doors of the rooms, what those lines and cards ask for, and what a proposal awaits. */
const firstKeys =
  /^(room\.|value\.task\.state\.|command\.task\.(accept|decline)$|field\.nextStep$|value\.proposal\.awaiting\.|organisation\.(until$|untitled$))/;

const isFirst = ({ file, key }: Text) => first.test(file) || firstKeys.test(key);

/** Catalogues of what never runs in a browser. */
const elsewhere = /^src\/(cli|server|ui\/gallery)\//;

export function messagesByLanguage(): Plugin {
  let texts: ReturnType<typeof readCatalogues> | undefined;
  return {
    name: 'messages-by-language',
    enforce: 'pre',
    resolveId: (id) => (VIRTUAL.test(id) ? `\0${id}` : undefined),
    async load(id) {
      const asked = askedBy(id);
      if (asked !== undefined) {
        texts ??= readCatalogues(
          root,
          projectFiles().filter((file) => !elsewhere.test(file)),
        );
        const own = (await texts).filter((text) => text.language === asked.language && isFirst(text) !== asked.later);
        return `export const messages = ${JSON.stringify(Object.fromEntries(own.map(({ key, text }) => [key, text])))};`;
      }
      const file = relative(root, id.split('?')[0] ?? '').replaceAll('\\', '/');
      return isCatalogue(file) && !elsewhere.test(file) ? emptied(file) : undefined;
    },
    handleHotUpdate({ file }) {
      if (isCatalogue(relative(root, file).replaceAll('\\', '/'))) texts = undefined;
    },
  };
}

function askedBy(id: string): { readonly language: Language; readonly later: boolean } | undefined {
  const [, language, later] = VIRTUAL.exec(id.slice(1)) ?? [];
  if (!id.startsWith('\0') || (language !== 'en' && language !== 'fr')) return undefined;
  return { language, later: later !== undefined };
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
