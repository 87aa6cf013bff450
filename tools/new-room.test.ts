/** What `npm run new-room` writes fits the sources as they are today. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { roomsInLine } from './arrows/layers.ts';
import { identifier } from './new-room/names.ts';
import { inDoors, inLine, inOpening, inRegistry } from './new-room/register.ts';
import { roomFiles } from './new-room/template.ts';
import { root } from './root.ts';
import { rules } from './tidy/rules.ts';

const names = { room: 'reading-groups', row: 'reading-group' };

test('the files of a room have the names every room has, and keep to the house style', () => {
  const files = Object.entries(roomFiles(names));
  expect(files.map(([name]) => name)).toEqual([
    'schema.ts',
    'commands.ts',
    'queries.ts',
    'messages.ts',
    'index.ts',
    'room.test.ts',
    'views/room.tsx',
    'views/messages.ts',
  ]);
  for (const [name, text] of files) {
    const path = `src/rooms/${names.room}/${name}`;
    const complaints = rules.filter((rule) => rule.looksAt(path)).flatMap((rule) => rule.check({ path, text }));
    expect(complaints).toEqual([]);
    const options = { fileName: name, reportDiagnostics: true, compilerOptions: { jsx: ts.JsxEmit.Preserve } };
    expect(ts.transpileModule(text, options).diagnostics).toEqual([]);
  }
});

test('the room enters the registry in the order of the alphabet, and the line before today', () => {
  const text = inRegistry(readFileSync(join(root, 'src/rooms/registry.ts'), 'utf8'), names.room, identifier(names.room));
  const folders = [...text.matchAll(/from '\.\/([a-z-]+)\/index\.ts'/g)].map(([, folder]) => folder);
  expect(folders).toContain(names.room);
  expect(folders).toEqual([...folders].sort());
  expect(text).toMatch(/createRegistry\(\[.*, readingGroups, today\]\)/s);
});

test('a device opens with the tables of the room', () => {
  const text = inOpening(readFileSync(join(root, 'src/rooms/opening.ts'), 'utf8'), names.room, identifier(names.room));
  const folders = [...text.matchAll(/from '\.\/([a-z-]+)\/index\.ts'/g)].map(([, folder]) => folder);
  expect(folders).toContain(names.room);
  expect(folders).toEqual([...folders].sort());
  expect(text).toMatch(/tables: \[[^\]]*, \.\.\.readingGroupsTables\s*\],/);
  expect(roomFiles(names)['index.ts']).toContain('tables as readingGroupsTables');
});

test('a room has one place in the line', () => {
  const text = readFileSync(join(root, 'tools/arrows/layers.ts'), 'utf8');
  expect(inLine(text, names.room)).toContain("  'reading-groups',\n  'today',\n");
  expect(inLine(text, roomsInLine[0])).toBe(text);
});

test('the room has a door of its own, last, with a letter that was free', () => {
  const before = readFileSync(join(root, 'src/web/rooms.ts'), 'utf8');
  const doors = [...inDoors(before, names.room).matchAll(/id: '([a-z-]+)', .*letters: \[(.*?)\]/g)].map(([, id, letters]) => ({
    id,
    letters,
  }));
  const last = doors.pop();
  expect(last?.id).toBe(names.room);
  expect(doors.length).toBeGreaterThan(0);
  for (const { letters } of doors) expect(letters).not.toContain(last?.letters);
});

test('a registry that is written in another way is left alone, and said', () => {
  expect(() => inRegistry('export const registry = createRegistry(all);\n', names.room, 'readingGroups')).toThrow(/by hand/);
});
