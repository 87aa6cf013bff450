/** Makes `src/ui/icons.tsx` out of lucide (ISC), one path per icon and only those named here: `node src/ui/icons/generate.mjs`. */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const names =
  `arrow-down arrow-left arrow-right-left arrow-up bell blend book-open briefcase building-2 calendar check chevron-left chevron-right chevrons-up-down circle
circle-alert circle-check circle-dot circle-slash coffee columns-3 download ellipsis file hand history hourglass house inbox info languages
link list list-checks list-tree log-out map-pin menu message-square minus monitor moon paperclip pencil plus printer repeat search settings square-stack
sliders-horizontal smartphone star sun train-front trash-2 triangle-alert upload user user-plus users x`.split(/\s+/);

const lucide = dirname(createRequire(import.meta.url).resolve('lucide-static/package.json'));
const lines = await Promise.all(
  names.map(
    async (name) =>
      `export const ${exported(name)} = /*#__PURE__*/ icon('${path(await readFile(join(lucide, 'icons', `${name}.svg`), 'utf8'))}');`,
  ),
);

await writeFile(
  join(import.meta.dirname, '..', 'icons.tsx'),
  `/** The icons, made by icons/generate.mjs out of lucide (ISC licence, see icons/LICENSE.txt); add a name there rather than a line here. */
import { icon } from './icons/icon.tsx';

export type { IconComponent } from './icons/icon.tsx';

${lines.join('\n')}
`,
);
await writeFile(join(import.meta.dirname, 'LICENSE.txt'), await readFile(join(lucide, 'LICENSE'), 'utf8'));

function exported(name) {
  return `Icon${name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}`;
}

/** Every shape of an icon as one path: strokes join what circles and rectangles drew. */
function path(svg) {
  const shapes = [...svg.matchAll(/<(path|circle|ellipse|rect|line|polyline|polygon)\s([^>]*)\/>/g)];
  return shapes
    .map(([, kind, attributes]) =>
      draw(kind, Object.fromEntries([...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]))),
    )
    .join('');
}

function draw(kind, shape) {
  if (kind === 'path') return shape.d.startsWith('m') ? `M0 0${shape.d}` : shape.d;
  if (kind === 'line') return `M${shape.x1} ${shape.y1}L${shape.x2} ${shape.y2}`;
  if (kind === 'polyline') return `M${shape.points}`;
  if (kind === 'polygon') return `M${shape.points}z`;
  if (kind === 'rect')
    return rectangle(Number(shape.x), Number(shape.y), Number(shape.width), Number(shape.height), Number(shape.rx ?? shape.ry ?? 0));
  const [rx, ry] = kind === 'circle' ? [Number(shape.r), Number(shape.r)] : [Number(shape.rx), Number(shape.ry)];
  return `M${Number(shape.cx) - rx} ${shape.cy}a${rx} ${ry} 0 1 0 ${rx * 2} 0a${rx} ${ry} 0 1 0 ${-rx * 2} 0`;
}

function rectangle(x, y, width, height, r) {
  if (r === 0) return `M${x} ${y}h${width}v${height}h${-width}z`;
  const arc = (dx, dy) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${width - 2 * r}${arc(r, r)}v${height - 2 * r}${arc(-r, r)}h${2 * r - width}${arc(-r, -r)}v${2 * r - height}${arc(r, -r)}z`;
}
