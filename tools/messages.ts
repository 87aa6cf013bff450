/** Checks that both languages are complete and nothing is said that nobody asks for: `npm run verify -- messages`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { isCatalogue, readCatalogues } from './messages/catalogues.ts';
import { checkMessages } from './messages/check.ts';
import { registryKeys } from './messages/registry-keys.ts';
import { findUses, noUses } from './messages/uses.ts';
import { projectFiles, root } from './root.ts';

const files = projectFiles().filter((file) => /^src\/.*\.tsx?$/.test(file) && !/\.(test|e2e)\.tsx?$|\/testing\//.test(file));
const texts = await readCatalogues(root, files);
const uses = noUses();
for (const file of files) if (!isCatalogue(file)) findUses(uses, file, readFileSync(join(root, file), 'utf8'));

const complaints = checkMessages(texts, uses, registryKeys(await readRooms()));
for (const complaint of complaints) console.error(complaint);
console.log(`${texts.length} texts in two languages, ${complaints.length} complaints.`);
process.exitCode = complaints.length > 0 ? 1 : 0;

async function readRooms() {
  if (!existsSync(join(root, 'src/rooms/registry.ts'))) return [];
  const { registry } = await import('../src/rooms/registry.ts');
  return registry.rooms;
}
