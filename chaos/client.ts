/** One client: a real device on a store in a folder, which writes and looks at random moments and notes what it did. Ends with who started it. */

import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fromUtf8, utf8 } from '../src/kernel/bytes.ts';
import { base64url } from '../src/kernel/ids.ts';
import type { Store } from '../src/kernel/store.ts';
import { SHARED } from '../src/replica/change.ts';
import type { Replica } from '../src/replica/replica.ts';
import { createRegistry } from '../src/rooms/create-registry.ts';
import { Chance } from '../src/rooms/testing/chance.ts';
import { openSqlite, zlibCompressor } from '../src/storage/node.ts';
import { type Device, Reconnector, storedBlocks } from '../src/sync/index.ts';
import { dialer, openDevice, systemClock, systemRandom, systemSigner, systemTimers } from '../src/workplace/index.ts';
import { CELLS, placeOf, TABLE, valueBy } from './cells.ts';
import { type Note, readNotes, type Seen } from './history.ts';
import type { Assignment, Order, Report } from './messages.ts';

/** Every so many transactions the client asks for everything to be saved, and notes when it is. */
const MARK_EVERY = 5;
/** Most cells that one transaction writes. */
const MOST_CELLS = 6;

const assignment = JSON.parse(process.argv[2] ?? '{}') as Assignment;
const history = join(assignment.folder, `${assignment.client}.jsonl`);

main().catch((cause: unknown) => {
  report({ say: 'failed', reason: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
  process.exit(1);
});

async function main(): Promise<void> {
  process.once('disconnect', () => process.exit(0));
  const earlier = notesSoFar();
  const file = openSync(history, 'a');
  const note = (what: Note): void => void writeSync(file, `${JSON.stringify(what)}\n`);
  const store = await openSqlite(join(assignment.folder, `device-${assignment.client}.sqlite`));
  const ports = { store, clock: systemClock, random: systemRandom, timers: systemTimers, signer: systemSigner, compressor: zlibCompressor };
  const { device, replica } = await openDevice({ ports, registry: createRegistry([]), blocks: storedBlocks(store) });
  const token = await tokenOf(store, device);
  note({ note: 'open', device: device.id });
  let made = earlier.reduce((most, each) => (each.note === 'write' ? Math.max(most, each.n) : most), 0);
  const line = new Reconnector(
    device,
    dialer(() => ({ url: assignment.line, token }), assignment.way),
  );
  let shared = -1;
  device.subscribe(() => {
    const { waiting, unsaved, connected } = device.status;
    if (!connected || waiting > 0 || unsaved > 0 || shared === made) return;
    shared = made;
    note({ note: 'shared', n: made });
  });
  line.start();
  report({ say: 'ready', token });

  const chance = new Chance(assignment.seed + made);
  let going = assignment.goes;
  let marks = 0;
  async function transact(): Promise<void> {
    if (!going) return;
    if (!chance.once(4)) {
      const cells = chance.shuffled(Array.from({ length: CELLS }, (_, cell) => cell)).slice(0, 1 + chance.int(MOST_CELLS));
      const n = made + 1;
      const value = valueBy(assignment.client, n);
      const writes = cells.map((cell) => ({ table: TABLE, ...placeOf(cell), rule: 'last', value }));
      const change = device.commit(SHARED, 'chaos.write', writes);
      made = n;
      note({ note: 'write', n, cells, stamp: change.stamp, device: change.device });
    }
    note({ note: 'read', seen: await look(replica) });
    if (chance.once(MARK_EVERY)) mark(++marks);
    setTimeout(() => void transact(), -Math.log(1 - chance.int(1000) / 1000) * assignment.pace);
  }
  function mark(number: number): void {
    note({ note: 'mark', mark: number });
    void device.settled().then((saved) => (saved ? note({ note: 'saved', mark: number }) : undefined));
  }

  process.on('message', (order: Order) => {
    if (order.say === 'go') {
      going = true;
      void transact();
    } else if (order.say === 'rest') going = false;
    else if (order.say === 'look') {
      const { call } = order;
      void look(replica).then((seen) => {
        note({ note: 'read', seen });
        report({ say: 'looked', call, waiting: device.status.waiting, connected: device.status.connected, seen });
      });
    } else void end();
  });
  async function end(): Promise<void> {
    going = false;
    line.stop();
    await device.close();
    await store.close();
    closeSync(file);
    process.exit(0);
  }
  if (going) void transact();
}

function report(what: Report): void {
  process.send?.(what);
}

const look = (replica: Replica): Promise<Seen> =>
  replica.read(() =>
    Array.from({ length: CELLS }, (_, cell) => {
      const { row, column } = placeOf(cell);
      const value = replica.cell(SHARED, TABLE, row, column);
      return typeof value === 'string' ? value : null;
    }),
  );

function notesSoFar(): Note[] {
  try {
    return readNotes(readFileSync(history, 'utf8'));
  } catch {
    return [];
  }
}

/** The device's way in: joined through the link the first time, kept in the store like any client keeps it. */
async function tokenOf(store: Store, device: Device): Promise<string> {
  const kept = await store.get('chaos', 'token');
  if (kept !== undefined) return fromUtf8(kept);
  const { publicKey } = await device.keys();
  const claim = { id: device.id, publicKey: base64url(publicKey) };
  const secret = (assignment.link ?? '').split('#')[1];
  const body = { token: secret, name: `Client ${assignment.client}`, workplace: 'Chaos', device: claim, want: 'token' };
  const answer = await fetch(`${assignment.server}/api/v1/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`joining failed: ${await answer.text()}`);
  const joined = (await answer.json()) as { token: string; workplace: { id: string }; member: { id: string } };
  await device.join(joined.workplace.id, joined.member.id);
  await store.commit({ put: [{ collection: 'chaos', key: 'token', value: utf8(joined.token) }] });
  return joined.token;
}
