/** Puts a new room where rooms are known: the registry and the line of rooms, before `today`, and the doors of the web application. */

/** The text of src/rooms/registry.ts with the room in it. */
export function inRegistry(text: string, room: string, identifier: string): string {
  return replaceOnce(
    withImport(text, room, identifier),
    /(createRegistry\(\[[^\]]*?)(,\s*today\s*,?\s*\]\))/,
    `$1, ${identifier}$2`,
    'src/rooms/registry.ts',
  );
}

/** The text of src/rooms/opening.ts with the room's tables in it: a device opens with every table. */
export function inOpening(text: string, room: string, identifier: string): string {
  return replaceOnce(
    withImport(text, room, `${identifier}Tables`),
    /( tables: \[[^\]]*?),?(\s*\],\n)/,
    `$1, ...${identifier}Tables$2`,
    'src/rooms/opening.ts',
  );
}

/** An import from the room among those of the others, in the order of the alphabet. */
function withImport(text: string, room: string, name: string): string {
  const lines = text.split('\n');
  const of = (line: string): string | undefined => /^import \{ .* \} from '\.\/([a-z-]+)\/index\.ts';$/.exec(line)?.[1];
  const after = lines.findLastIndex((line) => (of(line) ?? '~') < room);
  const before = lines.findIndex((line) => of(line) !== undefined);
  lines.splice(after >= 0 ? after + 1 : before, 0, `import { ${name} } from './${room}/index.ts';`);
  return lines.join('\n');
}

/** The text of tools/arrows/layers.ts with the room in the line; as it is when the room has its place already. */
export function inLine(text: string, room: string): string {
  if (new RegExp(`^  '${room}',$`, 'm').test(text)) return text;
  return replaceOnce(text, /(roomsInLine = \[[^\]]*?)( {2}'today',\n)/, `$1  '${room}',\n$2`, 'tools/arrows/layers.ts');
}

/** The text of src/web/rooms.ts with a door to the room, entered by `g` and the first letter of its name that is free. */
export function inDoors(text: string, room: string): string {
  const taken = new Set([...text.matchAll(/letters: \[([^\]]*)\]/g)].flatMap(([, letters]) => letters?.match(/[a-z]/g) ?? []));
  const letter = [...room.replaceAll('-', ''), ...'abcdefghijklmnopqrstuvwxyz'].find((candidate) => !taken.has(candidate)) ?? '';
  const door = `  { id: '${room}', icon: IconListChecks, letters: ['${letter}'], load: () => import('../rooms/${room}/views/room.tsx') },\n`;
  return replaceOnce(text, /(doors: readonly Door\[\] = \[\n[^\]]*(?:\[[^\]]*\][^\]]*)*?)(\];\n)/, `$1${door}$2`, 'src/web/rooms.ts');
}

function replaceOnce(text: string, pattern: RegExp, by: string, file: string): string {
  if (!pattern.test(text)) throw new Error(`${file} is not written as expected: put the room in by hand, before today.`);
  return text.replace(pattern, by);
}
