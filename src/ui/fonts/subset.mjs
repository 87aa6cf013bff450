/** Cuts the heading face (Source Serif 4, OFL) to Latin and French punctuation: `node src/ui/fonts/subset.mjs`. */
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';

const limit = 40 * 1024;
const here = import.meta.dirname;
const source = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/source-serif-4/package.json'));

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('');
// ASCII, the letters of western Europe, œ and Ÿ, dashes, quotes, ellipsis, spaces, euro, arrows used in text.
const characters = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ŒœŸŠšŽžıŁł‐–—‘’‚“”„†•…‹›€\u202f\u2009→`;

const face = await subsetFont(await readFile(join(source, 'files/source-serif-4-latin-wght-normal.woff2')), characters, {
  targetFormat: 'woff2',
  variationAxes: { wght: { min: 400, max: 700 } },
});
if (face.length > limit) throw new Error(`the heading face takes ${face.length} bytes, more than ${limit}: cut characters or axes`);
await writeFile(join(here, 'source-serif-4.woff2'), face);
await copyFile(join(source, 'LICENSE'), join(here, 'source-serif-4.LICENSE.txt'));
process.stdout.write(`source-serif-4.woff2: ${face.length} bytes\n`);
