/** Which stylesheets of the sources are missing in what was built: one that is imported beside what is used is left out without a word. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The gallery is built apart. */
const elsewhere = /(^|\/)ui\/gallery\//;

/** Paths below `sources` of those whose first class stands in no stylesheet of `built`. */
export function stylesLeftOut(sources: string, built: string): string[] {
  const styles = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.css'));
  const written = styles(built)
    .map((path) => readFileSync(join(built, path), 'utf8'))
    .join('\n');
  return styles(sources).filter((path) => {
    const first = /^\s*\.([a-z][\w-]*)/m.exec(readFileSync(join(sources, path), 'utf8'))?.[1];
    return first !== undefined && !elsewhere.test(path) && !new RegExp(`\\.${first}(?![\\w-])`).test(written);
  });
}

/** The order in which the first stylesheet of the page names the layers: it decides which rules win everywhere. */
export function layersOf(built: string): string[] {
  const first = /<link rel="stylesheet"[^>]* href="\/([^"]+\.css)"/.exec(readFileSync(join(built, 'index.html'), 'utf8'))?.[1] ?? '';
  const names = [...readFileSync(join(built, first), 'utf8').matchAll(/@layer ([a-z, ]+)[{;]/g)].flatMap(([, list]) =>
    (list ?? '').split(/, */),
  );
  return [...new Set(names)];
}
