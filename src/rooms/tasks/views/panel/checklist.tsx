/** The small steps of a task: checked, added at the end, moved by pointer or by keys. */
import { createSignal, For, type JSX } from 'solid-js';
import {
  Checkbox,
  createDraft,
  IconArrowDown,
  IconArrowUp,
  IconButton,
  IconX,
  TextField,
  useGestures,
  useI18n,
} from '../../../../ui/index.ts';
import type { Item, TaskShown } from '../types.ts';
import { Part } from './part.tsx';

export function Checklist(props: { readonly task: TaskShown }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const [title, setTitle, forget] = createDraft(`task.${props.task.id}.item`);
  const add = async () => {
    if (title().trim() === '') return;
    const added = await act('checklist.add', { task: props.task.id, title: title().trim() }, { say: false });
    if (added.ok) forget();
  };
  const done = () => props.task.items.filter((item) => item.done === true).length;
  return (
    <Part
      title={t('tasks.checklist')}
      actions={
        <span class="ui-soft">
          {props.task.items.length > 0 ? t('tasks.checked', { done: done(), total: props.task.items.length }) : ''}
        </span>
      }
    >
      <ul class="tasks-items">
        <For each={props.task.items}>
          {(item, index) => <Line item={item} before={props.task.items[index() - 1]} after={props.task.items[index() + 1]} />}
        </For>
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label={t('tasks.checklist.add')}
          hideLabel
          placeholder={t('tasks.checklist.add')}
          value={title()}
          onInput={setTitle}
          autocomplete="off"
        />
      </form>
    </Part>
  );
}

function Line(props: { readonly item: Item; readonly before: Item | undefined; readonly after: Item | undefined }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const [editing, setEditing] = createSignal(false);
  const id = () => props.item.id;
  const title = () => props.item.title ?? t('tasks.untitled');
  const rename = (text: string) => {
    setEditing(false);
    if (text.trim() !== '' && text.trim() !== props.item.title)
      void act('checklist.edit', { item: id(), title: text.trim() }, { say: false });
  };
  return (
    <li
      class="tasks-item"
      draggable={!editing()}
      onDragStart={(event) => event.dataTransfer?.setData(KIND, id())}
      onDragOver={(event) => event.dataTransfer?.types.includes(KIND) === true && event.preventDefault()}
      onDrop={(event) => {
        const moved = event.dataTransfer?.getData(KIND) ?? '';
        if (moved === '' || moved === id()) return;
        event.preventDefault();
        void act('checklist.move', { item: moved, beforeItem: id() }, { say: false });
      }}
    >
      {editing() ? (
        <input
          class="ui-input"
          aria-label={t('tasks.checklist.title')}
          value={props.item.title ?? ''}
          ref={(element) => queueMicrotask(() => element.focus())}
          onBlur={(event) => rename(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setEditing(false);
          }}
        />
      ) : (
        <Checkbox
          label={title()}
          checked={props.item.done === true}
          onChange={(checked) => void act(checked ? 'checklist.check' : 'checklist.uncheck', { item: id() }, { say: false })}
        />
      )}
      <span class="tasks-item-gestures">
        <IconButton
          small
          icon={IconArrowUp}
          label={t('tasks.up', { title: title() })}
          disabled={props.before === undefined}
          onClick={() => void act('checklist.move', { item: id(), beforeItem: props.before?.id }, { say: false })}
        />
        <IconButton
          small
          icon={IconArrowDown}
          label={t('tasks.down', { title: title() })}
          disabled={props.after === undefined}
          onClick={() => void act('checklist.move', { item: id(), afterItem: props.after?.id }, { say: false })}
        />
        <button type="button" class="tasks-item-edit" onClick={() => setEditing(true)}>
          {t('tasks.rename')}
          <span class="ui-hidden"> {title()}</span>
        </button>
        <IconButton
          small
          icon={IconX}
          label={t('tasks.checklist.remove', { title: title() })}
          onClick={() => void act('checklist.remove', { item: id() })}
        />
      </span>
    </li>
  );
}

const KIND = 'application/x-relais-item';
