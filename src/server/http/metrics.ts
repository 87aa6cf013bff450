/** Counters for the administrator (Prometheus): about requests, connections and commits, never about persons. */

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Transport = 'websocket' | 'mailbox';

export interface Metrics {
  request(method: string, route: string, status: number, seconds: number): void;
  /** A connection opened (+1) or closed (-1). */
  connection(transport: Transport, change: 1 | -1): void;
  accepted(changes: number): void;
  commit(seconds: number): void;
  bytes(direction: 'in' | 'out', count: number): void;
  text(): Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'relais_' });
  const registers = [registry];
  const requests = new Counter({
    name: 'relais_http_requests_total',
    help: 'Requests answered',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const duration = new Histogram({
    name: 'relais_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['route'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  });
  const connections = new Gauge({ name: 'relais_connections', help: 'Open sync connections', labelNames: ['transport'], registers });
  const changes = new Counter({ name: 'relais_changes_accepted_total', help: 'Changes accepted and durable', registers });
  const commits = new Histogram({
    name: 'relais_commit_seconds',
    help: 'Time of a durable commit',
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1],
    registers,
  });
  // Counted per message, so in plain numbers; the counter is only brought up to date when somebody reads it.
  const passed = { in: 0, out: 0 };
  const traffic = new Counter({
    name: 'relais_sync_bytes_total',
    help: 'Bytes of sync messages',
    labelNames: ['direction'],
    registers,
    collect() {
      for (const direction of ['in', 'out'] as const) {
        traffic.inc({ direction }, passed[direction]);
        passed[direction] = 0;
      }
    },
  });
  return {
    request(method, route, status, seconds) {
      requests.inc({ method, route, status: String(status) });
      duration.observe({ route }, seconds);
    },
    connection: (transport, change) => connections.inc({ transport }, change),
    accepted: (count) => changes.inc(count),
    commit: (seconds) => commits.observe(seconds),
    bytes(direction, count) {
      passed[direction] += count;
    },
    text: () => registry.metrics(),
  };
}
