/** Plants imports that go against the arrows in a folder of its own and demands that each is found, and nothing else. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkArrows, type Report } from './arrows/check.ts';
import { root } from './root.ts';

/** Each planted violation: the rule that must see it, the file, what the file says. */
const planted: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['arrows-of-kernel', 'src/kernel/a.ts', "import type { Room } from '../replica/fine.ts';\nexport type A = Room;"],
  ['arrows-of-replica', 'src/replica/a.ts', "export { session } from '../sync/session.ts';"],
  ['arrows-of-sync', 'src/sync/a.ts', "import '../storage/memory.ts';"],
  ['arrows-of-ui', 'src/ui/a.tsx', "import '../replica/fine.ts';"],
  ['arrows-of-server', 'src/server/a.ts', "import '../web/shell.ts';"],
  ['arrows-of-web', 'src/web/a.ts', "export const later = () => import('../server/index.ts');"],
  ['arrows-of-cli', 'src/cli/a.ts', "import '../server/index.ts';"],
  ['arrows-of-sync-in-tests', 'src/sync/c.test.ts', "import '../server/index.ts';"],
  ['rooms-left-of-people', 'src/rooms/people/a.ts', "import '../tasks/index.ts';"],
  ['only-views-draw', 'src/rooms/people/b.ts', "import '../../ui/widget.tsx';"],
  ['views-load-lazily', 'src/rooms/people/c.ts', "import './views/list.tsx';"],
  ['through-rooms-tasks-index', 'src/rooms/today/a.ts', "import '../tasks/commands.ts';"],
  ['no-cycle', 'src/kernel/b.ts', "import './c.ts';"],
  ['resolvable', 'src/kernel/d.ts', "import './nowhere.ts';"],
  ['packages-of-kernel', 'src/kernel/e.ts', "import { readFileSync } from 'node:fs';\nexport { readFileSync };"],
  ['packages-of-sync', 'src/sync/b.ts', "import 'yjs';"],
  ['one-widget-library', 'src/web/b.ts', "import '@kobalte/core';"],
  ['sources-stand-alone', 'src/web/c.ts', "import '../../tools/tool.ts';"],
  ['tests-stay-tests', 'src/web/d.ts', "import './shell.test.ts';"],
];

/** What is allowed, so that a rule which forbids too much is seen as well. */
const fine: Readonly<Record<string, string>> = {
  'src/kernel/c.ts': "import './b.ts';",
  'src/kernel/fine.test.ts': "import 'vitest';",
  'src/replica/fine.ts': "import '@noble/hashes/sha2.js';\nexport type Room = string;",
  'src/sync/session.test.ts': "import '../storage/memory.ts';",
  'src/sync/session.ts': "export { type Room } from '../replica/fine.ts';\nexport const session = 1;",
  'src/storage/memory.ts': "import '../kernel/fine.ts';",
  'src/kernel/fine.ts': 'export const fine = 1;',
  'src/ui/widget.tsx': "import '../kernel/fine.ts';\nimport '@kobalte/core';\nexport const Widget = () => <p />;",
  'src/rooms/people/views/list.tsx': "import '../../../ui/widget.tsx';",
  'src/rooms/people/index.ts': "export const list = () => import('./views/list.tsx');",
  'src/rooms/tasks/index.ts': "import '../people/index.ts';\nimport './commands.ts';",
  'src/rooms/tasks/commands.ts': 'export const commands = [];',
  'src/rooms/registry.ts': "import './people/index.ts';\nimport './tasks/index.ts';",
  'src/storage/index.ts': "export * from './memory.ts';",
  'src/storage/node.ts': "export * from './index.ts';",
  'src/server/index.ts': "import '../storage/node.ts';\nimport 'node:http';",
  'src/cli/serve.ts': "export const serve = () => import('../server/index.ts');",
  'src/web/shell.ts': 'export const shell = 1;',
  'src/web/shell.test.ts': "import './shell.ts';",
  'tools/tool.ts': 'export const tool = 1;',
};

let folder: string;
let report: Report;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'relais-arrows-'));
  const files = {
    ...fine,
    ...Object.fromEntries(planted.map(([, file, text]) => [file, text])),
    'src/rooms/canteen/index.ts': 'export {};',
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  }
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ dependencies: { yjs: '*', '@noble/hashes': '*', '@kobalte/core': '*', vitest: '*' } }),
  );
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  report = await checkArrows(folder, Object.keys(files));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(planted)('%s is seen in %s', (rule, file) => {
  expect(report.complaints.filter((complaint) => complaint.startsWith(file) && complaint.includes(`[${rule}]`))).toHaveLength(1);
});

test('a room without a place in the line is seen', () => {
  expect(report.complaints).toContainEqual(expect.stringContaining('src/rooms/canteen: has no place'));
});

test('nothing that is allowed is complained of', () => {
  const expected = new Set([...planted.map(([, file]) => file), 'src/kernel/c.ts', 'src/rooms/canteen:']);
  expect(report.complaints.filter((complaint) => !expected.has(complaint.split(' ')[0] ?? ''))).toEqual([]);
});

test('every complaint says what to do', () => {
  for (const complaint of report.complaints) expect(complaint.length).toBeGreaterThan(60);
});
