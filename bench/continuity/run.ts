/**
 * How much work are the signals of continuity over 100,000 tasks and 500 members: all of them, each kind, and those of one task after a
 * change? In processor time, which a busy machine disturbs less, beside the time that passed. Started by ../run.mjs, or by itself.
 */
import process from 'node:process';
import { type Change, SHARED } from '../../src/replica/change.ts';
import { deriveId } from '../../src/replica/ids.ts';
import type { Reader } from '../../src/replica/read.ts';
import { stampAt } from '../../src/replica/stamp.ts';
import { runQuery } from '../../src/rooms/ask.ts';
import { registry } from '../../src/rooms/registry.ts';
import { comment, holding, isLive, task, taskLink } from '../../src/rooms/tasks/index.ts';
import { MEMBERS, makeWorkplace, SATURDAY, TASKS, THURSDAY } from './workplace.ts';

const KINDS = ['orphan', 'stranded', 'blocked', 'late', 'asleep', 'single'];
const FOUR_WEEKS = 28 * 86_400_000;

interface Row {
  readonly what: string;
  /** Medians of processor time and of the time that passed. */
  readonly cpu_ms: number;
  readonly wall_ms: number;
  readonly count?: number;
}

const replica = await makeWorkplace();
const me = deriveId('bench', 'member', 0);
let at = SATURDAY + 1000;

const result = { n: TASKS, members: MEMBERS, rows: await measured() };
if (process.send === undefined) console.table(result.rows);
else process.send(result, () => process.exit(0));

async function measured(): Promise<Row[]> {
  const rows: Row[] = [];
  const first = await median('at first, blocks included', 1, () => ask(THURSDAY, {}));
  // The next ones warm the platform's compiler and are not measured.
  await median('', 20, () => ask(THURSDAY, {}));
  rows.push(
    first,
    await median('all, on a Thursday', 15, () => ask(THURSDAY, {})),
    await median('all, on a Saturday', 15, () => ask(SATURDAY, {})),
  );
  for (const kind of KINDS) rows.push(await median(`${kind} alone, on a Thursday`, 7, () => ask(THURSDAY, { kinds: [kind] })));
  rows.push(await median('limit: the same columns read, nothing said', 15, () => replica.read(readBarely)));
  let time = 0;
  const next = () => deriveId('bench', 'task', time++ * 997);
  rows.push(
    await median('those of a task after a change to it', 60, () => {
      const id = next();
      change(id);
      return ask(THURSDAY, { task: id });
    }),
    await median('limit: its rows read after a change', 60, () => {
      const id = next();
      change(id);
      return replica.read((read) => readOne(read, id));
    }),
  );
  return rows;
}

async function ask(now: number, input: object): Promise<number> {
  const circumstances = { me, now, today: new Date(now).toISOString().slice(0, 10), zone: 'Europe/Paris' };
  const answer = await replica.read((reader) =>
    runQuery({ reader, registry, circumstances }, 'continuity.signals', { limit: 8, ...input }),
  );
  const groups = answer.ok ? (answer.value as readonly { readonly count: number }[]) : [];
  return groups.reduce((sum, { count }) => sum + count, 0);
}

/** What any search has to look at: where live tasks stand, who holds them, what was written lately. */
function readBarely(read: Reader): number {
  const live = read.where(task, { state: isLive });
  const cells = (['role', 'state', 'due', 'waitUntil', 'rhythm', 'series'] as const).map((column) => live.values(column));
  const stretches = read.where(holding);
  const held = stretches.places('task', live);
  const since = THURSDAY - FOUR_WEEKS;
  const lately = [live, read.where(holding, {}, 'with'), read.where(comment, {}, 'with'), read.where(taskLink, {}, 'with')];
  return cells.length + held.length + lately.reduce((sum, rows) => sum + rows.writtenAt().filter((at) => at >= since).length, 0);
}

function readOne(read: Reader, id: string): number {
  const parts = [read.where(holding, { task: id }), read.where(comment, { task: id }), read.where(taskLink, { task: id })];
  return read.where(task, { id }).all().length + parts.reduce((sum, rows) => sum + rows.all().length, 0);
}

async function median(what: string, times: number, one: () => number | Promise<number>): Promise<Row> {
  const cpu: number[] = [];
  const wall: number[] = [];
  let count = 0;
  for (let time = 0; time < times; time++) {
    const [began, before] = [performance.now(), process.cpuUsage()];
    count = await one();
    const spent = process.cpuUsage(before);
    cpu.push((spent.user + spent.system) / 1000);
    wall.push(performance.now() - began);
  }
  const middle = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
  return { what, cpu_ms: middle(cpu), wall_ms: middle(wall), ...(what.startsWith('limit') ? {} : { count }) };
}

/** Another next step for a task, as it comes from somebody else. */
function change(id: string): void {
  const write = { table: 'task', row: id, column: 'nextStep', rule: 'last' as const, value: `Step ${at}` };
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
