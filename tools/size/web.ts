/** Weighs what a browser loads, from the list that the build leaves behind: to show Today first, then each room. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** One entry of Vite's manifest. */
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

export type Manifest = Readonly<Record<string, Chunk>>;

export interface WebWeights {
  /** Bytes after gzip: page, worker, the views of Today, and the texts of the language that has the longest. */
  readonly today: number;
  /** The other texts of that language, which follow when a first room is entered or a first command is given. */
  readonly laterTexts: number;
  /** By room, what entering it adds to that; and what its dialogs and panels add when they are first opened. */
  readonly rooms: ReadonlyMap<string, { readonly entering: number; readonly later: number }>;
  readonly styles: number;
}

/** @param folder what the build wrote */
export function weighWeb(folder: string): WebWeights {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'));
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => file.replaceAll('\\', '/'));
  const workers = withImports(
    folder,
    scripts.filter((file) => /worker/.test(file) && file !== 'service-worker.js'),
  );
  const weigh = (files: Iterable<string>) =>
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0);
  const page = scriptsOf(readFileSync(join(folder, 'index.html'), 'utf8'));
  const { today, texts, laterTexts, rooms, styles } = sortFiles(manifest, page, workers);
  if (texts.length === 0) throw new Error('No texts were found in what was built: look at how tools/web-messages.ts makes them.');
  const longest = (files: readonly string[]) => Math.max(0, ...files.map((file) => weigh([file])));
  const weighRoom = ({ entering, later }: RoomFiles) => ({ entering: weigh(entering), later: weigh(later) });
  return {
    today: weigh(today) + longest(texts),
    laterTexts: longest(laterTexts),
    rooms: new Map([...rooms].map(([room, files]) => [room, weighRoom(files)])),
    styles: weigh(styles),
  };
}

interface RoomFiles {
  readonly entering: ReadonlySet<string>;
  readonly later: ReadonlySet<string>;
}

/** Which files are needed for what; `scripts` are those that the page names. Exported for its test. */
export function sortFiles(manifest: Manifest, scripts: readonly string[], workers: Iterable<string>) {
  const names = Object.keys(manifest);
  const page = names.filter((name) => scripts.includes(manifest[name]?.file ?? ''));
  // Loaded apart, so that a reader gets one language; it has to be there before Today is shown.
  const textsAt = (where: RegExp) => names.flatMap((name) => (where.test(name) ? [manifest[name]?.file ?? ''] : []));
  const texts = textsAt(/virtual:messages\/[a-z]+$/);
  const laterTexts = textsAt(/virtual:messages\/[a-z]+\/later$/);
  const doors = names.filter((name) => /(^|\/)rooms\/[^/]+\/views\/(index|room)\.tsx$/.test(name));
  const today = new Set([...filesOf(manifest, page), ...workers]);
  const rooms = new Map<string, RoomFiles>();
  for (const door of doors) {
    const room = roomOf(door);
    if (room === undefined) continue;
    const entering = filesOf(manifest, [door]).difference(today);
    const all = filesOf(
      manifest,
      names.filter((name) => roomOf(name) === room),
    );
    rooms.set(room, { entering, later: all.difference(today).difference(entering) });
  }
  const styles = new Set(
    Object.values(manifest).flatMap((chunk) => [...(chunk.css ?? []), ...(chunk.file.endsWith('.css') ? [chunk.file] : [])]),
  );
  return { today, texts, laterTexts, rooms, styles };
}

const roomOf = (name: string) => /(?:^|\/)rooms\/([^/]+)\//.exec(name)?.[1];

/** Workers are built apart and stand in no list: what they import at once is read from their code. */
function withImports(folder: string, files: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const add = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const name of importsOf(readFileSync(join(folder, file), 'utf8'))) add(posix.join(posix.dirname(file), name));
  };
  for (const file of files) add(file);
  return seen;
}

/** The scripts that a page loads, as paths below it. */
export const scriptsOf = (page: string): string[] =>
  [...page.matchAll(/<script[^>]* src="\/([^"]+\.js)"/g)].flatMap(([, path]) => path ?? []);

/** `import"./a.js"` and `from"./a.js"`, not `import("./a.js")`. */
export const importsOf = (code: string): string[] =>
  [...code.matchAll(/\b(?:from|import)\s*["'](\.[^"']+\.js)["']/g)].flatMap(([, path]) => path ?? []);

/** The files of these chunks and of all they import at once. */
function filesOf(manifest: Manifest, names: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const add = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const next of manifest[name]?.imports ?? []) add(next);
  };
  for (const name of names) add(name);
  return new Set([...seen].flatMap((name) => (manifest[name]?.file.endsWith('.js') ? [manifest[name].file] : [])));
}
