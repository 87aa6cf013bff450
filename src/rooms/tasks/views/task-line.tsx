/** One task on one line of a list: what it is, what comes next, who has it, until when. */
import { For, type JSX, Show } from 'solid-js';
import { Checkbox, IconListChecks, IconMessageSquare, IconRepeat, Initials, useI18n } from '../../../ui/index.ts';
import { Due } from './due.tsx';
import { StateMark } from './state-mark.tsx';
import type { TaskRow } from './types.ts';
import './task-line.css';

export interface TaskLineProps {
  readonly task: TaskRow;
  readonly selected?: boolean | undefined;
  /** Offers a box to choose the task with. */
  readonly onSelect?: (() => void) | undefined;
}

export function TaskLine(props: TaskLineProps): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const title = () => props.task.title ?? t('tasks.untitled');
  const next = () =>
    props.task.state === 'waiting' && props.task.waitingFor !== null
      ? t('tasks.waiting-for', { what: props.task.waitingFor })
      : props.task.nextStep;
  return (
    <div class="tasks-line" data-state={props.task.state}>
      <Show when={props.onSelect}>
        {(select) => (
          <Checkbox
            class="tasks-line-box"
            label=""
            ariaLabel={t('tasks.select', { title: title() })}
            checked={props.selected === true}
            onChange={() => select()()}
          />
        )}
      </Show>
      <StateMark state={props.task.state} />
      <span class="tasks-line-words">
        <span class="tasks-line-title">{title()}</span>
        <span class="tasks-line-next">
          <Show when={(props.task.why ?? '').trim() === ''}>
            <span class="tasks-no-why">{t('tasks.no-why')}</span>
            {next() === null ? '' : ' · '}
          </Show>
          {next()}
        </span>
      </span>
      <span class="tasks-line-marks">
        <For each={props.task.tags.slice(0, 3)}>{(tag) => <span class="ui-tag">{tag}</span>}</For>
        <Show when={props.task.checklist.total > 0}>
          <span class="tasks-count">
            <IconListChecks size={14} />
            {t('tasks.checked', { done: props.task.checklist.done, total: props.task.checklist.total })}
          </span>
        </Show>
        <Show when={props.task.comments > 0}>
          <span class="tasks-count">
            <IconMessageSquare size={14} label={t('tasks.comments')} />
            {i18n.format.number(props.task.comments)}
          </span>
        </Show>
        <Show when={props.task.series !== null}>
          <IconRepeat size={14} label={t('tasks.recurs')} />
        </Show>
      </span>
      <Due due={props.task.due} state={props.task.state} />
      <Holders task={props.task} />
    </div>
  );
}

/** Those who hold it, or a hollow place where nobody does. */
export function Holders(props: { readonly task: Pick<TaskRow, 'holders'> }): JSX.Element {
  const { t } = useI18n();
  return (
    <span class="tasks-holders">
      <For each={props.task.holders.slice(0, 3)}>{(holder) => <Initials name={holder.name ?? t('tasks.somebody')} alone />}</For>
      <Show when={props.task.holders.length === 0}>
        <span class="tasks-nobody" role="img" aria-label={t('tasks.nobody')} data-tooltip={t('tasks.nobody')} />
      </Show>
    </span>
  );
}
