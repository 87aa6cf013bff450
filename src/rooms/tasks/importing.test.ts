import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { registry } from '../registry.ts';
import { Device } from '../testing/device.ts';
import { type DetectedFormat, detectFormat, type ImportFormat, readImport } from './import/index.ts';

const SAMPLES = ['trello-board.json', 'taskwarrior.json', 'github-pages.json', 'github-add-labels.json'];

const isFormat = (format: DetectedFormat | undefined): format is ImportFormat => format !== undefined && format !== 'relais';

async function planOf(name: string) {
  const bytes = new Uint8Array(await readFile(new URL(`./import/samples/${name}`, import.meta.url)));
  const format = detectFormat(bytes, name);
  if (!isFormat(format)) throw new Error(`${name} is told by its content`);
  const plan = await readImport(format, bytes, { zone: 'Europe/Paris', today: '2026-03-02' });
  if (!plan.ok) throw new Error(`${name}: ${plan.problem.code}`);
  return plan.value;
}

test.each(SAMPLES)('%s becomes a row for each of its tasks, and again nothing', async (name) => {
  const plan = await planOf(name);
  const ana = new Device(registry, 'ana');
  ana.do('member.join', { id: ana.me, name: 'Ana' });
  const given = { format: plan.source, source: plan.name ?? name, tasks: plan.tasks };
  ana.do('import.apply', given);
  const rows = ana.ask('task.list', { sort: 'position' }) as { id: string; title: string; state: string; source: string; list: string }[];
  expect(rows).toHaveLength(plan.tasks.length);
  for (const row of rows) {
    const source = plan.tasks.find(({ key }) => row.source.endsWith(`:${key}`));
    expect(row).toMatchObject({ title: source?.title, state: source?.state });
    const shown = ana.ask('task.show', { task: row.id }) as Record<'items' | 'thread', readonly unknown[]> & { details: string };
    expect(shown.items).toHaveLength(source?.checklist.length ?? 0);
    expect(shown.thread).toHaveLength(source?.comments.length ?? 0);
    expect(shown.details).toContain(source?.body ?? '');
    for (const value of Object.values(source?.extra ?? {})) expect(shown.details).toContain(value);
  }
  for (const list of plan.lists) {
    const inSource = plan.tasks.filter((task) => task.list === list).sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
    const id = rows.find(({ source }) => source.endsWith(`:${inSource[0]?.key}`))?.list;
    expect(rows.filter((row) => row.list === id).map(({ title }) => title)).toEqual(inSource.map(({ title }) => title));
  }
  expect(ana.run('import.apply', given)).toMatchObject({ value: { answer: { data: { made: 0, known: plan.tasks.length } }, writes: [] } });
});

test('[F27] a task with a description and a thread as long as they may be comes in whole', () => {
  const ana = new Device(registry, 'ana');
  const body = 'é'.repeat(1_000_000);
  const comments = Array.from({ length: 60 }, (_, index) => ({ text: `${index} ${'x'.repeat(19_990)}` }));
  ana.do('import.apply', { format: 'trello', source: 'b', tasks: [{ key: 'c', title: 'Long', body, comments }] });
  const [row] = ana.ask('task.list', {}) as { id: string; comments: number }[];
  expect(row?.comments).toBe(60);
  expect((ana.ask('task.show', { task: row?.id }) as { details: string }).details).toHaveLength(1_000_000);
});

test('parts of one import know each other’s tasks', () => {
  const ana = new Device(registry, 'ana');
  const part = { format: 'csv', source: 'tasks.csv' };
  const links = [{ kind: 'waits-on', key: 'row-3' }];
  const first = ana.run('import.apply', { ...part, tasks: [{ key: 'row-2', title: 'A', links }], titles: { 'row-3': 'B' } });
  const made = first.ok && 'data' in first.value.answer ? (first.value.answer.data as { import: string }) : undefined;
  ana.do('import.apply', { ...part, tasks: [{ key: 'row-3', title: 'B' }], import: made?.import });
  const [a] = ana.ask('task.list', { text: 'a' }) as { id: string }[];
  expect(ana.ask('task.show', { task: a?.id })).toMatchObject({ links: [{ kind: 'waits-on', task: { title: 'B' } }] });
  expect(ana.ask('import.list')).toMatchObject([{ tasks: 2 }]);
});
