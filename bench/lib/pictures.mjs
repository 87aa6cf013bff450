/** The results as pictures, in SVG that follows the reader's light or dark page: measures as bars, growth as lines. */

const style = `<style>
text{font:12px system-ui,sans-serif;fill:#24292f}.title{font-weight:600}.note{fill:#57606a;font-size:11px}.bar{fill:#b6bec8}.own{fill:#0b7a75}
.limit{fill:none;stroke:#8c959f;stroke-dasharray:3 2}.line{fill:none;stroke:#b6bec8;stroke-width:1.5}.ownline{fill:none;stroke:#0b7a75;stroke-width:2.5}.grid{stroke:#d0d7de}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.note{fill:#9aa4af}.bar{fill:#57606a}.own{fill:#3cc4bc}.limit{stroke:#768390}.line{stroke:#57606a}.ownline{stroke:#3cc4bc}.grid{stroke:#30363d}}
</style>`;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const said = (value) => (value >= 100 ? Math.round(value).toLocaleString('en-US') : Number(value.toPrecision(2)).toString());
const svg = (width, height, parts) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${style}\n${parts.join('\n')}\n</svg>\n`;

const panel = { width: 480, label: 185, row: 17, head: 26, gap: 18 };

/**
 * Panels of bars on logarithmic scales, the best first. `measures`: name and values, each with `title`, `value`, and `kind` of
 * 'own', 'peer' or 'limit'; `more` when greater is better.
 */
export function bars(measures) {
  const parts = [];
  const columns = 2;
  const rows = Math.max(...measures.map(({ values }) => values.length));
  const height = panel.head + rows * panel.row + panel.gap;
  for (const [index, { name, values, more }] of measures.entries()) {
    const left = (index % columns) * panel.width;
    const top = Math.floor(index / columns) * height;
    const sorted = [...values].sort((a, b) => (more ? b.value - a.value : a.value - b.value));
    const low = Math.min(...sorted.map(({ value }) => value)) / 1.6;
    const span = Math.log(Math.max(...sorted.map(({ value }) => value)) / low) || 1;
    const room = panel.width - panel.label - 70;
    parts.push(`<text class="title" x="${left + 4}" y="${top + 16}">${escaped(name)}</text>`);
    for (const [place, { title, value, kind }] of sorted.entries()) {
      const y = top + panel.head + place * panel.row;
      const width = Math.max(2, (Math.log(value / low) / span) * room);
      const mark = { own: 'own', peer: 'bar', limit: 'limit' }[kind];
      parts.push(
        `<text x="${left + panel.label - 6}" y="${y + 11}" text-anchor="end">${escaped(title)}</text><rect class="${mark}" x="${left + panel.label}" y="${y + 2}" width="${width.toFixed(1)}" height="11"/><text class="note" x="${left + panel.label + width + 5}" y="${y + 11}">${said(value)}</text>`,
      );
    }
  }
  return svg(columns * panel.width, Math.ceil(measures.length / columns) * height, parts);
}

const plot = { width: 440, height: 250, left: 46, right: 130, top: 30, bottom: 26 };

/** Panels of lines, both axes logarithmic. `measures`: name and lines, each with `title`, `own` and points `[size, value]`. */
export function lines(measures) {
  const parts = [];
  for (const [index, { name, lines: all }] of measures.entries()) {
    const x0 = (index % 2) * plot.width;
    const y0 = Math.floor(index / 2) * plot.height;
    const points = all.flatMap((line) => line.points);
    const [sizes, values] = [points.map(([size]) => size), points.map(([, value]) => value)];
    const scale = (value, from, to, low, high) => from + (Math.log(value / low) / (Math.log(high / low) || 1)) * (to - from);
    const x = (size) => scale(size, x0 + plot.left, x0 + plot.width - plot.right, Math.min(...sizes), Math.max(...sizes));
    const y = (value) => scale(value, y0 + plot.height - plot.bottom, y0 + plot.top, Math.min(...values), Math.max(...values));
    parts.push(`<text class="title" x="${x0 + 4}" y="${y0 + 16}">${escaped(name)}</text>`);
    for (const size of new Set(sizes))
      parts.push(
        `<path class="grid" d="M${x(size).toFixed(1)} ${y0 + plot.top}V${y0 + plot.height - plot.bottom}"/><text class="note" text-anchor="middle" x="${x(size).toFixed(1)}" y="${y0 + plot.height - 10}">${size.toLocaleString('en-US')}</text>`,
      );
    const labels = spread(all.map((line) => ({ ...line, at: y(line.points.at(-1)[1]) })));
    for (const { title, own, points: path, at } of labels) {
      const d = path.map(([size, value], i) => `${i === 0 ? 'M' : 'L'}${x(size).toFixed(1)} ${y(value).toFixed(1)}`).join('');
      const [size, value] = path.at(-1);
      parts.push(
        `<path class="${own ? 'ownline' : 'line'}" d="${d}"/><text class="note" x="${(x(size) + 6).toFixed(1)}" y="${(at + 4).toFixed(1)}">${escaped(title)} ${said(value)}</text>`,
      );
    }
  }
  return svg(2 * plot.width, Math.ceil(measures.length / 2) * plot.height, parts);
}

/** Labels that would lie on each other, at the end of lines of one length, are moved down. */
function spread(labels) {
  const sorted = labels.sort((a, b) => a.at - b.at);
  const lowest = new Map();
  for (const label of sorted) {
    const [size] = label.points.at(-1);
    label.at = Math.max(label.at, (lowest.get(size) ?? Number.NEGATIVE_INFINITY) + 12);
    lowest.set(size, label.at);
  }
  return sorted;
}
