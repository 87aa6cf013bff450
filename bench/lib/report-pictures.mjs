/** Which measures the pictures of RESULTS.md show. */
import { MB } from './formats.mjs';
import { bars, lines } from './pictures.mjs';
import { sizesOf } from './report.mjs';

const shownBars = [
  ['open→answer, ms', 'open', (c) => c.answer_ms],
  ['query, warm, ms', 'open', (c) => c.qwarm_ms],
  ['resident memory after opening, MB', 'open', (c) => c.rss / MB],
  ['state at rest, MB', 'build', (c) => c.bytes / MB],
  ['history applied as edits, a second (more is better)', 'build', (c) => c.build_ops_s, true],
  ['one change, apply and notify, µs', 'change', (c) => c.app_ms * 1000],
  ['10,000 + 10,000 edits merged, ms', 'merge', (c) => c.merge_ms],
  ['10,000 + 10,000 edits merged, kB', 'merge', (c) => c.merge_bytes / 1000],
  ['joining, ms', 'boot', (c) => c.boot_ms],
  ['joining, MB', 'boot', (c) => c.boot_bytes / MB],
];
const shownLines = ['open→answer, ms', 'query, warm, ms', '10,000 + 10,000 edits merged, ms', 'joining, ms'];

/** The pictures of RESULTS.md by file name. */
export function pictures({ engines, results }) {
  const value = (engine, size, phase, pick) => {
    const cell = results[engine][size]?.[phase];
    const found = !cell || cell.error || cell.skip ? Number.NaN : pick(cell);
    return found > 0 && Number.isFinite(found) ? found : undefined;
  };
  const brief = (engine) =>
    engines[engine].title
      .replace(/ \((SQLite|cojson|LevelDB).*/, '')
      .replace('durable at every session', 'durable')
      .replace('rows in 256 buckets', 'buckets');
  const kindOf = (engine) => (engines[engine].limit ? 'limit' : engine.startsWith('relais') ? 'own' : 'peer');
  const names = Object.keys(engines);
  const measures = shownBars.map(([name, phase, pick, more]) => ({
    name,
    more,
    values: names.flatMap((engine) => {
      const found = value(engine, 10_000, phase, pick);
      return found === undefined ? [] : [{ title: brief(engine), value: found, kind: kindOf(engine) }];
    }),
  }));
  const grown = shownBars
    .filter(([name]) => shownLines.includes(name))
    .map(([name, phase, pick]) => ({
      name,
      lines: names
        .filter((engine) => kindOf(engine) !== 'limit')
        .map((engine) => ({
          title: brief(engine),
          own: kindOf(engine) === 'own',
          points: sizesOf({ results }).flatMap((size) => {
            const found = value(engine, size, phase, pick);
            return found === undefined ? [] : [[size, found]];
          }),
        }))
        .filter(({ points }) => points.length > 1),
    }));
  const [withValues, withLines] = [measures.filter(({ values }) => values.length > 0), grown.filter((each) => each.lines.length > 0)];
  return {
    ...(withValues.length > 0 ? { 'measures.svg': bars(withValues) } : {}),
    ...(withLines.length > 0 ? { 'growth.svg': lines(withLines) } : {}),
  };
}
