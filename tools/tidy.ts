/** Checks the house style over the project's files: `npm run verify -- tidy`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { projectFiles, root } from './root.ts';
import { describeLengths } from './tidy/measure.ts';
import { rules } from './tidy/rules.ts';

const lengths: number[] = [];
let complaints = 0;

for (const path of projectFiles()) {
  const applying = rules.filter((rule) => rule.looksAt(path));
  if (applying.length === 0) continue;
  const text = readFileSync(join(root, path), 'utf8');
  if (/^src\/.*\.tsx?$/.test(path)) lengths.push(text.split('\n').length - 1);
  for (const rule of applying) {
    for (const { line, says } of rule.check({ path, text })) {
      complaints += 1;
      console.error(`${path}${line > 0 ? `:${line}` : ''} [${rule.name}] ${says}`);
    }
  }
}

console.log(describeLengths(lengths));
console.log(`${complaints} against the house style.`);
process.exitCode = complaints > 0 ? 1 : 0;
