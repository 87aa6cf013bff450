/** Puts the bench's tasks and notes into a workplace, as the product's own tables have them, the way the demo's year comes in. */
import { encodeId, fromBase64url } from '../../src/kernel/ids.ts';
import { CHAIN_START, LINK_LIMIT, makeLink, SEED_BYTES } from '../../src/replica/chain.ts';
import { SHARED } from '../../src/replica/change.ts';
import { deriveId } from '../../src/replica/ids.ts';
import { stampAt } from '../../src/replica/stamp.ts';
import { openSqlite, zlibCompressor } from '../../src/storage/node.ts';
import { Hub } from '../../src/sync/index.ts';
import { systemClock, systemRandom, systemSigner, systemTimers } from '../../src/workplace/platform.ts';
import { makeWorkload } from '../lib/workload.mjs';

/** Operations in one change, as in one sitting. */
const SITTING = 50;
/** Changes handed to the hub at once. */
const PAGE = 2000;
const STATES = { todo: 'open', doing: 'doing', blocked: 'waiting', done: 'done', dropped: 'dropped' };

/** `member` holds what the bench's first person holds; nobody else is a member yet. */
export async function writeHistory(file, { workplace, member, n }) {
  const store = await openSqlite(file);
  const ports = {
    store,
    clock: systemClock,
    random: systemRandom,
    timers: systemTimers,
    signer: systemSigner,
    compressor: zlibCompressor,
  };
  const hub = new Hub({ ...ports, foldAfter: Number.POSITIVE_INFINITY });
  const device = encodeId(systemRandom.bytes(16), 0);
  const { publicKey, secretKey } = await systemSigner.generate();
  await hub.registerDevice(workplace, device, member, publicKey);
  const chain = { workplace, scope: SHARED, device };
  let digest = CHAIN_START;
  let page = [];
  const admit = async () => {
    const links = [];
    for (let from = 0; from < page.length; from += LINK_LIMIT) {
      const covered = page.slice(from, from + LINK_LIMIT);
      const made = await makeLink(systemSigner, secretKey, chain, digest, covered, systemRandom.bytes(SEED_BYTES));
      digest = made.digest;
      links.push(made.link);
    }
    await hub.admit(workplace, SHARED, page, links);
    page = [];
  };
  let seq = 0;
  for (const writes of sittings(n, member)) {
    seq++;
    page.push({ scope: SHARED, device, seq, stamp: stampAt(systemClock.now() - 86_400_000) + seq, command: 'task.add', writes });
    if (page.length === PAGE) await admit();
  }
  await admit();
  await hub.fold(workplace, SHARED);
  await hub.close();
  await store.close();
}

function* sittings(n, member) {
  const { tasks, notes, team } = makeWorkload(n);
  const members = new Map(team.people.map((person, index) => [person, index === 0 ? member : idOf(person)]));
  let writes = [];
  let count = 0;
  for (const rows of rowsOf(tasks, notes, members)) {
    writes.push(...rows);
    if (++count % SITTING !== 0) continue;
    yield writes;
    writes = [];
  }
  if (writes.length > 0) yield writes;
}

function* rowsOf(tasks, notes, members) {
  for (const [id, task] of tasks) {
    const row = idOf(id);
    const holder = members.get(task.holder);
    const { title, why, nextStep, due, createdAt } = task;
    yield [
      ...cells('task', row, { title, why, nextStep, due, createdAt, createdBy: holder, state: STATES[task.state] }),
      ...cells('holding', deriveId('holding', row, holder, 0), { task: row, member: holder, turn: 0, from: createdAt }),
    ];
  }
  for (const [id, note] of notes)
    yield cells('comment', idOf(id), { task: idOf(note.task), author: members.get(note.author), body: note.text, at: note.at });
}

const cells = (table, row, values) =>
  Object.entries(values).map(([column, value]) => ({ table, row, column, rule: 'last', value: value ?? null }));

/** The bench's 21 characters as 128 bits. */
const idOf = (id) => encodeId(fromBase64url(`${id}A`), 0);
