/** Other tasks this one waits on, is part of or relates to, and those that wait on it. */
import { createSignal, For, type JSX, Show } from 'solid-js';
import { Button, Combobox, IconButton, IconLink, IconX, Select, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import { LINK_KINDS } from '../../schema.ts';
import { StateMark } from '../state-mark.tsx';
import type { Link, TaskRow, TaskShown } from '../types.ts';
import { Part } from './part.tsx';

type Kind = (typeof LINK_KINDS)[number];

export function Links(props: { readonly task: TaskShown }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const [adding, setAdding] = createSignal(false);
  const words = (link: Link) =>
    link.direction === 'to' ? t(`value.task-link.kind.${link.kind ?? 'relates'}`) : t(`tasks.link.from.${link.kind ?? 'relates'}`);
  return (
    <Part
      title={t('tasks.links')}
      actions={
        <Button small kind="quiet" icon={IconLink} onClick={() => setAdding(!adding())}>
          {t('command.link.add')}
        </Button>
      }
    >
      <ul class="tasks-links">
        <For each={props.task.links}>
          {(link) => (
            <li>
              <span class="ui-soft">{words(link)}</span>
              <a href={`/tasks/${link.task.id}`} class="tasks-link" data-state={link.task.state}>
                <StateMark state={link.task.state} />
                {link.task.title ?? t('tasks.untitled')}
              </a>
              <IconButton
                small
                icon={IconX}
                label={t('tasks.link.remove', { title: link.task.title ?? '' })}
                onClick={() => void act('link.remove', { task: props.task.id, other: link.task.id, kind: link.kind ?? 'relates' })}
              />
            </li>
          )}
        </For>
      </ul>
      <Show when={adding()}>
        <AddLink task={props.task.id} onDone={() => setAdding(false)} />
      </Show>
    </Part>
  );
}

function AddLink(props: { readonly task: string; readonly onDone: () => void }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const [kind, setKind] = createSignal<Kind>('waits-on');
  const search = async (text: string) => {
    const found = await desk.ask('task.list', { ...(text === '' ? { live: true } : { text }), limit: 20 });
    // The rooms' own rows.
    const rows = found.ok ? (found.value as readonly TaskRow[]) : [];
    return rows.filter(({ id }) => id !== props.task).map(({ id, title }) => ({ value: id, label: title ?? t('tasks.untitled') }));
  };
  const add = async (other: string) => {
    const added = await act('link.add', { task: props.task, other, kind: kind() });
    if (added.ok) props.onDone();
  };
  return (
    <div class="tasks-add-link">
      <Select
        label={t('tasks.link.kind')}
        hideLabel
        value={kind()}
        options={LINK_KINDS.map((value) => ({ value, label: t(`value.task-link.kind.${value}`) }))}
        onChange={(value) => setKind(LINK_KINDS.find((known) => known === value) ?? 'relates')}
      />
      <Combobox
        label={t('tasks.link.other')}
        hideLabel
        placeholder={t('tasks.link.other')}
        search={search}
        chosen={[]}
        onChange={([picked]) => picked !== undefined && void add(picked.value)}
      />
    </div>
  );
}
