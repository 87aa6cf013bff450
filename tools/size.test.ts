/** What counts towards Today, a room and the engine: a weight that forgets files would always fit. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectTaken } from './size/engine.ts';
import { stylesLeftOut } from './size/styles.ts';
import { importsOf, type Manifest, scriptsOf, sortFiles } from './size/web.ts';

const manifest: Manifest = {
  'index.html': { file: 'assets/index.js', imports: ['_solid.js'], css: ['assets/index.css'] },
  '_solid.js': { file: 'assets/solid.js' },
  '_list.js': { file: 'assets/list.js', imports: ['_solid.js'] },
  '../rooms/tasks/views/index.tsx': { file: 'assets/tasks.js', imports: ['_list.js'] },
  '../rooms/tasks/views/board.tsx': { file: 'assets/board.js', imports: ['_list.js'] },
  '../../virtual:messages/en': { file: 'assets/en.js' },
  '../../virtual:messages/fr': { file: 'assets/fr.js' },
  '../../virtual:messages/fr/later': { file: 'assets/later.js' },
};
test('Today needs the page’s scripts, the worker and all they import, and one language; a room what comes on top', () => {
  const { today, texts, laterTexts, rooms, styles } = sortFiles(manifest, ['assets/index.js'], ['assets/worker-1a2b.js']);
  expect([...today].sort()).toEqual(['assets/index.js', 'assets/solid.js', 'assets/worker-1a2b.js']);
  expect([...(rooms.get('tasks')?.entering ?? [])].sort()).toEqual(['assets/list.js', 'assets/tasks.js']);
  expect([...(rooms.get('tasks')?.later ?? [])]).toEqual(['assets/board.js']);
  expect(texts).toEqual(['assets/en.js', 'assets/fr.js']);
  expect(laterTexts).toEqual(['assets/later.js']);
  expect([...rooms.keys()]).toEqual(['tasks']);
  expect([...styles]).toEqual(['assets/index.css']);
});

test('the engine is what others take from replica and sync at once, types left out', () => {
  const taken = new Map<string, Set<string>>();
  collectTaken(
    taken,
    'src/web/worker.ts',
    [
      "import { openReplica, type Replica } from '../replica/replica.ts';",
      "import type { Change } from '../replica/change.ts';",
      "import { session as start } from '../sync/session.ts';",
      "import { render } from '../ui/index.ts';",
      "const later = () => import('../replica/text.ts');",
    ].join('\n'),
  );
  expect(taken).toEqual(
    new Map([
      ['src/replica/replica.ts', new Set(['openReplica'])],
      ['src/sync/session.ts', new Set(['session'])],
    ]),
  );
});

test('what is imported at once is told from what is loaded later', () => {
  expect(importsOf('import{a as b}from"./a-1.js";import"./b-2.js";const c=()=>import("./c-3.js");postMessage("from")')).toEqual([
    './a-1.js',
    './b-2.js',
  ]);
});

test('the page names its scripts; what it merely hints at is none', () => {
  const page = '<script type="module" crossorigin src="/assets/a-1.js"></script><link rel="modulepreload" href="/assets/b-2.js">';
  expect(scriptsOf(page)).toEqual(['assets/a-1.js']);
});

test('a stylesheet that the build left out is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-styles-'));
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('src/rooms/today/views/today.css', '@layer views {\n  .today {\n    margin: 0;\n  }\n}\n');
  write('src/rooms/people/views/people.css', '@layer views {\n  .people > a {\n    margin: 0;\n  }\n}\n');
  write('built/assets/a.css', '.people>a{margin:0}.today-part{margin:0}');
  expect(stylesLeftOut(join(folder, 'src'), join(folder, 'built'))).toEqual(['rooms/today/views/today.css']);
  rmSync(folder, { recursive: true, force: true });
});
