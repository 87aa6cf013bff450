/** A month of due dates: each day with its tasks, and the dates on which recurring ones come back. */

import { createMemo, For, type JSX, Show } from 'solid-js';
import { addMonths, dateOfDay, dayNumber, weekdayOf } from '../../../kernel/civil-date.ts';
import { grouped } from '../../../kernel/grouped.ts';
import type { Id } from '../../../kernel/ids.ts';
import { Button, createAnswer, IconButton, IconChevronLeft, IconChevronRight, useDesk, useGestures, useI18n } from '../../../ui/index.ts';
import type { taskCalendar } from '../queries/index.ts';
import { carriedTasks, carriesTasks, carryTask } from './carrying.ts';
import type { Showing } from './filtering.ts';
import { StateMark } from './state-mark.tsx';
import type { Planned, TaskRow } from './types.ts';
import './calendar.css';

export interface TaskCalendarProps {
  readonly showing: Showing;
  readonly onMonth: (month: string) => void;
  readonly onOpen: (id: Id) => void;
  readonly onActive: (id: Id | undefined) => void;
}

export function TaskCalendar(props: TaskCalendarProps): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const month = () => (props.showing.month === '' ? `${desk.today().slice(0, 7)}-01` : props.showing.month);
  const days = createMemo(() => daysOf(month()));
  const answer = createAnswer<typeof taskCalendar>('task.calendar', () => {
    const [from = month(), to = month()] = [days()[0], days().at(-1)];
    return { ...props.showing.filters, from, to };
  });
  const byDay = createMemo(() => grouped(answer()?.tasks ?? [], (task) => task.due ?? ''));
  const planned = createMemo(() => grouped(answer()?.planned ?? [], (one) => one.date as string));
  const monthName = () =>
    new Intl.DateTimeFormat(i18n.locale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(month()));
  return (
    <section class="tasks-calendar" aria-label={t('tasks.view.calendar')}>
      <header class="tasks-calendar-head">
        <IconButton icon={IconChevronLeft} label={t('tasks.calendar.before')} onClick={() => props.onMonth(addMonths(month(), -1))} />
        <h2>{monthName()}</h2>
        <IconButton icon={IconChevronRight} label={t('tasks.calendar.after')} onClick={() => props.onMonth(addMonths(month(), 1))} />
        <Button small kind="quiet" onClick={() => props.onMonth('')}>
          {t('tasks.calendar.now')}
        </Button>
      </header>
      <div class="tasks-weekdays" aria-hidden="true">
        <For each={days().slice(0, 7)}>
          {(day) => <span>{new Intl.DateTimeFormat(i18n.locale(), { weekday: 'short', timeZone: 'UTC' }).format(Date.parse(day))}</span>}
        </For>
      </div>
      <ol class="tasks-days">
        <For each={days()}>
          {(day) => (
            <Day
              day={day}
              outside={day.slice(0, 7) !== month().slice(0, 7)}
              tasks={byDay().get(day) ?? []}
              planned={planned().get(day) ?? []}
              onOpen={props.onOpen}
              onActive={props.onActive}
            />
          )}
        </For>
      </ol>
    </section>
  );
}

/** As many as a cell shows before it says "and 4 more". */
const SHOWN = 4;

function Day(props: {
  readonly day: string;
  readonly outside: boolean;
  readonly tasks: readonly TaskRow[];
  readonly planned: readonly Planned[];
  readonly onOpen: (id: Id) => void;
  readonly onActive: (id: Id | undefined) => void;
}): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const { actAll } = useGestures();
  const drop = (event: DragEvent) => {
    if (!carriesTasks(event)) return;
    event.preventDefault();
    const ids = carriedTasks(event);
    void actAll(
      ids.map((task) => ['task.edit', { task, due: props.day }] as const),
      t('tasks.due-moved', { day: props.day }),
    );
  };
  return (
    <li
      class="tasks-day"
      data-outside={props.outside ? '' : undefined}
      data-today={props.day === desk.today() ? '' : undefined}
      data-empty={props.tasks.length + props.planned.length === 0 ? '' : undefined}
      onDragOver={(event) => carriesTasks(event) && event.preventDefault()}
      onDrop={drop}
    >
      <time dateTime={props.day}>
        <span class="ui-hidden">{i18n.format.civilDate(props.day, 'long')}</span>
        <span aria-hidden="true" class="tasks-day-number">
          {Number(props.day.slice(8))}
        </span>
        <span aria-hidden="true" class="tasks-day-long">
          {i18n.format.civilDate(props.day, 'long')}
        </span>
      </time>
      <ul>
        <For each={props.tasks.slice(0, SHOWN)}>
          {(task) => (
            <li>
              <button
                type="button"
                class="tasks-day-task"
                draggable="true"
                onDragStart={(event) => carryTask(event, [task.id])}
                onFocus={() => props.onActive(task.id)}
                onClick={() => props.onOpen(task.id)}
              >
                <StateMark state={task.state} />
                <span>{task.title ?? t('tasks.untitled')}</span>
              </button>
            </li>
          )}
        </For>
        <For each={props.planned.slice(0, Math.max(0, SHOWN - props.tasks.length))}>
          {(one) => (
            <li class="tasks-day-planned" data-tooltip={t('tasks.calendar.planned')}>
              {one.title ?? t('tasks.untitled')}
            </li>
          )}
        </For>
        <Show when={props.tasks.length > SHOWN}>
          <li class="ui-soft">{t('tasks.calendar.more', { count: props.tasks.length - SHOWN })}</li>
        </Show>
      </ul>
    </li>
  );
}

/** Whole weeks, from Monday, that hold the month of its first day. */
function daysOf(month: string): readonly string[] {
  const start = dayNumber(month) - (weekdayOf(month) - 1);
  const weeks = Math.ceil((dayNumber(addMonths(month, 1)) - start) / 7);
  return Array.from({ length: weeks * 7 }, (_, index) => dateOfDay(start + index));
}
