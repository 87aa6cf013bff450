/** A workplace of 500 members and 100,000 tasks after years of work, folded as a device keeps it: one in five tasks is live, one in twenty comes back. */

import { type Change, SHARED, type Write } from '../../src/replica/change.ts';
import { fold } from '../../src/replica/fold.ts';
import { deriveId } from '../../src/replica/ids.ts';
import { Replica } from '../../src/replica/replica.ts';
import type { BlockSource } from '../../src/replica/segment-types.ts';
import { stampAt } from '../../src/replica/stamp.ts';
import type { Value } from '../../src/replica/value.ts';
import { registry } from '../../src/rooms/registry.ts';
import { zlibCompressor } from '../../src/storage/node.ts';

const DAY = 86_400_000;
/** A Saturday: everybody is away until Monday. */
export const SATURDAY = Date.UTC(2028, 5, 17, 9);
export const THURSDAY = SATURDAY - 2 * DAY;
export const TASKS = 100_000;
export const MEMBERS = 500;
const ROLES = 300;
const SERIES = 200;

const dateOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

export async function makeWorkplace({ tasks = TASKS, members = MEMBERS, seed = 7 } = {}): Promise<Replica> {
  let state = seed;
  const below = (bound: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  const id = (kind: string, at: number) => deriveId('bench', kind, at);
  const changes: Change[] = [];
  const write = (table: string, row: string, at: number, cells: Readonly<Record<string, Value>>) => {
    const writes = Object.entries(cells).map(([column, value]): Write => ({ table, row, column, rule: 'last', value }));
    changes.push({
      scope: SHARED,
      device: id('device', below(40)),
      seq: changes.length + 1,
      stamp: stampAt(at) + changes.length,
      command: 'bench',
      writes,
    });
  };
  const begin = SATURDAY - 900 * DAY;
  for (let at = 0; at < members; at++) {
    write('member', id('member', at), begin, { name: `Member ${at}`, zone: at % 9 === 0 ? 'Pacific/Tahiti' : 'Europe/Paris' });
    for (const weekday of ['monday', 'friday'])
      write('usual-presence', id(weekday, at), begin, {
        member: id('member', at),
        weekday,
        half: 'morning',
        since: dateOf(begin),
        where: 'home',
        reach: 'reachable',
      });
    for (let time = 0; time < 12; time++) {
      const from = SATURDAY + (below(800) - 700) * DAY;
      write('presence', id(`stay ${time}`, at), from - DAY, {
        member: id('member', at),
        from: dateOf(from),
        to: dateOf(from + below(20) * DAY),
        reach: 'off',
        declaredAt: from - DAY,
      });
    }
  }
  for (let at = 0; at < ROLES; at++) {
    write('role', id('role', at), begin, { name: `Role ${at}` });
    for (let one = below(4); one > 0; one--)
      write('role-holder', id(`holder ${one}`, at), begin, { role: id('role', at), member: id('member', below(members)), since: begin });
  }
  for (let at = 0; at < SERIES; at++) write('series', id('series', at), begin, { rule: 'FREQ=MONTHLY', start: dateOf(begin) });
  for (let at = 0; at < tasks; at++) {
    const made = begin + Math.floor((at / tasks) * 890 * DAY);
    const live = below(5) === 0;
    const held = !live || below(10) < 6;
    const last = live ? SATURDAY - below(40) * DAY : made + below(20) * DAY;
    const task = id('task', at);
    // Each fourth series is done by one person alone.
    const series = below(20) === 0 ? below(SERIES) : undefined;
    const alone = series !== undefined && series % 4 === 0;
    write('task', task, last, {
      ...{
        title: `Task number ${at}`,
        why: 'Somebody needs it',
        createdAt: made,
        state: live ? (['open', 'doing', 'waiting'][below(3)] as string) : 'done',
      },
      ...(series === undefined ? {} : { series: id('series', series) }),
      ...(below(10) < 7 && !alone ? { role: id('role', below(ROLES)) } : {}),
      ...(below(10) < 5 ? { due: dateOf(last + (below(30) - 3) * DAY) } : {}),
      ...(below(50) === 0 ? { rhythm: 7 + below(30) } : {}),
    });
    if (held)
      write('holding', id('holding', at), made, { task, member: id('member', alone ? series : below(members)), turn: 0, from: made });
    if (below(2) === 0)
      write('comment', id('comment', at), made + DAY, { task, author: id('member', below(members)), body: 'A word', at: made });
    if (below(40) === 0) write('task-link', id('link', at), made, { task, other: id('task', below(tasks)), kind: 'waits-on' });
  }
  const stored = new Map<string, Uint8Array>();
  const blocks: BlockSource = { load: async (hashes) => hashes.map((hash) => stored.get(hash)) };
  const folded = await fold({ manifest: undefined, scope: SHARED, changes, cursor: changes.length, blocks, compressor: zlibCompressor });
  for (const [hash, bytes] of folded.blocks) stored.set(hash, bytes);
  const replica = new Replica({ tables: [...registry.tables.values()], blocks, compressor: zlibCompressor });
  replica.reset(SHARED, folded.manifest);
  return replica;
}
