/**
 * Relais' own server, over SQLite: a workplace is founded and people join through the real links, as many as the connections of
 * one member allow. Its log holds the bench's history of 10,000 tasks. The limits that keep one address from taking too much are raised,
 * since here everybody comes from one.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { base64url, encodeId } from '../../../src/kernel/ids.ts';
import { EVERYTHING } from '../../../src/kernel/store.ts';
import { startServer } from '../../../src/server/start.ts';
import { openSqlite } from '../../../src/storage/node.ts';

/** Devices a member connects at once, below what the server allows. */
const devicesEach = 50;
const unlimited = { points: 1e9, seconds: 60 };

export async function relais({ port, dir, state, clients }) {
  const file = join(dir, 'relais.sqlite');
  const limits = Object.fromEntries(['request', 'link', 'api', 'make', 'connect', 'signIn', 'sync'].map((name) => [name, unlimited]));
  const options = { port, logLevel: 'silent', limits };
  const first = await start({ ...options, store: await openSqlite(file) });
  const { workplace, tokens } = await people(first, Math.ceil(clients / devicesEach));
  await first.close();
  await bringHistory(join(`${state}.hub`, 'hub.sqlite'), file, workplace);
  await start({ ...options, store: await openSqlite(file) });
  return {
    how: 'acknowledged after fsync (SQLite WAL, synchronous=FULL, what came in one turn in one commit); every device signs once a second',
    given: { workplace, tokens },
  };
}

async function start(options) {
  const started = await startServer(options);
  if (!started.ok) throw new Error(JSON.stringify(started.problem));
  return started.value;
}

async function people(server, count) {
  const founder = await joined(server, server.setup, 'Person 1');
  const tokens = [founder.token];
  while (tokens.length < count) {
    const { link } = await post(server, '/api/v1/invitations', {}, founder.token);
    tokens.push((await joined(server, link, `Person ${tokens.length + 1}`)).token);
  }
  return { workplace: founder.workplace.id, tokens };
}

function joined(server, link, name) {
  const device = { id: encodeId(randomBytes(16), 0), publicKey: base64url(randomBytes(32)) };
  return post(server, '/api/v1/join', { token: link.slice(link.indexOf('#') + 1), name, workplace: 'Bench', device, want: 'token' });
}

async function post({ url }, path, body, token) {
  const headers = { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

/** The log and segments of another hub, under this workplace's name; the roster stays this server's own. */
async function bringHistory(from, to, workplace) {
  const [source, target] = [await openSqlite(from), await openSqlite(to)];
  for (const collection of ['hub-log', 'hub-cursor', 'hub-heads', 'hub-manifest', 'hub-folded', 'hub-block', 'hub-device']) {
    const entries = await source.range(collection, EVERYTHING);
    const put = entries.map(({ key, value }) => ({ collection, key: workplace + key.slice(workplace.length), value }));
    await target.commit({ put });
  }
  await source.close();
  await target.close();
}
