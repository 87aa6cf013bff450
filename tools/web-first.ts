/**
 * Finds what the web application needs until Today is on the screen, so that its build can make two files of it: some fifty small
 * ones, as a bundler makes of what is shared with parts that come later, cost a request each and a tenth more bytes.
 */
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import solid from 'vite-plugin-solid';
import { librariesApart } from './web-apart.ts';
import { messagesByLanguage } from './web-messages.ts';

const pathOf = (file: string) => fileURLToPath(new URL(`../src/${file}`, import.meta.url)).replaceAll('\\', '/');

/** Where the application begins; the view that it shows first it brings with it. */
const begins = pathOf('web/main.tsx');

/** The modules that are there once the application stands, by their paths: only a build knows what is left of each and needs which. */
export async function firstModules(): Promise<ReadonlySet<string>> {
  const built = await build({
    configFile: false,
    root: pathOf('web'),
    logLevel: 'error',
    plugins: [messagesByLanguage(), librariesApart(), solid()],
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: { input: begins, preserveEntrySignatures: 'strict' },
    },
    worker: { format: 'es' },
  });
  const chunks = (Array.isArray(built) ? built : [built]).flatMap((result) => ('output' in result ? result.output : []));
  return modulesOf(chunks.filter((chunk) => chunk.type === 'chunk'));
}

type Chunk = Pick<Rolldown.OutputChunk, 'fileName' | 'facadeModuleId' | 'imports' | 'moduleIds'>;

/** The modules of the chunk that begins, and of all that it imports at once. Exported for its test. */
export function modulesOf(chunks: readonly Chunk[], first: string = begins): ReadonlySet<string> {
  const named = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const taken = new Set<Chunk>();
  const take = (chunk: Chunk | undefined): void => {
    if (chunk === undefined || taken.has(chunk)) return;
    taken.add(chunk);
    for (const name of chunk.imports) take(named.get(name));
  };
  for (const chunk of chunks) if (chunk.facadeModuleId === first) take(chunk);
  return new Set([...taken].flatMap(({ moduleIds }) => moduleIds));
}
