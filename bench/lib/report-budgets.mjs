/** The budgets that are not an engine's measure: servers, the signals of continuity, the application, what a browser loads. Each line as in the table of budgets. */
import { row, short, three, whole } from './formats.mjs';

const verdict = (met) => (met ? 'met' : 'missed');
const against = (own, peer) => (own <= peer ? `×${three(peer / own)} better` : `×${three(own / peer)} worse`);

export function serverBudgets({ servers }) {
  if (servers === undefined) return [];
  const lines = [];
  const { capacity, idle, rows } = servers;
  if (capacity?.hub_s !== undefined) {
    const { hub_s, limit_s } = capacity;
    const met = verdict(hub_s >= 20_000 && hub_s >= limit_s / 2);
    const goal = '≥ 20,000 and half the limit';
    const limit = `limit: rows appended in groups ${whole(limit_s)}`;
    lines.push(
      row('hub: durable changes a second, one process', '–', goal, whole(hub_s), met, limit, `×${three(limit_s / hub_s)} below it`),
    );
  }
  const of = (kind) => rows.find((each) => each.kind === kind && each.clients === 1000 && !each.error);
  const [relais, peer, floor] = [of('relais'), of('hocuspocus'), of('floor')];
  if (relais !== undefined) {
    const met = verdict(relais.acked >= relais.sent && relais.p50 <= 25 && relais.p99 <= 80);
    const said = (each) => `${whole(each.accepted_s)}/s, ${short(each.p50)} / ${short(each.p99)} ms`;
    const beside = [...(peer ? [`Hocuspocus ${said(peer)}`] : []), ...(floor ? [`limit ${said(floor)}`] : [])].join('; ') || '–';
    const ratio = peer === undefined ? '–' : `${against(relais.p99, peer.p99)} at p99`;
    lines.push(row('1,000 connected, 1 change/s each: accepted, p50 / p99', '–', 'all, ≤ 25 / ≤ 80 ms', said(relais), met, beside, ratio));
  }
  if (idle?.bytes !== undefined)
    lines.push(
      row('idle device, an hour over WebSocket, kB', '–', '≤ 20', three(idle.bytes / 1000), verdict(idle.bytes <= 20_000), '–', '–'),
    );
  return lines;
}

/** Milliseconds of processor time: what is asked, its limit, the budget. */
const signals = [
  ['all, on a Thursday', 'limit: the same columns read, nothing said', 50],
  ['those of a task after a change to it', 'limit: its rows read after a change', 5],
];

export function continuityBudgets({ continuity }) {
  if (continuity === undefined || continuity.error) return [];
  const spent = (what) => continuity.rows.find((each) => each.what === what)?.cpu_ms ?? Number.NaN;
  return signals.map(([what, bare, goal]) => {
    const [own, limit] = [spent(what), spent(bare)];
    const measure = `signals of continuity: ${what}, ms of processor`;
    const ratio = own <= limit ? '–' : `×${three(own / limit)} above it`;
    return row(measure, whole(continuity.n), `≤ ${goal}`, three(own), verdict(own <= goal), `${bare} ${three(limit)}`, ratio);
  });
}

/** Opening: milliseconds by the number of tasks, at a quarter of the speed. */
const openings = { 10000: 1000, 100000: 1500 };
const GESTURE = 50;
const KILO = 1000;
const sizes = { today: 120, room: 40 };

export function webBudgets({ web }) {
  if (web === undefined || web.error) return [];
  const lines = [];
  for (const { n, throttle, tasks_ms, gestures } of web.rows.filter((each) => each.throttle === 4)) {
    const slow = `at ${throttle}× CPU throttle, ms`;
    const goal = openings[n];
    if (goal !== undefined)
      lines.push(
        row(
          `the application: tasks on the screen, ${slow}`,
          whole(n),
          `≤ ${whole(goal)}`,
          whole(tasks_ms),
          verdict(tasks_ms <= goal),
          '–',
          '–',
        ),
      );
    const slowest = Math.max(...Object.values(gestures).filter((ms) => ms !== null));
    lines.push(
      row(`gesture to paint, the slowest, ${slow}`, whole(n), `≤ ${GESTURE}`, whole(slowest), verdict(slowest <= GESTURE), '–', '–'),
    );
  }
  if (web.weights !== undefined) {
    const { today, room } = web.weights;
    lines.push(row('script to Today, kB gz', '–', `≤ ${sizes.today}`, three(today / KILO), verdict(today <= sizes.today * KILO), '–', '–'));
    lines.push(
      row('entering a room, the heaviest, kB gz', '–', `≤ ${sizes.room}`, three(room / KILO), verdict(room <= sizes.room * KILO), '–', '–'),
    );
  }
  return lines;
}

const ENGINE = 20_000;

export function bundleBudgets({ engines }) {
  const bundle = engines.relais?.bundle;
  if (!bundle || bundle.error || bundle.whole?.error) return [];
  const [best] = Object.values(engines)
    .filter((engine) => !engine.name.startsWith('relais') && !engine.limit && engine.bundle && !engine.bundle.error)
    .sort((a, b) => a.bundle.total - b.bundle.total);
  const line = (what, { total }) => {
    const peer = best === undefined ? ['–', '–'] : [`${best.title} ${three(best.bundle.total / KILO)}`, against(total, best.bundle.total)];
    return row(what, '–', `≤ ${ENGINE / KILO}`, three(total / KILO), verdict(total <= ENGINE), ...peer);
  };
  return [
    line('engine in the browser: replica and codec, kB gz', bundle),
    line('the same with log, signatures and sessions, kB gz', bundle.whole),
  ];
}
