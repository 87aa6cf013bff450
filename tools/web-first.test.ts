/** What belongs in the files loaded first: all that they import at once, nothing that comes later. */
import { expect, test } from 'vitest';
import { modulesOf } from './web-first.ts';

const chunk = (fileName: string, facadeModuleId: string | null, imports: string[], moduleIds: string[]) => ({
  fileName,
  facadeModuleId,
  imports,
  moduleIds,
});

test('what begins and all it imports at once belongs together; what a part that comes later brings does not', () => {
  const chunks = [
    chunk('main.js', '/main.tsx', ['shared.js'], ['/main.tsx', '/shell.tsx']),
    chunk('shared.js', null, ['deep.js', 'elsewhere'], ['/shared.ts']),
    chunk('deep.js', null, ['shared.js'], ['/deep.ts']),
    chunk('later.js', '/later.tsx', ['shared.js'], ['/later.tsx']),
  ];
  expect(modulesOf(chunks, '/main.tsx')).toEqual(new Set(['/main.tsx', '/shell.tsx', '/shared.ts', '/deep.ts']));
});
