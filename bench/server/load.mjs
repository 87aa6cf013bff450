/**
 * The clients of one server, in their own process. Every client is a real WebSocket that speaks the server's protocol; it holds no
 * full replica (100 full replicas would not fit), but every change it sends is a valid one and every change it receives is counted.
 */
import { readFileSync } from 'node:fs';
import WebSocket from 'ws';
import { quantile } from '../lib/measure.mjs';

const options = JSON.parse(process.argv[2]);
const { kind, port, clients: count, rate, seconds } = options;
const protocol = (await import(`./clients/${kind}.mjs`))[kind](options);
const ids = JSON.parse(readFileSync(options.ids, 'utf8')).map(([id]) => id);

/** Clients whose receipts tell how long a change is under way. */
const sampled = 10;
const sentAt = new Map();
const seen = { sent: 0, acknowledged: 0, delivered: 0, bytes: 0, propagation: [], acknowledgement: [], closed: 0, last: 0 };
let measuring = false;

await protocol.prepare?.((number, n) => ({ id: `${taskOf(number)}A`, text: textOf(markOf(number, n)) }));
const clients = [];
for (let number = 0; number < count; number++) {
  const open = connect(number);
  if (number % 50 === 49 || number === count - 1) await open;
  else open.catch(() => {});
  if (number % 50 === 49) await pause(100);
}
await pause(1500);
process.send('connected');
await new Promise((resolve) => process.once('message', resolve));

measuring = true;
const start = performance.now();
await sendAll(start + seconds * 1000);
const sendEnd = performance.now();
const sendEndAt = Date.now();
const expected = seen.sent * Math.min(sampled, count) * (count > 1 ? (count - 1) / count : 1);
await tail();
report();

/** Markers go round the characters a text may hold, and are found in any encoding of it. */
function markOf(number, n) {
  return `~${number.toString(36)}.${n.toString(36)}~`;
}

function textOf(mark) {
  return `${mark} Relire le contrat avec le partenaire avant la réunion de lundi`;
}

/** Each client edits its own share of the tasks, so that no change depends on another one still in flight. */
function taskOf(number) {
  return ids[(number + count * Math.floor(Math.random() * Math.floor(ids.length / count))) % ids.length];
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function connect(number) {
  const socket = new WebSocket(protocol.address(port), {
    perMessageDeflate: false,
    skipUTF8Validation: true,
    ...(protocol.headers === undefined ? {} : { headers: protocol.headers(number) }),
  });
  const client = { number, socket, seq: 0, mark: '', waiting: [] };
  clients.push(client);
  socket.on('close', () => {
    seen.closed++;
  });
  socket.on('message', (message) => received(client, message));
  return new Promise((resolve, reject) => {
    socket.on('open', () => protocol.hello(client, resolve));
    socket.on('error', reject);
  });
}

function received(client, message) {
  const { changes = 0, acknowledged = 0, text, texts } = protocol.receive(client, message);
  const now = performance.now();
  if (measuring && changes > 0) {
    seen.delivered += changes;
    seen.bytes += message.length;
  }
  for (let left = acknowledged; left > 0; left--) {
    const sent = client.waiting.shift();
    if (sent === undefined) continue;
    seen.acknowledged++;
    seen.acknowledgement.push(now - sent);
  }
  if (client.number >= sampled) return;
  const marks = texts?.flatMap(marksIn) ?? (text === undefined ? [] : marksIn(text.toString('latin1')));
  for (const mark of marks) {
    const sent = sentAt.get(mark);
    if (sent === undefined || mark.startsWith(`~${client.number.toString(36)}.`)) continue;
    seen.propagation.push(now - sent);
    seen.last = now;
  }
}

function marksIn(text) {
  return Array.from(text.matchAll(/~[0-9a-z]+\.[0-9a-z]+~/g), ([mark]) => mark);
}

/** Each client changes `rate` cells per second, at its own phase. */
function sendAll(end) {
  const next = clients.map((_, number) => start + (number / count) * (1000 / rate));
  return new Promise((resolve) => {
    const tick = () => {
      const now = performance.now();
      if (now >= end) return resolve();
      for (const client of clients) {
        while (next[client.number] <= now && next[client.number] < end) {
          next[client.number] += 1000 / rate;
          if (client.socket.readyState === WebSocket.OPEN) send(client);
        }
      }
      setTimeout(tick, 2);
    };
    tick();
  });
}

function send(client) {
  client.seq++;
  client.mark = markOf(client.number, client.seq);
  const messages = protocol.change(client, taskOf(client.number), textOf(client.mark));
  const now = performance.now();
  sentAt.set(client.mark, now);
  client.waiting.push(now);
  seen.sent++;
  for (const message of messages) client.socket.send(message);
}

/** Waits for what is still under way, at most 10 s. */
async function tail() {
  while (performance.now() - sendEnd < 10_000 && seen.propagation.length < expected * 0.9999) {
    const before = seen.propagation.length;
    await pause(250);
    if (before === seen.propagation.length && performance.now() - seen.last > 3000) break;
  }
}

function report() {
  const elapsed = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage();
  const at = (values, share) => (values.length > 0 ? quantile(values, share) : null);
  process.send({
    clients: count,
    rate,
    seconds,
    offered_s: count * rate,
    sent: seen.sent,
    acked: seen.acknowledged,
    accepted_s: protocol.silent
      ? null
      : Math.min(seen.sent, seen.acknowledged) / (seen.acknowledged < seen.sent ? Math.max(seconds, elapsed) : seconds),
    seen: seen.propagation.length / expected,
    bytes_per_change: seen.delivered > 0 ? seen.bytes / seen.delivered : null,
    p50: at(seen.propagation, 0.5),
    p99: at(seen.propagation, 0.99),
    ack_p50: at(seen.acknowledgement, 0.5),
    ack_p99: at(seen.acknowledgement, 0.99),
    closed: seen.closed,
    sendEndAt,
    client_cpu_s: (user + system) / 1e6,
  });
}
