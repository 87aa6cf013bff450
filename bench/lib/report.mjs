/** The results as tables: Relais beside its budgets, every engine at every size, growth, browser cost, servers. */
import { compared, growth } from './budgets.mjs';

const MB = 1e6;
const whole = (value) => Math.round(value).toLocaleString('en-US');
const short = (value) => (value < 10 ? value.toFixed(1) : whole(value));
const three = (value) => (value >= 100 ? whole(value) : Number(value.toPrecision(3)).toString());

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
  const seen = compared(results).some((row) => row.seen !== undefined);
  return [...(seen ? [budgetTable(results)] : []), ...sizes.map((size) => sizeTable(results, size))].join('\n\n');
}

/** RESULTS.md. */
export function written(results) {
  const sizes = sizesOf(results);
  const sections = [
    `# Results\n\n${head(results)}`,
    `## Relais beside its budgets\n\n${budgetTable(results)}`,
    `## Every engine\n\n${legend}\n\n${sizes.map((size) => sizeTable(results, size)).join('\n\n')}`,
    `## Growth\n\nThe exponent from one size to the next: 0 does not grow, 1 grows as the work does.\n\n${growthTable(results, sizes)}`,
    `## Could not finish\n\n${failures(results) || 'Nothing.'}`,
    `## Browser cost\n\n${browserTable(results)}\n\nEngine only (load, edit, merge, query), no transport or storage adapter, except PouchDB and Evolu whose bundles hold their storage. Relais: replica, device, session and reconnection; the text engine (Yjs) is loaded when a text is opened.`,
    ...(results.servers
      ? [`## Servers\n\n${serverText}\n\n${serverTable(results.servers)}\n\n${capacityText(results.servers.capacity)}`]
      : []),
    `## Notes per engine\n\n${Object.values(results.engines).map(noteOf).join('\n')}`,
  ];
  return `${sections.join('\n\n')}\n`;
}

const legend = `Medians. **best** is the best engine of the column, ×k is k times worse than it. Rows in italics are limits, not engines: they hold the data but
cannot merge it. What each column means is in README.md.`;

const serverText = `One workplace of 10,000 tasks; real WebSocket clients in another process, each changing one cell at its own rate; latency is from the send in one
client to the receipt in 10 sampled others.`;

function head({ date, machine, node, engines, results }) {
  const versions = Object.assign({}, ...Object.values(engines).map((engine) => engine.versions));
  const named = Object.entries(versions).filter(([name]) => name !== 'node');
  return `Date ${date}; machine: ${machine}; every engine on Node ${node}. Made by \`npm run bench\` in one run.
Versions: ${named.map(([name, version]) => `${name} ${version}`).join(', ')}.
Other work on the machine slowed these runs by ×${slowness(results)} (median of a fixed calibration over its best): ratios within this run count, absolute times shift with the machine.`;
}

function slowness(results) {
  const cells = Object.values(results).flatMap((bySize) => Object.values(bySize).flatMap(Object.values));
  const slow = cells.flatMap((cell) => cell.slow ?? []).sort((a, b) => a - b);
  return slow.length > 0 ? slow[slow.length >> 1].toFixed(2) : '?';
}

const sizesOf = ({ results }) =>
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
  return [...lines, ...serverBudgets(results), bundleBudget(results)].filter((line) => line !== undefined).join('\n');
}

function bundleBudget({ engines }) {
  const bundle = engines.relais?.bundle;
  if (!bundle || bundle.error) return undefined;
  const peers = Object.values(engines).filter(
    (engine) => !engine.name.startsWith('relais') && !engine.limit && engine.bundle && !engine.bundle.error,
  );
  const best = peers.sort((a, b) => a.bundle.total - b.bundle.total)[0];
  const ratio =
    best === undefined
      ? '–'
      : `×${three(Math.max(bundle.total / best.bundle.total, best.bundle.total / bundle.total))} ${bundle.total <= best.bundle.total ? 'better' : 'worse'}`;
  const peer = best === undefined ? '–' : `${best.title} ${three(best.bundle.total / 1000)}`;
  return `| engine in the browser, kB gz | – | ≤ 20 | ${three(bundle.total / 1000)} | ${bundle.total <= 20_000 ? 'met' : 'missed'} | ${peer} | ${ratio} |`;
}

function serverBudgets({ servers }) {
  if (servers === undefined) return [];
  const lines = [];
  const { capacity, rows } = servers;
  if (capacity?.hub_s !== undefined) {
    const met = capacity.hub_s >= 20_000 && capacity.hub_s >= capacity.limit_s / 2;
    const ratio = `×${three(capacity.limit_s / capacity.hub_s)} below the limit`;
    lines.push(
      `| hub: durable changes a second, one process | – | ≥ 20,000 and half the limit | ${whole(capacity.hub_s)} | ${met ? 'met' : 'missed'} | limit: group commit ${whole(capacity.limit_s)} | ${ratio} |`,
    );
  }
  const of = (kind) => rows.find((row) => row.kind === kind && row.clients === 1000 && !row.error);
  const [relais, peer] = [of('relais'), of('hocuspocus')];
  if (relais !== undefined) {
    const met = relais.acked >= relais.sent && relais.p50 <= 25 && relais.p99 <= 80;
    const said = (row) => `${whole(row.accepted_s)}/s, ${short(row.p50)} / ${short(row.p99)} ms`;
    lines.push(
      `| 1,000 connected, 1 change/s each: accepted, p50 / p99 | – | all, ≤ 25 / ≤ 80 ms | ${said(relais)} | ${met ? 'met' : 'missed'} | ${peer === undefined ? '–' : `Hocuspocus ${said(peer)}`} | ${peer === undefined ? '–' : `×${three(peer.p99 / relais.p99)} better at p99`} |`,
    );
  }
  return lines;
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

function browserTable({ engines }) {
  const lines = ['| library | JS min KB | JS min+gz KB | wasm gz KB | total gz KB |', '|---|---:|---:|---:|---:|'];
  const kilo = (bytes) => (bytes / 1000).toFixed(0);
  const seen = new Set();
  const known = Object.values(engines).filter((engine) => engine.bundle && !engine.bundle.error);
  for (const { title, versions, bundle } of known.sort((a, b) => a.bundle.total - b.bundle.total)) {
    const [library] = Object.keys(versions);
    if (seen.has(library)) continue;
    seen.add(library);
    lines.push(
      `| ${title.replace(/ \(.*/, '')} | ${kilo(bundle.jsMin)} | ${kilo(bundle.jsGz)} | ${kilo(bundle.wasmGz)} | ${kilo(bundle.total)} |`,
    );
  }
  return lines.join('\n');
}

const serverNames = {
  relais: 'Relais',
  hocuspocus: 'Hocuspocus + SQLite extension',
  tinybase: 'TinyBase createWsServer + file persister',
  floor: '*limit: ws + SQLite group commit*',
};

function serverTable({ rows }) {
  const headings = [
    'server',
    'clients × changes/s',
    'accepted/s',
    'changes seen',
    'propagation p50 ms',
    'p99 ms',
    'ack p50 ms',
    'ack p99 ms',
    'server CPU',
    'server RSS MB',
    'durability',
  ];
  const lines = [
    `| ${headings.join(' | ')} |`,
    `|---|---|${headings
      .slice(3)
      .map(() => '---:')
      .join('|')}|---|`,
  ];
  const fixed = (value, digits = 0) => (value === null || value === undefined ? '–' : value.toFixed(digits));
  const share = (value) => (value === null || value === undefined ? '–' : `${fixed(value * 100)}%`);
  for (const row of rows) {
    const accepted = row.accepted_s === null || row.accepted_s === undefined ? 'no ack' : fixed(row.accepted_s);
    const said = row.error ?? (row.closed > 0 ? `${row.closed} clients dropped; ${row.how}` : row.how);
    lines.push(
      `| ${serverNames[row.kind]} | ${row.clients} × ${row.rate} | ${accepted} of ${row.clients * row.rate} | ${share(row.seen === undefined ? undefined : Math.min(1, row.seen))} | ${fixed(row.p50, 1)} | ${fixed(row.p99)} | ${fixed(row.ack_p50, 1)} | ${fixed(row.ack_p99)} | ${share(row.server_cpu)} | ${fixed(row.server_rss === undefined ? undefined : row.server_rss / MB)} | ${said} |`,
    );
  }
  return lines.join('\n');
}

function capacityText(capacity) {
  if (capacity?.hub_s === undefined) return '';
  const { hub_s, limit_s, group, devices, window } = capacity;
  return `One process, ${devices} devices that push ${window} changes at a time and wait: the hub makes ${whole(hub_s)} changes a second durable (${whole(group)} in one commit), with chains checked and signed links taken; rows appended to SQLite in groups of the same size, nothing else done: ${whole(limit_s)}.`;
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

const noteOf = ({ title, durable, note }) => `- ${title}${durable ? ' (durable at every transaction)' : ''}: ${note || 'floor'}`;
