/** Tasks side by side by state or by list; a card is carried to another column, or moved from its menu. */
import { createSignal, For, Index, type JSX, Show } from 'solid-js';
import type { Id } from '../../../kernel/ids.ts';
import { Board, BoardColumn, Button, createAnswer, Menu, useGestures, useI18n } from '../../../ui/index.ts';
import type { taskBoard } from '../queries/index.ts';
import { STATES } from '../schema.ts';
import { Due } from './due.tsx';
import type { Showing } from './filtering.ts';
import { stateIcons } from './state-mark.tsx';
import { toState } from './states.ts';
import { Holders } from './task-line.tsx';
import type { BoardColumnShown, TaskRow } from './types.ts';
import './board.css';

export interface TaskBoardProps {
  readonly showing: Showing;
  readonly onOpen: (id: Id) => void;
  readonly onActive: (id: Id | undefined) => void;
}

/** Cards a column begins with, and how many more are brought at a time. */
const FIRST = 60;
const MORE = 200;

export function TaskBoard(props: TaskBoardProps): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const [limit, setLimit] = createSignal(FIRST);
  const columns = createAnswer<typeof taskBoard>('task.board', () => ({
    ...props.showing.filters,
    by: props.showing.by,
    limit: limit(),
  }));
  const titleOf = (column: BoardColumnShown) =>
    props.showing.by === 'state' ? t(`value.task.state.${column.key ?? 'open'}`) : (column.name ?? t('tasks.no-list'));
  const move = (id: Id, column: BoardColumnShown) => {
    if (props.showing.by === 'list') return void act('task.move', { task: id, list: column.key });
    const from = (columns() ?? []).flatMap(({ tasks }) => tasks).find((task) => task.id === id)?.state ?? 'open';
    const to = STATES.find((state) => state === column.key) ?? 'open';
    return to === from ? undefined : void act(...toState(id, to, from));
  };
  return (
    <Board label={t('tasks.view.board')}>
      <Index each={columns()}>
        {(column) => (
          <BoardColumn
            title={titleOf(column())}
            items={column().tasks}
            key={(task) => task.id}
            cardHeight={96}
            restoreAs={`tasks.${props.showing.by}.${column().key ?? ''}`}
            onOpen={(task) => props.onOpen(task.id)}
            onActive={(task) => task !== undefined && props.onActive(task.id)}
            onDrop={(id) => move(id, column())}
            empty={t('tasks.board.empty')}
            count={column().count}
            foot={
              <Show when={column().count > column().tasks.length}>
                <p class="ui-column-empty">
                  <Button small kind="quiet" onClick={() => setLimit((shown) => shown + MORE)}>
                    {t('tasks.calendar.more', { count: column().count - column().tasks.length })}
                  </Button>
                </p>
              </Show>
            }
          >
            {(task) => (
              <Card
                task={task()}
                targets={(columns() ?? []).filter((other) => other.key !== column().key)}
                titleOf={titleOf}
                onMove={(to) => move(task().id, to)}
              />
            )}
          </BoardColumn>
        )}
      </Index>
    </Board>
  );
}

function Card(props: {
  readonly task: TaskRow;
  readonly targets: readonly BoardColumnShown[];
  readonly titleOf: (column: BoardColumnShown) => string;
  readonly onMove: (column: BoardColumnShown) => void;
}): JSX.Element {
  const { t } = useI18n();
  return (
    <div class="tasks-card">
      <div class="tasks-card-head">
        <span class="tasks-card-title">{props.task.title ?? t('tasks.untitled')}</span>
        <Menu
          label={t('tasks.move', { title: props.task.title ?? t('tasks.untitled') })}
          iconOnly
          small
          items={props.targets.map((target) => ({
            id: target.key ?? '',
            label: t('tasks.move-to', { where: props.titleOf(target) }),
            icon: stateIcons[STATES.find((state) => state === target.key) ?? 'open'],
            onSelect: () => props.onMove(target),
          }))}
        />
      </div>
      <div class="tasks-card-foot">
        <span class="tasks-card-tags">
          <For each={props.task.tags.slice(0, 3)}>{(tag) => <span class="ui-tag">{tag}</span>}</For>
        </span>
        <Due due={props.task.due} state={props.task.state} />
        <Holders task={props.task} />
      </div>
    </div>
  );
}
