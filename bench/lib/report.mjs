/** The results as tables and pictures: Relais beside its budgets, every engine at every size, growth, browser cost, servers. */
import { compared, growth } from './budgets.mjs';
import { MB, short, three, whole } from './formats.mjs';
import { bundleBudgets, continuityBudgets, serverBudgets, webBudgets } from './report-budgets.mjs';
import { browserTable, capacityText, continuityTable, serverTable, webTable } from './report-more.mjs';

/** Heading, phase, where the number is, how it is written, and whether greater is better (null: neither). */
const columns = [
  ['build ops/s', 'build', (c) => c.build_ops_s, whole, true],
  ['state MB', 'build', (c) => c.bytes / MB, (v) => v.toFixed(2)],
  ['state gz MB', 'build', (c) => c.gz / MB, (v) => v.toFixed(2)],
  ['open→answer ms', 'open', (c) => c.answer_ms, short],
  ['query warm ms', 'open', (c) => c.qwarm_ms, (v) => v.toPrecision(2)],
  ['RSS open MB', 'open', (c) => c.rss / MB, whole],
  ['heap+ext MB', 'open', (c) => (c.heap + c.external) / MB, whole],
  ['1 change: write+encode µs', 'change', (c) => c.enc_ms * 1000, whole],
  ['wire B', 'change', (c) => c.change_bytes, whole],
  ['apply+notify µs', 'change', (c) => c.app_ms * 1000, whole],
  ['merge 2×10k ms', 'merge', (c) => c.merge_ms, short],
  ['merge KB', 'merge', (c) => c.merge_bytes / 1000, whole],
  ['edits lost', 'merge', (c) => (c.converged ? (100 * c.lost) / c.edited : Number.NaN), (v) => `${v.toFixed(0)}%`, null],
  ['bootstrap ms', 'boot', (c) => c.boot_ms, short],
  ['bootstrap MB', 'boot', (c) => c.boot_bytes / MB, (v) => v.toFixed(2)],
  ['bootstrap gz MB', 'boot', (c) => c.boot_gz / MB, (v) => v.toFixed(2)],
];

/** What the command prints. */
export function printed(results, sizes) {
  const seen = results.continuity !== undefined || compared(results).some((row) => row.seen !== undefined);
  return [...(seen ? [budgetTable(results)] : []), ...sizes.map((size) => sizeTable(results, size))].join('\n\n');
}

/** RESULTS.md. */
export function written(results) {
  const sizes = sizesOf(results);
  const sections = [
    `# Results\n\n${head(results)}`,
    `## Relais beside its budgets\n\n${budgetTable(results)}`,
    `## Every engine\n\n${legend}\n\n![Measures at N = 10,000](results/measures.svg)\n\n${sizes.map((size) => sizeTable(results, size)).join('\n\n')}`,
    `## Growth\n\nThe exponent from one size to the next, two where three sizes were measured: 0 does not grow, 1 grows as the work does.\n\n![Growth](results/growth.svg)\n\n${growthTable(results, sizes)}`,
    `## Could not finish\n\n${failures(results) || 'Nothing.'}`,
    `## Browser cost\n\n${browserTable(results)}\n\n${browserText}`,
    ...(results.servers ? [`## Servers\n\n${serverText}\n\n${serverTable(results.servers)}\n\n${capacityText(results.servers)}`] : []),
    ...(results.continuity ? [`## Signals of continuity\n\n${continuityText}\n\n${continuityTable(results.continuity)}`] : []),
    ...(results.web ? [`## The application in Chromium\n\n${webText}\n\n${webTable(results.web)}`] : []),
    `## Notes per engine\n\n${Object.values(results.engines).map(noteOf).join('\n')}`,
  ];
  return `${sections.join('\n\n')}\n`;
}

const legend = `Medians. **best** is the best engine of the column, ×k is k times worse than it. Rows in italics are limits, not engines: they hold the data but
cannot merge it. What each column means is in README.md. At N = 100,000 only Relais and the limits run: **best** says little there.`;

const serverText = `One workplace of 10,000 tasks; real WebSocket clients in another process, each changing one cell at its own rate; latency is from the send in one
client to the receipt in 10 sampled others.`;

const browserText = `What loads at once. Engine only (load, edit, merge, query), no transport or storage adapter, except PouchDB and Evolu whose bundles hold their storage.
Relais: replica and codec, as the peers; with log, signatures, sessions and reconnection in the second row. Folding, undoing, history and bundles, and the text engine
(Yjs), load when they are needed.`;

const continuityText = `What endangers tasks and roles, and why, with eight of each kind made ready to be shown: medians of processor time, which other work on the machine
disturbs less than the time that passed, told beside it. One in five tasks is live. The limits read the same columns, or the same rows, and say nothing.`;

const webText = `Signed in on a second device, installed; the product's own tables, with N tasks, their holders and 2N comments. Counted in ms from the start of the navigation
to the paint of the first rows, and from a key to the paint of its result (medians). Throttling slows the page; its worker is not slowed. Scrolling: the wheel turned
evenly for three seconds over the list of open tasks.`;

function head({ date, machine, node, engines, results, parts, remark }) {
  const versions = Object.assign({}, ...Object.values(engines).map((engine) => engine.versions));
  const named = Object.entries(versions).filter(([name]) => name !== 'node');
  const made = (parts ?? []).map(({ command, load }) => {
    const range = load.length > 0 ? `, load of the machine ${Math.min(...load).toFixed(0)} to ${Math.max(...load).toFixed(0)}` : '';
    return `- \`${command}\`${range}`;
  });
  return `Date ${date}; machine: ${machine}; every engine on Node ${node}. Made by, one after the other:

${made.join('\n')}

Versions: ${named.map(([name, version]) => `${name} ${version}`).join(', ')}.
Other work on the machine slowed these runs by ×${slowness(results)} (median of a fixed calibration over its best): ratios within a run count, absolute times
shift with the machine.${remark === undefined ? '' : ` ${remark}`}`;
}

function slowness(results) {
  const cells = Object.values(results).flatMap((bySize) => Object.values(bySize).flatMap(Object.values));
  const slow = cells.flatMap((cell) => cell.slow ?? []).sort((a, b) => a - b);
  return slow.length > 0 ? slow[slow.length >> 1].toFixed(2) : '?';
}

export const sizesOf = ({ results }) =>
  [...new Set(Object.values(results).flatMap((bySize) => Object.keys(bySize).map(Number)))].sort((a, b) => a - b);

function budgetTable(results) {
  const lines = ['| measure | N | budget | Relais | | best peer | Relais is |', '|---|---:|---:|---:|---|---|---|'];
  for (const { measure, size, more, limit, seen, met, best, ahead } of compared(results)) {
    const sign = more ? '≥' : '≤';
    const verdict = met === undefined ? '' : met ? 'met' : 'missed';
    const peer = best === undefined ? '–' : `${best.title} ${three(best.value)}`;
    const ratio =
      ahead === undefined || !Number.isFinite(ahead) ? '–' : ahead >= 1 ? `×${three(ahead)} better` : `×${three(1 / ahead)} worse`;
    lines.push(
      `| ${measure} | ${whole(size)} | ${sign} ${three(limit)} | ${seen === undefined ? '–' : three(seen)} | ${verdict} | ${peer} | ${ratio} |`,
    );
  }
  return [...lines, ...serverBudgets(results), ...continuityBudgets(results), ...webBudgets(results), ...bundleBudgets(results)].join('\n');
}

function inOrder({ engines, results }, size) {
  const rank = (engine) => (engines[engine].limit ? 2 : engine.startsWith('relais') ? 0 : 1);
  return Object.keys(results)
    .filter((engine) => results[engine][size])
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

function sizeTable(results, size) {
  const engines = inOrder(results, size);
  const number = (engine, [, phase, pick]) => {
    const cell = results.results[engine][size][phase];
    const found = !cell || cell.error || cell.skip ? Number.NaN : pick(cell);
    return Number.isFinite(found) ? found : undefined;
  };
  const best = columns.map((column) => {
    const all = engines.filter((engine) => !results.engines[engine].limit).flatMap((engine) => number(engine, column) ?? []);
    return column[4] ? Math.max(...all) : Math.min(...all);
  });
  const lines = [
    `| N=${whole(size)} | ${columns.map(([heading]) => heading).join(' | ')} |`,
    `|---|${columns.map(() => '---:').join('|')}|`,
  ];
  for (const engine of engines) {
    const { limit, title } = results.engines[engine];
    const cells = columns.map((column, i) => {
      const [, phase, , format, more] = column;
      const cell = results.results[engine][size][phase];
      const value = number(engine, column);
      if (value === undefined) return cell?.error && !cell.error.startsWith('no state') ? 'failed' : '–';
      const wrong = cell.ok === false && phase !== 'merge' ? ' (wrong)' : '';
      if (more === null || limit) return format(value) + wrong;
      return `${format(value)} ${worse(more ? best[i] / value : value / best[i])}${wrong}`;
    });
    lines.push(`| ${limit ? `*${title}*` : title} | ${cells.join(' | ')} |`);
  }
  return lines.join('\n');
}

const worse = (times) => (times < 1.05 ? '**best**' : `×${times < 10 ? times.toFixed(1) : whole(times)}`);

function growthTable(results, sizes) {
  const measures = [
    ['build ms', 'build', (c) => c.build_ms],
    ['state', 'build', (c) => c.bytes],
    ['open→answer', 'open', (c) => c.answer_ms],
    ['query warm', 'open', (c) => c.qwarm_ms],
    ['RSS open', 'open', (c) => c.rss],
    ['apply+notify', 'change', (c) => c.app_ms],
    ['merge ms', 'merge', (c) => c.merge_ms],
    ['bootstrap ms', 'boot', (c) => c.boot_ms],
    ['bootstrap bytes', 'boot', (c) => c.boot_bytes],
  ];
  const lines = [`| engine | ${measures.map(([name]) => name).join(' | ')} |`, `|---|${measures.map(() => '---:').join('|')}|`];
  for (const engine of inOrder(results, sizes[0])) {
    const cells = measures.map(
      ([, phase, pick]) =>
        growth(results, engine, { phase, pick }, sizes)
          .map((exponent) => exponent.toFixed(2))
          .join(', ') || '–',
    );
    lines.push(`| ${results.engines[engine].title} | ${cells.join(' | ')} |`);
  }
  return lines.join('\n');
}

function failures({ results, engines }) {
  return Object.entries(results)
    .flatMap(([engine, bySize]) =>
      Object.entries(bySize).flatMap(([size, phases]) => Object.entries(phases).map(([phase, cell]) => ({ engine, size, phase, cell }))),
    )
    .filter(({ cell }) => cell.error && !cell.error.startsWith('no state'))
    .map(({ engine, size, phase, cell }) => `- ${engines[engine].title}, N=${whole(Number(size))}, ${phase}: ${cell.error.split('\n')[0]}`)
    .join('\n');
}

const noteOf = ({ title, durable, note }) =>
  `- ${title}${durable && !title.includes('durable') ? ' (durable at every transaction)' : ''}: ${note || 'what holding the data costs at least'}`;
