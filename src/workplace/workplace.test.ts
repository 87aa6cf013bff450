/** What a workplace does for any room: texts come when they are needed, and the row a command answers is shown as its query shows it. */
import { beforeEach, expect, test } from 'vitest';
import { ok, type Result } from '../kernel/result.ts';
import { type Change, SHARED } from '../replica/change.ts';
import { deriveId } from '../replica/ids.ts';
import { Replica } from '../replica/replica.ts';
import { ref, string, table, text } from '../replica/schema.ts';
import { BlockMap, compressor } from '../replica/testing/arbitrary.ts';
import type { TextPort } from '../replica/text-port.ts';
import { createRegistry } from '../rooms/create-registry.ts';
import { command, query, room, rowAnswer } from '../rooms/room.ts';
import { seededRandom } from '../rooms/testing/device.ts';
import { naiveText } from '../rooms/testing/naive-text.ts';
import { Workplace } from './workplace.ts';

const group = table('reading-group', { name: string(), notes: text() });
const registry = createRegistry([
  room({
    name: 'reading',
    tables: [group],
    commands: [
      command({
        name: 'reading-group.add',
        input: { name: string(), notes: string() },
        run: (tx, cells) => ok(rowAnswer(group, tx.insert(group, cells))),
      }),
    ],
    queries: [
      query({
        name: 'reading-group.list',
        input: {},
        run: (read) =>
          read
            .where(group)
            .all()
            .map(({ id, name }) => ({ id, name, notes: read.text(group, id, 'notes') })),
      }),
      query({
        name: 'reading-group.show',
        input: { readingGroup: ref('reading-group') },
        run: (read, { readingGroup }) => ({ shown: read.row(group, readingGroup)?.name }),
      }),
    ],
    messages: { en: {}, fr: {} },
  }),
]);

let engine: () => Promise<TextPort>;
let loads: number;
let workplace: Workplace;

/** A device that has taken over `changes` and has not opened any text. */
function opens(changes: readonly Change[]): { workplace: Workplace; changes: Change[] } {
  const replica = new Replica({ tables: [group], blocks: new BlockMap(), compressor });
  replica.apply(changes);
  const made: Change[] = [];
  const opened = new Workplace({
    device: {
      clock: { now: () => 1_800_000_000_000 },
      commit(scope, name, writes) {
        const change: Change = { scope, device: deriveId('desk'), seq: made.length + 1, stamp: made.length + 1, command: name, writes };
        made.push(change);
        replica.apply([change]);
        return change;
      },
      undoing: () => Promise.resolve(ok([])),
    },
    replica,
    registry,
    random: seededRandom(1),
    me: deriveId('ana'),
    zone: 'Europe/Paris',
    loadText: () => {
      loads++;
      return engine();
    },
    onDamage: () => undefined,
  });
  return { workplace: opened, changes: made };
}

beforeEach(async () => {
  loads = 0;
  engine = () => Promise.resolve(naiveText);
  const first = opens([]);
  await first.workplace.run('reading-group.add', { name: 'Mondays', notes: 'Chapter two' });
  expect(first.changes.map(({ scope }) => scope)).toEqual([SHARED]);
  loads = 0;
  workplace = opens(first.changes).workplace;
});

const told = () => {
  const answers: unknown[] = [];
  let next: () => void = () => undefined;
  const listener = (answer: Result<unknown>) => {
    answers.push(answer.ok ? answer.value : answer.problem);
    next();
  };
  return { answers, listener, first: new Promise<void>((resolve) => (next = resolve)) };
};

test('any query that meets a text waits for the engine that reads it, once', async () => {
  for (let i = 0; i < 2; i++) {
    const answer = await workplace.ask('reading-group.list', {});
    expect(answer).toMatchObject(ok([{ name: 'Mondays', notes: 'Chapter two' }]));
  }
  expect(loads).toBe(1);
});

test('who follows a query is never told an answer without its texts', async () => {
  const { answers, listener, first } = told();
  const stop = workplace.watch('reading-group.list', {}, listener);
  await first;
  stop();
  expect(answers).toMatchObject([[{ notes: 'Chapter two' }]]);
});

test('without the engine the rest of the answer is shown, and the engine is asked for again later', async () => {
  engine = () => Promise.reject(new Error('no network'));
  const { answers, listener, first } = told();
  const stop = workplace.watch('reading-group.list', {}, listener);
  await first;
  stop();
  expect(answers).toMatchObject([[{ name: 'Mondays', notes: '' }]]);
  expect(await workplace.ask('reading-group.list', {})).toMatchObject(ok([{ notes: '' }]));
  engine = () => Promise.resolve(naiveText);
  expect(await workplace.ask('reading-group.list', {})).toMatchObject(ok([{ notes: 'Chapter two' }]));
});

test('what meets no text does without the engine', async () => {
  await workplace.ask('reading-group.show', { readingGroup: deriveId('nobody wrote this') });
  expect(loads).toBe(0);
});

test('the row a command answers is shown by the query of its table, whatever the argument is called', async () => {
  const done = await workplace.run('reading-group.add', { name: 'Tuesdays', notes: 'Chapter one' });
  expect(done).toMatchObject({ ok: true, value: { answer: { shown: 'Tuesdays' } } });
});
