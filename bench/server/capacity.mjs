/**
 * How many changes a second one process makes durable when devices push as fast as they are taken: the hub with 200 devices over
 * SQLite, nobody following; and, as the limit, rows appended in groups of the same size. What is sent is encoded and signed before.
 */

import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { encodeId } from '../../src/kernel/ids.ts';
import { SHARED } from '../../src/replica/change.ts';
import { openSqlite, zlibCompressor } from '../../src/storage/node.ts';
import { Hub } from '../../src/sync/index.ts';
import { systemClock, systemRandom, systemSigner, systemTimers } from '../../src/workplace/platform.ts';
import { freshDir } from '../lib/measure.mjs';
import { greeting } from '../lib/relais-hub.ts';
import { everythingSaid, newDevice } from './clients/relais.mjs';
import { openLog } from './servers/floor.mjs';

const { cache } = JSON.parse(process.argv[2]);
const dir = freshDir(join(cache, 'capacity'));
const workplace = encodeId(new Uint8Array(16).fill(7), 0);
const member = encodeId(new Uint8Array(16).fill(8), 0);
const deviceCount = 200;
/** Changes of one device in all, under a link each hundred, and how many it sends before it waits. */
const each = 500;
const linkEvery = 100;
const window = 20;

const devices = await Promise.all(Array.from({ length: deviceCount }, () => said(newDevice())));
const hub = await measureHub();
process.send({ hub_s: hub.rate, limit_s: measureLimit(), group: hub.group, devices: deviceCount, window });

async function said(device) {
  const text = 'Relire le contrat avec le partenaire avant la réunion de lundi';
  const messages = await everythingSaid(device, workplace, linkEvery, each / linkEvery, (n) => ({
    id: encodeId(systemRandom.bytes(16), 0),
    text: `${n} ${text}`,
  }));
  return { ...device, messages: messages.slice(0, each).flat() };
}

async function measureHub() {
  const store = await openSqlite(join(dir, 'hub.sqlite'));
  const events = new EventEmitter();
  let accepted = 0;
  let groups = 0;
  const onAccepted = (_workplace, _scope, changes) => {
    accepted += changes.length;
    groups++;
    events.emit('accepted');
  };
  const options = {
    store,
    clock: systemClock,
    random: systemRandom,
    timers: systemTimers,
    signer: systemSigner,
    compressor: zlibCompressor,
  };
  const hub = new Hub({ ...options, foldAfter: Number.POSITIVE_INFINITY, onAccepted });
  const lines = await Promise.all(devices.map((device) => greeted(hub, device)));
  const start = performance.now();
  for (let from = 0; from < each; from += window) {
    for (const { receiver, messages } of lines) for (const message of messages.splice(0, messageCount(from))) receiver.receive(message);
    while (accepted < deviceCount * (from + window)) await once(events, 'accepted');
  }
  const rate = accepted / ((performance.now() - start) / 1000);
  await hub.close();
  await store.close();
  return { rate, group: Math.round(accepted / groups) };
}

/** The changes of one window, and the link that may end it. */
function messageCount(from) {
  return window + ((from + window) % linkEvery === 0 ? 1 : 0);
}

async function greeted(hub, { id, publicKey, messages }) {
  const welcomed = new EventEmitter();
  const connection = { send: () => welcomed.emit('welcome'), close: () => undefined };
  const receiver = hub.connect({ workplace, member, scopes: [SHARED] }, connection);
  const heard = once(welcomed, 'welcome');
  receiver.receive(greeting(workplace, id, publicKey));
  await heard;
  return { receiver, messages: [...messages] };
}

/** The same bytes as rows, in groups as large as the hub's are at most. */
function measureLimit() {
  const log = openLog(join(dir, 'limit.sqlite'));
  const start = performance.now();
  let count = 0;
  for (let from = 0; from < each; from += window) {
    const rows = devices.flatMap(({ messages }, author) => messages.slice(from, from + window).map((bytes) => [author, bytes]));
    log.write(rows);
    count += rows.length;
  }
  return count / ((performance.now() - start) / 1000);
}
