/** Tables of what is measured beside the engines: what browsers load, servers, the signals of continuity, the application. */
import { fixed, MB, row, share, three, whole } from './formats.mjs';

export function browserTable({ engines }) {
  const lines = [row('library', 'JS min KB', 'JS min+gz KB', 'wasm gz KB', 'total gz KB'), '|---|---:|---:|---:|---:|'];
  const kilo = (bytes) => (bytes / 1000).toFixed(0);
  const known = Object.values(engines).filter((engine) => engine.bundle && !engine.bundle.error);
  const all = known.flatMap(({ title, versions, bundle }) => {
    const name = title.replace(/ \(.*/, '');
    const [library] = Object.keys(versions);
    const wider =
      bundle.whole && !bundle.whole.error
        ? [{ library: `${library}/whole`, name: `${name} with log, signatures, sessions`, bundle: bundle.whole }]
        : [];
    return [{ library, name, bundle }, ...wider];
  });
  // Two rows of one library load the same: the first counts, which a later part of a run may have measured anew.
  const once = [...new Map(all.toReversed().map((each) => [each.library, each])).values()];
  for (const { name, bundle } of once.sort((a, b) => a.bundle.total - b.bundle.total))
    lines.push(row(name, kilo(bundle.jsMin), kilo(bundle.jsGz), kilo(bundle.wasmGz), kilo(bundle.total)));
  return lines.join('\n');
}

const serverNames = {
  relais: 'Relais',
  hocuspocus: 'Hocuspocus + SQLite extension',
  tinybase: 'TinyBase createWsServer + file persister',
  floor: '*limit: ws + SQLite group commit*',
};
const serverHeadings = [
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

export function serverTable({ rows }) {
  const lines = [row(...serverHeadings), `|---|---|${'---:|'.repeat(serverHeadings.length - 3)}---|`];
  for (const each of rows) {
    const accepted = each.accepted_s === null || each.accepted_s === undefined ? 'no ack' : fixed(each.accepted_s);
    const said = each.error ?? (each.closed > 0 ? `${each.closed} clients dropped; ${each.how}` : each.how);
    const memory = each.server_rss === undefined ? undefined : each.server_rss / MB;
    lines.push(
      row(
        serverNames[each.kind],
        `${each.clients} × ${each.rate}`,
        `${accepted} of ${each.clients * each.rate}`,
        share(each.seen === undefined ? undefined : Math.min(1, each.seen)),
        fixed(each.p50, 1),
        fixed(each.p99),
        fixed(each.ack_p50, 1),
        fixed(each.ack_p99),
        share(each.server_cpu),
        fixed(memory),
        said,
      ),
    );
  }
  return lines.join('\n');
}

export function capacityText({ capacity, idle }) {
  const said = [];
  if (capacity?.hub_s !== undefined) {
    const { hub_s, limit_s, group, devices, window } = capacity;
    said.push(
      `One process, ${devices} devices that push ${window} changes at a time and wait: the hub makes ${whole(hub_s)} changes a second durable (${whole(group)} in one commit),`,
      `with chains checked and signed links taken; rows appended to SQLite in groups of the same size, nothing else done: ${whole(limit_s)}.`,
    );
  }
  if (idle?.bytes !== undefined)
    said.push(
      `A device on which nobody does anything: ${idle.bytes} bytes of payload in ${idle.messages} messages an hour over WebSocket; over long polls 72 empty answers.`,
    );
  return said.join('\n');
}

export function webTable({ error, rows, failed = [] }) {
  if (error !== undefined) return `Not measured: ${error}.`;
  const names = Object.keys(rows[0]?.gestures ?? {});
  const headings = [
    'tasks',
    'CPU',
    'Today, ms',
    'tasks, ms',
    ...names.map((name) => `${name}, ms`),
    'scrolling: rows',
    'frame p50 / p95 / worst ms',
    'frames without a row',
  ];
  const lines = [row(...headings), `|${'---:|'.repeat(headings.length)}`];
  for (const { n, throttle, today_ms, tasks_ms, gestures, scrolling } of rows) {
    const frames = `${fixed(scrolling.median_ms)} / ${fixed(scrolling.p95_ms)} / ${fixed(scrolling.worst_ms)}`;
    const cells = [
      whole(n),
      throttle === 1 ? 'full' : `1/${throttle}`,
      fixed(today_ms),
      fixed(tasks_ms),
      ...names.map((name) => fixed(gestures[name])),
    ];
    lines.push(row(...cells, whole(scrolling.rows), frames, share(scrolling.empty_share)));
  }
  for (const { n, error: why } of failed) lines.push(`\nN = ${whole(n)} could not be measured: ${why}.`);
  return lines.join('\n');
}

export function continuityTable({ n, members, rows, error }) {
  if (error) return error;
  const lines = [row(`N=${whole(n)}, ${whole(members)} members`, 'found', 'processor ms', 'passed ms'), '|---|---:|---:|---:|'];
  for (const { what, count, cpu_ms, wall_ms } of rows)
    lines.push(row(what.startsWith('limit') ? `*${what}*` : what, count === undefined ? '–' : whole(count), three(cpu_ms), three(wall_ms)));
  return lines.join('\n');
}
