/** The tasks: a list, a board or a calendar, what narrows it, what is chosen, and the task that stands open beside it. */
import { createEffect, createMemo, createSignal, type JSX, lazy, Match, on, Show, Suspense, Switch } from 'solid-js';
import type { Id } from '../../../kernel/ids.ts';
import {
  Button,
  createAnswer,
  EmptyState,
  IconCalendar,
  IconColumns3,
  IconHourglass,
  IconList,
  IconListChecks,
  IconTrash2,
  Menu,
  PageHeader,
  type RoomViewProps,
  SegmentedControl,
  useDesk,
  useI18n,
  useShortcut,
  useSubject,
  whenIdle,
} from '../../../ui/index.ts';
import type { taskCount, taskIds } from '../queries/index.ts';
import { FilterBar } from './filter-bar.tsx';
import { narrowing, readShowing, type Showing, viewNames, withFilters, writeShowing } from './filtering.ts';
import { PeopleRail } from './people-rail.tsx';
import { createRowWindow } from './row-window.ts';
import { TaskList } from './task-list.tsx';

const BulkBar = lazy(async () => ({ default: (await import('./bulk-bar.tsx')).BulkBar }));
const TaskBoard = lazy(async () => ({ default: (await import('./task-board.tsx')).TaskBoard }));
const TaskCalendar = lazy(async () => ({ default: (await import('./task-calendar.tsx')).TaskCalendar }));
const loadPanel = () => import('./panel/panel.tsx');
const TaskPanel = lazy(async () => ({ default: (await loadPanel()).TaskPanel }));
const PrintSheet = lazy(async () => ({ default: (await import('./print-sheet.tsx')).PrintSheet }));
const Catalogues = lazy(async () => ({ default: (await import('./catalogues.tsx')).Catalogues }));

const viewIcons = { list: IconList, board: IconColumns3, calendar: IconCalendar } as const;

export function TasksRoom(props: RoomViewProps): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const showing = createMemo(() => readShowing(props.search));
  // Whoever looks at tasks opens one.
  whenIdle(() => void loadPanel().catch(() => undefined));
  const open = (): Id | undefined => props.path[0];
  const [chosen, setChosen] = createSignal<ReadonlySet<Id>>(new Set());
  const [active, setActive] = createSignal<Id>();
  const [dialog, setDialog] = createSignal<'catalogues' | 'print'>();
  const lists = () => showing().view === 'list' || showing().view === 'trash';
  const ids = createAnswer<typeof taskIds>('task.ids', () =>
    lists() ? { ...showing().filters, sort: showing().sort, ...(showing().descending ? { descending: true } : {}) } : undefined,
  );
  const everything = createAnswer<typeof taskCount>('task.count', () => ({}));
  const show = (next: Showing) => desk.go(`/tasks${writeShowing(next)}`, { replace: true });
  const openTask = (id: Id) => desk.go(`/tasks/${id}${writeShowing(showing())}`);
  const closeTask = () => desk.go(`/tasks${writeShowing(showing())}`);

  // What is no longer shown is no longer chosen.
  createEffect(
    on(ids, (all) => {
      if (chosen().size === 0 || all === undefined) return;
      const there = new Set(all);
      const kept = [...chosen()].filter((id) => there.has(id));
      if (kept.length < chosen().size) setChosen(new Set(kept));
    }),
  );
  const current = () => open() ?? active();
  const [shown, setShown] = createSignal<readonly Id[]>([]);
  const row = createRowWindow(() => {
    const id = current();
    return id === undefined || shown().includes(id) ? shown() : [...shown(), id];
  });
  useSubject(() => {
    if (chosen().size > 0) return { table: 'task', ids: [...chosen()], label: t('tasks.chosen', { count: chosen().size }) };
    const id = current();
    return id === undefined ? undefined : { table: 'task', ids: [id], label: row(id)?.title ?? '' };
  });
  useShortcut(() => [
    {
      id: 'tasks.close',
      keys: 'Escape',
      label: t('tasks.close'),
      group: t('room.tasks'),
      when: () => open() !== undefined || chosen().size > 0,
      run: () => (chosen().size > 0 ? setChosen(new Set<Id>()) : closeTask()),
    },
    {
      id: 'tasks.all',
      keys: 'mod+a',
      label: t('tasks.select-all'),
      group: t('room.tasks'),
      when: lists,
      run: () => setChosen(new Set(ids() ?? [])),
    },
    { id: 'tasks.print', keys: 'mod+p', label: t('tasks.print'), group: t('room.tasks'), when: lists, run: () => setDialog('print') },
  ]);

  return (
    <div class="tasks-room" data-open={open() === undefined ? undefined : ''}>
      <section class="tasks-main" aria-label={t('room.tasks')}>
        <PageHeader
          title={showing().view === 'trash' ? t('tasks.trash') : t('room.tasks')}
          actions={
            <>
              <SegmentedControl
                label={t('tasks.view')}
                iconsOnly
                options={viewNames.map((value) => ({ value, label: t(`tasks.view.${value}`), icon: viewIcons[value] }))}
                value={showing().view}
                onChange={(view) => show(viewed(showing(), view))}
              />
              <Show when={showing().view !== 'trash'}>
                <Button kind="quiet" shrink icon={IconHourglass} onClick={() => desk.go('/continuity')}>
                  {t('room.continuity')}
                </Button>
              </Show>
              <Menu
                label={t('tasks.more')}
                iconOnly
                items={[
                  { id: 'requests', label: t('room.requests'), onSelect: () => desk.go('/requests') },
                  'separator',
                  { id: 'import', label: t('tasks.import'), onSelect: () => desk.go('/import') },
                  { id: 'export', label: t('tasks.export'), onSelect: () => desk.go('/export') },
                  ...(lists() ? [{ id: 'print', label: t('tasks.print'), shortcut: 'mod+p', onSelect: () => setDialog('print') }] : []),
                  { id: 'catalogues', label: t('tasks.catalogues'), onSelect: () => setDialog('catalogues') },
                  'separator',
                  ...(showing().view === 'board'
                    ? [
                        {
                          id: 'by-state',
                          label: t('tasks.board.by-state'),
                          checked: showing().by === 'state',
                          onSelect: () => show({ ...showing(), by: 'state' }),
                        },
                        {
                          id: 'by-list',
                          label: t('tasks.board.by-list'),
                          checked: showing().by === 'list',
                          onSelect: () => show({ ...showing(), by: 'list' }),
                        },
                        'separator' as const,
                      ]
                    : sortItems(t, showing(), show)),
                  {
                    id: 'trash',
                    label: t('tasks.trash'),
                    checked: showing().view === 'trash',
                    onSelect: () => show(viewed(showing(), showing().view === 'trash' ? 'list' : 'trash')),
                  },
                ]}
              />
            </>
          }
        />
        <FilterBar showing={showing()} onShow={show} />
        <Suspense>
          <Show when={chosen().size > 0}>
            <BulkBar
              chosen={chosen()}
              total={ids()?.length ?? 0}
              trash={showing().view === 'trash'}
              onAll={() => setChosen(new Set(ids() ?? []))}
              onNone={() => setChosen(new Set<Id>())}
            />
          </Show>
        </Suspense>
        <Suspense>
          <Switch>
            <Match when={showing().view === 'board'}>
              <TaskBoard showing={showing()} onOpen={openTask} onActive={setActive} />
            </Match>
            <Match when={showing().view === 'calendar'}>
              <TaskCalendar showing={showing()} onMonth={(month) => show({ ...showing(), month })} onOpen={openTask} onActive={setActive} />
            </Match>
            <Match when={everything() === 0 && showing().view !== 'trash'}>
              <NoTask onImport={() => desk.go('/import')} />
            </Match>
            <Match when={ids()?.length === 0}>
              <NoneFound showing={showing()} onShow={show} />
            </Match>
            <Match when={ids()}>
              {(all) => (
                <TaskList
                  ids={all()}
                  label={t('room.tasks')}
                  selected={chosen()}
                  onSelect={setChosen}
                  onOpen={openTask}
                  onActive={setActive}
                  onShown={setShown}
                  row={row}
                  open={open()}
                />
              )}
            </Match>
          </Switch>
        </Suspense>
      </section>
      <Show
        when={open()}
        keyed
        fallback={
          // A month needs the room; where one is alone there is nobody to let a task go over.
          <Show when={showing().view !== 'calendar'}>
            <PeopleRail
              chosen={showing().filters.holder}
              onFilter={(member) => show(withFilters(showing(), { holder: showing().filters.holder === member ? undefined : member }))}
            />
          </Show>
        }
      >
        {(id) => (
          <Suspense>
            <TaskPanel task={id} about={props.about} onClose={closeTask} />
          </Suspense>
        )}
      </Show>
      <Suspense>
        <Show when={dialog() === 'catalogues'}>
          <Catalogues onClose={() => setDialog(undefined)} />
        </Show>
        <Show when={dialog() === 'print'}>
          <PrintSheet showing={showing()} onDone={() => setDialog(undefined)} />
        </Show>
      </Suspense>
    </div>
  );
}

/** The same filters in another view; each view has its own idea of what is live. */
function viewed(showing: Showing, view: Showing['view']): Showing {
  const { live: _live, trash: _trash, ...filters } = showing.filters;
  return readShowing(
    new URLSearchParams(
      writeShowing({ ...showing, view, filters: { ...filters, ...(filters.state === undefined ? { live: true } : {}) } }),
    ),
  );
}

function sortItems(t: ReturnType<typeof useI18n>['t'], showing: Showing, show: (showing: Showing) => void) {
  const sorts = ['due', 'position', 'title', 'created', 'done'] as const;
  return [
    ...sorts.map((sort) => ({
      id: `sort-${sort}`,
      label: t(`tasks.sort.${sort}`),
      checked: showing.sort === sort,
      onSelect: () => show({ ...showing, sort, descending: sort === 'created' || sort === 'done' }),
    })),
    'separator' as const,
  ];
}

/** A room with nothing in it explains itself, and offers the first gesture. */
function NoTask(props: { readonly onImport: () => void }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  return (
    <EmptyState
      icon={IconListChecks}
      title={t('tasks.empty.title')}
      actions={
        <>
          <Button kind="primary" onClick={() => desk.perform('task.capture')}>
            {t('tasks.empty.first')}
          </Button>
          <Button onClick={props.onImport}>{t('tasks.empty.import')}</Button>
        </>
      }
    >
      {t('tasks.empty.words')}
    </EmptyState>
  );
}

function NoneFound(props: { readonly showing: Showing; readonly onShow: (showing: Showing) => void }): JSX.Element {
  const { t } = useI18n();
  const trash = () => props.showing.view === 'trash';
  return (
    <EmptyState
      icon={trash() ? IconTrash2 : IconListChecks}
      title={trash() ? t('tasks.trash.empty') : t('tasks.none.title')}
      actions={
        <Show when={narrowing(props.showing.filters) > 0}>
          <Button onClick={() => props.onShow({ ...props.showing, filters: trash() ? { trash: true } : { live: true } })}>
            {t('tasks.filter.clear')}
          </Button>
        </Show>
      }
    >
      {trash() ? t('tasks.trash.words') : t('tasks.none.words')}
    </EmptyState>
  );
}
