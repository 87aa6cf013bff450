/** The facts of a task in one grid: due, list, role, place, tags, rhythm, recurrence. */
import { type JSX, Show } from 'solid-js';
import { Combobox, DateField, Select, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import { createNames } from '../names.ts';
import type { NamedRow, TaskShown } from '../types.ts';
import { Recurrence } from './recurrence.tsx';

export function Facts(props: { readonly task: TaskShown }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const names = createNames();
  const edit = (cells: Readonly<Record<string, unknown>>) => void act('task.edit', { task: props.task.id, ...cells }, { say: false });
  const chosen = (rows: readonly NamedRow[]) => rows.map(({ id, name }) => ({ value: id, label: name ?? id }));
  const tagged = (tags: readonly { readonly value: string }[]) => {
    const next = new Set(tags.map(({ value }) => value));
    const added = [...next].filter((tag) => !props.task.tags.includes(tag));
    const gone = props.task.tags.filter((tag) => !next.has(tag));
    if (added.length > 0) void act('task.tag', { task: props.task.id, tags: added }, { say: false });
    if (gone.length > 0) void act('task.untag', { task: props.task.id, tags: gone }, { say: false });
  };
  return (
    <div class="tasks-facts">
      <DateField
        class="tasks-fact-wide"
        label={t('field.due')}
        value={props.task.due ?? ''}
        today={desk.today()}
        onChange={(due) => edit({ due: due === '' ? null : due })}
      />
      <Show when={props.task.state === 'waiting'}>
        <DateField
          class="tasks-fact-wide"
          label={t('field.waitUntil')}
          value={props.task.waitUntil ?? ''}
          today={desk.today()}
          onChange={(day) => edit({ waitUntil: day === '' ? null : day })}
        />
      </Show>
      <Select
        label={t('field.list')}
        value={props.task.list ?? ''}
        empty={t('tasks.no-list')}
        options={chosen(names.lists())}
        onChange={(list) => void act('task.move', { task: props.task.id, list: list === '' ? null : list }, { say: false })}
      />
      <Select
        label={t('field.role')}
        value={props.task.role ?? ''}
        empty={t('ui.select.none')}
        options={chosen(names.roles())}
        onChange={(role) => edit({ role: role === '' ? null : role })}
      />
      <Select
        label={t('field.place')}
        value={props.task.place ?? ''}
        empty={t('ui.select.none')}
        options={chosen(names.places())}
        onChange={(place) => edit({ place: place === '' ? null : place })}
      />
      <Combobox
        class="tasks-fact-wide"
        label={t('tasks.tags')}
        multiple
        options={names.tags().map(({ name }) => ({ value: name, label: name }))}
        chosen={props.task.tags.map((tag) => ({ value: tag, label: tag }))}
        onCreate={(text) => ({ value: text.replace(/^#+/, ''), label: text.replace(/^#+/, '') })}
        onChange={tagged}
      />
      <Recurrence task={props.task} />
    </div>
  );
}
