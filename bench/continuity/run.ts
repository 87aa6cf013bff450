/** How much work are the signals of continuity over 100,000 tasks and 500 members, at first, again, and about one task after a change? In processor time, which a busy machine disturbs less. */
import { cpus } from 'node:os';
import process from 'node:process';
import { type Change, SHARED } from '../../src/replica/change.ts';
import { deriveId } from '../../src/replica/ids.ts';
import { stampAt } from '../../src/replica/stamp.ts';
import { runQuery } from '../../src/rooms/ask.ts';
import { registry } from '../../src/rooms/registry.ts';
import { makeWorkplace, SATURDAY, THURSDAY } from './workplace.ts';

const replica = await makeWorkplace();
const me = deriveId('bench', 'member', 0);
let at = SATURDAY + 1000;

async function ask(now: number, input: object): Promise<{ readonly ms: number; readonly count: number }> {
  const circumstances = { me, now, today: new Date(now).toISOString().slice(0, 10), zone: 'Europe/Paris' };
  const before = process.cpuUsage();
  const answer = await replica.read((reader) => runQuery({ reader, registry, circumstances }, 'continuity.signals', input));
  const spent = process.cpuUsage(before);
  const ms = (spent.user + spent.system) / 1000;
  const groups = answer.ok ? (answer.value as readonly { readonly count: number }[]) : [];
  return { ms, count: groups.reduce((sum, { count }) => sum + count, 0) };
}

async function median(times: number, one: (time: number) => Promise<number>): Promise<number> {
  const all: number[] = [];
  for (let time = 0; time < times; time++) all.push(await one(time));
  return all.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

/** Another next step for a task, as it comes from somebody else. */
function change(task: string): void {
  const write = { table: 'task', row: task, column: 'nextStep', rule: 'last' as const, value: `Step ${at}` };
  const one: Change = {
    scope: SHARED,
    device: deriveId('bench', 'other'),
    seq: at,
    stamp: stampAt(at++),
    command: 'bench',
    writes: [write],
  };
  replica.apply([one]);
}

const first = await ask(THURSDAY, { limit: 8 });
console.log(`${cpus()[0]?.model ?? 'unknown machine'}, Node ${process.versions.node}`);
console.log(`${first.count} signals; at first, blocks included: ${first.ms.toFixed(0)} ms`);
for (const [day, now] of [
  ['a Thursday', THURSDAY],
  ['a Saturday', SATURDAY],
] as const) {
  const whole = await median(15, async () => (await ask(now, { limit: 8 })).ms);
  console.log(`all signals, ${day}: ${whole.toFixed(1)} ms`);
  for (const kind of ['orphan', 'stranded', 'blocked', 'late', 'asleep', 'single']) {
    console.log(`  ${kind}: ${(await median(7, async () => (await ask(now, { limit: 8, kinds: [kind] })).ms)).toFixed(1)} ms`);
  }
}
const incremental = await median(60, async (time) => {
  const task = deriveId('bench', 'task', time * 997);
  change(task);
  return (await ask(THURSDAY, { task })).ms;
});
console.log(`those of a task after a change to it: ${incremental.toFixed(2)} ms`);
