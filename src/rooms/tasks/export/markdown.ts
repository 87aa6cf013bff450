/** Tasks as Markdown (GitHub's): headings, check boxes, and nothing in a text that could be taken for markup. */

import { escapeLine } from '../../markdown.ts';
import type { ExportInput, ExportTask, Say } from './types.ts';

const STATES = ['open', 'doing', 'waiting', 'done', 'dropped'] as const;

/** Under one heading per list (in order of appearance), or per state. */
export function exportMarkdown(input: ExportInput, say: Say, by: 'list' | 'state' = 'list'): string {
  const groups =
    by === 'list'
      ? byList(input.tasks, say)
      : STATES.map((state) => [say(`export.state.${state}`), input.tasks.filter((task) => task.state === state)] as const);
  const titles = new Map(input.tasks.map((task) => [task.id, task.title]));
  const parts = groups
    .filter(([, tasks]) => tasks.length > 0)
    .map(
      ([heading, tasks]) => `## ${escapeLine(heading)}\n\n${tasks.map((task) => taskLines(task, titles, by, say).join('\n')).join('\n')}\n`,
    );
  return [`# ${escapeLine(input.name)}\n`, ...parts].join('\n');
}

function byList(tasks: readonly ExportTask[], say: Say): readonly (readonly [string, readonly ExportTask[]])[] {
  const groups = new Map<string | undefined, ExportTask[]>();
  for (const task of tasks) {
    const group = groups.get(task.list);
    if (group === undefined) groups.set(task.list, [task]);
    else group.push(task);
  }
  return [...groups].map(([list, found]) => [list ?? say('export.no-list'), found] as const);
}

function taskLines(task: ExportTask, titles: ReadonlyMap<string, string>, by: 'list' | 'state', say: Say): readonly string[] {
  const closed = task.state === 'done' || task.state === 'dropped';
  const title = task.state === 'dropped' ? `~~${escapeLine(task.title)}~~` : escapeLine(task.title);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['why', task.why],
    ['next-step', task.nextStep],
    ['state', by === 'list' && (task.state === 'doing' || task.state === 'waiting') ? say(`export.state.${task.state}`) : undefined],
    ['list', by === 'state' ? task.list : undefined],
    ['holders', task.holders.join(', ')],
    ['due', task.due],
    ['role', task.role],
    ['place', task.place],
    ['tags', task.tags.join(', ')],
    ['waits-on', task.waitsOn.map((id) => titles.get(id) ?? id).join(', ')],
    ['part-of', task.partOf.map((id) => titles.get(id) ?? id).join(', ')],
    ['recurrence', task.recurrence],
  ];
  return [
    `- [${closed ? 'x' : ' '}] ${title}`,
    ...facts.flatMap(([name, text]) =>
      text === undefined || text === ''
        ? []
        : [`  - ${say('export.line', { label: say(`export.column.${name}`), text: escapeLine(text) })}`],
    ),
    ...task.checklist.map((item) => `  - [${item.done ? 'x' : ' '}] ${escapeLine(item.title)}`),
    ...(task.details === undefined || task.details === ''
      ? []
      : ['', ...task.details.split(/\r\n?|\n/).map((line) => `  > ${escapeLine(line)}`.trimEnd()), '']),
  ];
}
