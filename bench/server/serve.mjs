/** One sync server in its own process; tells its parent when it is ready, and answers with processor, memory and what it made durable. */
import { median } from '../lib/measure.mjs';

const options = JSON.parse(process.argv[2]);
const durable = { times: [], last: 0 };

const stored = (ms) => {
  durable.times.push(ms);
  durable.last = Date.now();
};
const timed =
  (work) =>
  async (...args) => {
    const start = performance.now();
    const result = await work(...args);
    stored(performance.now() - start);
    return result;
  };

const server = (await import(`./servers/${options.kind}.mjs`))[options.kind];
const { how, given } = await server({ ...options, stored, timed });
let processor = process.cpuUsage();
let since = Date.now();

process.on('message', (message) => {
  if (message === 'reset') {
    processor = process.cpuUsage();
    since = Date.now();
    durable.times = [];
    process.send('ok');
  }
  if (message === 'stats') {
    const { user, system } = process.cpuUsage(processor);
    process.send({
      cpu: (user + system) / 1e3 / (Date.now() - since),
      rss: process.memoryUsage().rss,
      stores: durable.times.length,
      store_ms: median(durable.times),
      last: durable.last,
      how,
    });
  }
});
process.send({ ready: true, given });
