/** Prints what a browser loads beside the budgets, and fails when something is over: `npm run verify -- size`. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { root } from './root.ts';
import { budgets } from './size/budgets.ts';
import { weighEngine } from './size/engine.ts';
import { layersOf, stylesLeftOut } from './size/styles.ts';
import { weighWeb } from './size/web.ts';
import { firstModules } from './web-first.ts';

const built = join(root, 'dist', 'web');
if (!existsSync(join(built, '.vite', 'manifest.json'))) {
  console.error('The web application is not built: run npm run build first.');
  process.exit(1);
}
const web = weighWeb(built);
const engine = await weighEngine(
  root,
  [...(await firstModules())].map((id) => relative(root, id).replaceAll('\\', '/')),
);

const rows: readonly (readonly [what: string, bytes: number, budget?: number])[] = [
  ['script to Today', web.today, budgets.today],
  ...[...web.rooms].map(([room, { entering }]) => [`entering ${room}`, entering, budgets.room] as const),
  ['engine alone', engine, budgets.engine],
  ...[...web.rooms].map(([room, { later }]) => [`${room}, opened later`, later] as const),
  ['texts, read later', web.laterTexts],
  ['styles', web.styles],
];

const inKilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
for (const [what, bytes, budget] of rows) {
  const verdict =
    budget === undefined ? '' : `of ${inKilobytes(budget)}  ${bytes > budget ? 'OVER: load it later, or find what weighs' : 'fits'}`;
  console.log(`${what.padEnd(24)} ${inKilobytes(bytes)} gz  ${verdict}`);
}
const leftOut = stylesLeftOut(join(root, 'src'), built);
for (const path of leftOut) console.log(`${path} is in no stylesheet that was built: import it in the file that needs it.`);
const layers = layersOf(built).join(', ');
if (layers !== 'base, widgets, views')
  console.log(`The layers of style begin in the order ${layers}: nothing with styles of its own may be imported before src/ui/styles.`);
process.exitCode =
  leftOut.length > 0 || layers !== 'base, widgets, views' || rows.some(([, bytes, budget]) => budget !== undefined && bytes > budget)
    ? 1
    : 0;
