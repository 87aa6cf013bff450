/** What good means here, in figures: each budget with where its measure is found in the results. Peers are everything but Relais and the limits. */

const MB = 1e6;

/**
 * `pick` gives a number from one engine's cell of one phase; `limit` is the budget; `more` when greater is better. `size` is the N
 * it is stated for.
 */
export const budgets = [
  { measure: 'open from disk to the first answer, ms', phase: 'open', pick: (c) => c.answer_ms, limit: 18, size: 10_000 },
  { measure: 'open from disk to the first answer, ms', phase: 'open', pick: (c) => c.answer_ms, limit: 18, size: 100_000 },
  { measure: 'query, warm, ms', phase: 'open', pick: (c) => c.qwarm_ms, limit: 5, size: 100_000 },
  { measure: 'resident memory after opening, MB', phase: 'open', pick: (c) => c.rss / MB, limit: 90, size: 10_000 },
  { measure: 'resident memory after opening, MB', phase: 'open', pick: (c) => c.rss / MB, limit: 90, size: 100_000 },
  { measure: 'state at rest, MB', phase: 'build', pick: (c) => c.bytes / MB, limit: 3, size: 10_000 },
  { measure: "the hub's history, MB", phase: 'build', pick: (c) => c.history_bytes / MB, limit: 5, size: 10_000 },
  {
    measure: 'history applied as local edits, a second',
    phase: 'build',
    pick: (c) => c.build_ops_s,
    limit: 150_000,
    more: true,
    size: 10_000,
  },
  { measure: 'one change on the wire, bytes', phase: 'change', pick: (c) => c.change_bytes, limit: 30, size: 10_000 },
  { measure: 'one remote change applied and told, ms', phase: 'change', pick: (c) => c.app_ms, limit: 0.03, size: 10_000 },
  { measure: '10,000 + 10,000 edits merged, ms', phase: 'merge', pick: (c) => c.merge_ms, limit: 250, size: 10_000 },
  { measure: '10,000 + 10,000 edits merged, kB', phase: 'merge', pick: (c) => c.merge_bytes / 1000, limit: 500, size: 10_000 },
  { measure: 'edits lost in it', phase: 'merge', pick: (c) => c.lost, limit: 0, size: 10_000 },
  { measure: 'joining, ms', phase: 'boot', pick: (c) => c.boot_ms, limit: 150, size: 10_000 },
  { measure: 'joining, MB', phase: 'boot', pick: (c) => c.boot_bytes / MB, limit: 3, size: 10_000 },
];

const isPeer = (results, engine) => !engine.startsWith('relais') && !results.engines[engine].limit;

function value(results, engine, { phase, pick, size }) {
  const cell = results.results[engine]?.[size]?.[phase];
  const number = cell === undefined || cell.error || cell.skip ? Number.NaN : pick(cell);
  return Number.isFinite(number) ? number : undefined;
}

/** Per budget: what was seen, the best peer, and how many times better Relais is. */
export function compared(results) {
  return budgets.map((budget) => {
    const seen = value(results, 'relais', budget);
    const peers = Object.keys(results.engines)
      .filter((engine) => isPeer(results, engine))
      .map((engine) => ({ title: results.engines[engine].title, value: value(results, engine, budget) }))
      .filter((peer) => peer.value !== undefined)
      .sort((a, b) => (budget.more ? b.value - a.value : a.value - b.value));
    const met = seen === undefined ? undefined : budget.more ? seen >= budget.limit : seen <= budget.limit;
    const [best] = peers;
    const ahead = best === undefined || seen === undefined ? undefined : budget.more ? seen / best.value : best.value / seen;
    return { ...budget, seen, met, best, ahead };
  });
}

/** The exponent by which a measure grew from one size to the next: 0 stays, 1 grows as the work does. */
export function growth(results, engine, { phase, pick }, sizes) {
  const points = sizes.map((size) => ({ size, value: value(results, engine, { phase, pick, size }) })).filter((point) => point.value > 0);
  return points.slice(1).map((point, i) => Math.log(point.value / points[i].value) / Math.log(point.size / points[i].size));
}
