/** A name for the state of the code that a run puts to the test: results of different states are never added up. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFiles, root } from '../tools/root.ts';

/** What may lose, tear or reorder somebody's work. */
const core = /^src\/(kernel|replica|sync|storage|workplace\/transport|server\/sync)\/.*\.ts$/;
const test = /\.test\.ts$|\/testing\//;

export function coreHash(): string {
  const hash = createHash('sha256');
  for (const path of projectFiles().filter((file) => core.test(file) && !test.test(file)))
    hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex').slice(0, 12);
}
