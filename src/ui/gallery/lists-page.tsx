/** A hundred thousand rows, as a list, a board and a table. */
import { createSignal, type JSX, Show } from 'solid-js';
import {
  Badge,
  Board,
  BoardColumn,
  Checkbox,
  DataTable,
  IconCalendar,
  Initials,
  PageHeader,
  useI18n,
  useShortcut,
  useToasts,
  VirtualList,
} from '../index.ts';
import { type Sample, samples } from './samples.ts';

const all = samples(100_000);
/** What is done here stays done while the gallery is open. */
const [tasks, setTasks] = createSignal(all);
const byName = new Intl.Collator('fr');
const today = '2026-11-22';

export function ListsPage(): JSX.Element {
  const i18n = useI18n();
  const toasts = useToasts();
  const [selected, setSelected] = createSignal<ReadonlySet<string>>(new Set());
  const [active, setActive] = createSignal<Sample>();
  useShortcut(() => ({
    id: 'done',
    keys: 'e',
    label: i18n.t('gallery.done'),
    run: () => setTasks((before) => before.filter((task) => task.id !== active()?.id)),
  }));
  const flip = (id: string) => {
    const next = new Set(selected());
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  return (
    <div class="g-full">
      <PageHeader title={i18n.t('gallery.all')} lead={i18n.format.number(tasks().length)} />
      <div class="g-frame">
        <VirtualList
          primary
          label={i18n.t('gallery.all')}
          items={tasks()}
          key={(task) => task.id}
          rowHeight={52}
          onActive={setActive}
          restoreAs="gallery"
          onOpen={(task) => toasts.show({ text: task.title })}
          selected={selected()}
          onSelect={setSelected}
        >
          {(task, state) => (
            <>
              <Checkbox label="" ariaLabel={task().title} checked={state.selected()} onChange={() => flip(task().id)} />
              <span class="g-grow g-cut">{task().title}</span>
              <span class="g-wide ui-soft g-cut">{task().next}</span>
              <span class="g-wide ui-soft g-due">
                <Show when={task().due}>
                  {(due) => (
                    <>
                      <IconCalendar size={14} /> {i18n.format.relativeDay(due(), today)}
                    </>
                  )}
                </Show>
              </span>
              <span class="g-held">
                <Show when={task().holder} fallback={<Badge>{i18n.t('gallery.open')}</Badge>}>
                  {(name) => <Initials name={name()} alone />}
                </Show>
              </span>
            </>
          )}
        </VirtualList>
      </div>
    </div>
  );
}

export function BoardPage(): JSX.Element {
  const { t } = useI18n();
  const [tasks, setTasks] = createSignal(samples(3000));
  const move = (id: string, state: Sample['state']) =>
    setTasks((before) => before.map((task) => (task.id === id ? { ...task, state } : task)));
  const column = (state: Sample['state']) => (
    <BoardColumn
      title={t(`gallery.${state}`)}
      items={tasks().filter((task) => task.state === state)}
      key={(task) => task.id}
      cardHeight={92}
      onDrop={(id) => move(id, state)}
      empty={t('gallery.nothing')}
    >
      {(task) => (
        <>
          <p class="ui-strong">{task().title}</p>
          <p class="ui-soft">{task().number % 4 === 0 ? `${task().next}, ${task().place}` : task().next}</p>
          <Show when={task().holder}>
            {(name) => (
              <p class="g-meta">
                <Initials name={name()} /> {name()}
              </p>
            )}
          </Show>
        </>
      )}
    </BoardColumn>
  );
  return (
    <div class="g-full">
      <PageHeader title={t('gallery.board')} />
      <div class="g-fill">
        <Board label={t('gallery.board')}>
          {column('open')}
          {column('doing')}
          {column('waiting')}
        </Board>
      </div>
    </div>
  );
}

export function TablePage(): JSX.Element {
  const i18n = useI18n();
  return (
    <div class="g-full">
      <PageHeader title={i18n.t('gallery.table')} />
      <div class="g-fill">
        <DataTable
          label={i18n.t('gallery.all')}
          items={all}
          key={(task) => task.id}
          columns={[
            {
              id: 'title',
              header: i18n.t('gallery.title'),
              width: 'minmax(14rem, 2fr)',
              cell: (task) => task.title,
              compare: (a, b) => byName.compare(a.title, b.title),
            },
            { id: 'holder', header: i18n.t('gallery.holder'), cell: (task) => task.holder ?? '' },
            { id: 'place', header: i18n.t('gallery.place'), width: 'minmax(10rem, 1fr)', cell: (task) => task.place },
            {
              id: 'number',
              header: 'N°',
              width: '6rem',
              align: 'end',
              cell: (task) => i18n.format.number(task.number),
              compare: (a, b) => a.number - b.number,
            },
          ]}
        />
      </div>
    </div>
  );
}
