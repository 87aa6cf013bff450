/** Checks who imports whom in src/ and in the folders around it: `npm run verify -- arrows`. */
import process from 'node:process';
import { checkArrows } from './arrows/check.ts';
import { projectFiles, root } from './root.ts';

const files = projectFiles().filter((file) => /^(src|sim|chaos|e2e|tools)\//.test(file));
const { complaints, files: read, imports } = await checkArrows(root, files);
for (const complaint of complaints) console.error(complaint);
console.log(`${read} files, ${imports} imports, ${complaints.length} against the arrows.`);
process.exitCode = complaints.length > 0 ? 1 : 0;
