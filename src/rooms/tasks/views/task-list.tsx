/** Tasks as a long list: one line each, the same keys everywhere, any number of them. */
import { createEffect, createSignal, type JSX, onCleanup, Show } from 'solid-js';
import type { Id } from '../../../kernel/ids.ts';
import { type Rows, useI18n, VirtualList } from '../../../ui/index.ts';
import { carryTask } from './carrying.ts';
import { TaskLine } from './task-line.tsx';
import type { TaskRow } from './types.ts';

export interface TaskListProps {
  readonly ids: readonly Id[];
  readonly label: string;
  readonly selected: ReadonlySet<Id>;
  readonly onSelect: (ids: ReadonlySet<Id>) => void;
  readonly onOpen: (id: Id) => void;
  readonly onActive: (id: Id | undefined) => void;
  /** Told which tasks are in the document; `row` then has them, or soon. */
  readonly onShown: (ids: readonly Id[]) => void;
  readonly row: (id: Id) => TaskRow | undefined;
  /** The task that stands open beside the list. */
  readonly open?: Id | undefined;
}

export function TaskList(props: TaskListProps): JSX.Element {
  const { t } = useI18n();
  const [shown, setShown] = createSignal<Rows<Id>>();
  createEffect(() => props.onShown(shown()?.keys() ?? []));
  onCleanup(() => props.onShown([]));
  const toggle = (id: Id) => {
    const next = new Set(props.selected);
    if (!next.delete(id)) next.add(id);
    props.onSelect(next);
  };
  return (
    <VirtualList
      class="tasks-list"
      label={props.label}
      items={props.ids}
      key={(id) => id}
      rowHeight={60}
      restoreAs="tasks"
      primary
      selected={props.selected}
      onSelect={props.onSelect}
      onOpen={props.onOpen}
      onActive={props.onActive}
      ref={setShown}
    >
      {(id, state) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: carrying is for the pointer; `h` does the same by key.
        <div
          class="tasks-list-row"
          draggable="true"
          data-open={props.open === id() ? '' : undefined}
          onDragStart={(event) => carryTask(event, props.selected.has(id()) ? [...props.selected] : [id()])}
        >
          <Show when={props.row(id())} fallback={<span class="tasks-line-wait">{t('tasks.one-moment')}</span>}>
            {(task) => <TaskLine task={task()} selected={state.selected()} onSelect={() => toggle(id())} />}
          </Show>
        </div>
      )}
    </VirtualList>
  );
}
