/** Checks that each fault and attack of docs/FAULTS.md has its test, and lists those without: `npm run faults`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { checkFaults } from './faults/check.ts';
import { readList } from './faults/read-list.ts';
import { readTitles } from './faults/read-titles.ts';
import { projectFiles, root } from './root.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
/** Tests, and the suites that several tests run. What tests these checks themselves names invented ids. */
const isTest = (path: string): boolean => /\.(test|e2e)\.tsx?$|^src\/.*\/testing\/.*\.ts$/.test(path) && !path.startsWith('tools/faults');

const titles = projectFiles()
  .filter(isTest)
  .flatMap((path) => readTitles(path, read(path)));
const { complaints, held, waiting, tests } = checkFaults(readList(read('docs/FAULTS.md')), titles);
for (const complaint of complaints) console.error(complaint);
console.log(
  `${held} faults and attacks are held, by ${tests} tests; ${waiting} wait for what they concern. ${complaints.length} complaints.`,
);
process.exitCode = complaints.length > 0 ? 1 : 0;
