/** Makes a new room from the pattern: `npm run new-room NAME [ROW]`, such as `npm run new-room libraries library`. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { registry } from '../src/rooms/registry.ts';
import { identifier } from './new-room/names.ts';
import { inDoors, inLine, inOpening, inRegistry } from './new-room/register.ts';
import { roomFiles } from './new-room/template.ts';
import { root } from './root.ts';
import { runNode } from './run.ts';

const [room = '', row = room.replace(/s$/, '')] = process.argv.slice(2);

const refusal = whyNot();
if (refusal !== undefined) {
  console.error(`${refusal}\nNothing was made. Usage: npm run new-room NAME [ROW], such as: npm run new-room libraries library`);
  process.exit(1);
}

for (const [file, text] of Object.entries(roomFiles({ room, row }))) write(`src/rooms/${room}/${file}`, text);
write('src/rooms/registry.ts', inRegistry(read('src/rooms/registry.ts'), room, identifier(room)));
write('src/rooms/opening.ts', inOpening(read('src/rooms/opening.ts'), room, identifier(room)));
write('tools/arrows/layers.ts', inLine(read('tools/arrows/layers.ts'), room));
write('src/web/rooms.ts', inDoors(read('src/web/rooms.ts'), room));
// Names have any length: what the pattern wrote is laid out as the house does.
await runNode('node_modules/@biomejs/biome/bin/biome', [
  'format',
  '--write',
  `src/rooms/${room}`,
  'src/rooms/registry.ts',
  'src/rooms/opening.ts',
  'src/web/rooms.ts',
]);
console.log(`
The room stands, with one kind of row. Next:
- give it its place in the line: tools/arrows/layers.ts and src/rooms/registry.ts have it just before today;
- choose its icon and its letter in src/web/rooms.ts;
- put its texts into the words of its field, in both languages: src/rooms/${room}/messages.ts and views/messages.ts;
- npm run verify -- tidy arrows messages types && npm test -- src/rooms/${room}`);

function whyNot(): string | undefined {
  const wanted = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
  if (!wanted.test(room)) return `A room's name is one or more lower-case words with hyphens between them, not "${room}".`;
  if (!wanted.test(row)) return `A row's name is one or more lower-case words with hyphens between them, not "${row}".`;
  if (row === room) return `The room and its row need two names: say the row's after the room's.`;
  if (existsSync(join(root, 'src/rooms', room))) return `src/rooms/${room} exists already.`;
  if (registry.tables.has(row)) return `Another room has a table "${row}" already.`;
  return undefined;
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
  console.log(file);
}
