/** Servers under load, each with its clients in another process; and how much one process makes durable. */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freshDir } from '../lib/measure.mjs';

const patience = 120_000;
/** Whose saved state of 10,000 tasks a server begins with. */
const states = { relais: 'relais', hocuspocus: 'yjs', tinybase: 'tinybase', floor: undefined };

/** `kinds` and `shapes` (clients x changes per second) as lists with commas; `seconds` of load for each. */
export async function runServers({
  cache,
  flags,
  env,
  kinds = 'relais,hocuspocus,tinybase,floor',
  shapes = '100x1,10x100,1000x1',
  seconds = 15,
}) {
  const rows = [];
  let port = 9100;
  for (const kind of kinds.split(',')) {
    for (const shape of shapes.split(',')) {
      const [clients, rate] = shape.split('x').map(Number);
      const state = join(cache, `${states[kind] ?? 'relais'}-10000`);
      const options = {
        kind,
        port: ++port,
        dir: freshDir(join(cache, 'server')),
        state,
        clients,
        rate,
        seconds: Number(seconds),
        ids: join(cache, 'tasks-10000.json'),
      };
      const row = { kind, clients, rate };
      if (states[kind] !== undefined && !existsSync(state)) row.error = `no state: ${states[kind]} was not built at 10,000`;
      else Object.assign(row, await load(options, { flags, env }));
      console.error(JSON.stringify(row));
      rows.push(row);
    }
  }
  const capacity = kinds.includes('relais')
    ? await asked(start('capacity.mjs', { cache }, { flags, env })).catch((error) => ({ error: error.message }))
    : undefined;
  const idle = kinds.includes('relais')
    ? await asked(start('idle.mjs', {}, { flags, env })).catch((error) => ({ error: error.message }))
    : undefined;
  console.error(JSON.stringify({ capacity, idle }));
  return { rows, capacity, idle };
}

async function load(options, platform) {
  const server = start('serve.mjs', options, platform);
  let clients;
  const guard = setTimeout(() => {
    clients?.kill('SIGKILL');
    server.kill('SIGKILL');
  }, patience);
  try {
    const { given } = await asked(server);
    clients = start('load.mjs', { ...options, given }, platform);
    await asked(clients);
    await asked(server, 'reset');
    const measured = await asked(clients, 'go');
    await new Promise((resolve) => setTimeout(resolve, 4000));
    const { cpu, rss, stores, store_ms, last, how } = await asked(server, 'stats');
    const lag = last > 0 ? last - measured.sendEndAt : null;
    return { ...measured, server_cpu: cpu, server_rss: rss, stores, store_ms, durable_lag_ms: lag, how };
  } catch (error) {
    return { error: error.message };
  } finally {
    clearTimeout(guard);
    clients?.kill('SIGKILL');
    server.kill('SIGKILL');
  }
}

function start(script, options, { flags, env }) {
  return fork(join('server', script), [JSON.stringify(options)], { execArgv: [...flags, '--max-old-space-size=6000'], env });
}

/** What the child says next, to `message` if there is one. */
function asked(child, message) {
  const answer = new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code, signal) =>
      reject(new Error(signal === 'SIGKILL' ? 'did not finish in 120 s' : `ended with ${code ?? signal}`)),
    );
  });
  if (message !== undefined) child.send(message);
  return answer;
}
