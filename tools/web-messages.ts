/**
 * Gives the web application its texts by language: both together would be a third of all it loads. Every catalogue is
 * emptied where it stands. `virtual:messages/en` and `…/fr` hold what the first view says, `virtual:messages/en/later` and
 * `…/fr/later` the rest, which rooms, forms and commands wait for.
 */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { isCatalogue, type Language, readCatalogues, type Text } from './messages/catalogues.ts';
import { findUses, noUses } from './messages/uses.ts';
import { projectFiles, root } from './root.ts';

const VIRTUAL = /^virtual:messages\/(en|fr)(\/later)?$/;

/** Parts of the first view that are fetched once there is something for them, and wait for no words. */
const follows = ['src/rooms/tasks/views/hand-over-card.tsx'];

/** Widgets may come and be opened before the rest of the words. */
const ofWidgets = /^src\/ui\//;

/** What follows these is said after a command only, or where something is wrong: both wait for all words. */
const saidLater = new Set(['command.', 'done.', 'problem.']);

/** Catalogues of what never runs in a browser. */
const elsewhere = /^src\/(cli|server|ui\/gallery)\//;

/** @param first the modules loaded first; without them all texts are first, and none come later */
export function messagesByLanguage(first?: ReadonlySet<string>): Plugin {
  const isFirst = first === undefined ? () => true : saidBy([...first].map(fileOf));
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
      const file = fileOf(id);
      return isCatalogue(file) && !elsewhere.test(file) ? emptied(file) : undefined;
    },
    // What the first view says is fetched beside the application, in both languages: which one is only known once that has come.
    transformIndexHtml(_page, { bundle }) {
      const chunks = Object.values(bundle ?? {}).filter((made) => made.type === 'chunk');
      const spoken = chunks.filter(({ facadeModuleId }) => askedBy(facadeModuleId ?? '')?.later === false);
      return spoken.map(({ fileName }) => ({
        tag: 'link',
        injectTo: 'head',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
      }));
    },
    handleHotUpdate({ file }) {
      if (isCatalogue(fileOf(file))) texts = undefined;
    },
  };
}

const fileOf = (id: string): string => relative(root, id.split('?')[0] ?? '').replaceAll('\\', '/');

/** Whether a text is asked for in these files, by its key or by what its key begins with. */
function saidBy(files: readonly string[]): (text: Text) => boolean {
  const uses = noUses();
  for (const file of [...files, ...follows])
    if (/^src\/.*\.tsx?$/.test(file) && !isCatalogue(file)) findUses(uses, file, readFileSync(join(root, file), 'utf8'));
  const beginnings = [...uses.beginnings].filter((beginning) => !saidLater.has(beginning));
  return ({ key, file }) => ofWidgets.test(file) || uses.literals.has(key) || beginnings.some((beginning) => key.startsWith(beginning));
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
