/** The list on paper: every task of it, whatever shows on the screen; made when it is printed, gone afterwards. */
import { createEffect, createSignal, For, type JSX, onCleanup, Show } from 'solid-js';
import { Portal } from 'solid-js/web';
import { useDesk, useGestures, useI18n } from '../../../ui/index.ts';
import type { Showing } from './filtering.ts';
import type { TaskRow } from './types.ts';
import './print-sheet.css';

export function PrintSheet(props: { readonly showing: Showing; readonly onDone: () => void }): JSX.Element {
  const { t, format } = useI18n();
  const desk = useDesk();
  const { tell } = useGestures();
  const [tasks, setTasks] = createSignal<readonly TaskRow[]>();
  const { filters, sort, descending } = props.showing;
  void desk.ask('task.list', { ...filters, sort, descending }).then((answer) => {
    if (answer.ok) return setTasks(answer.value as readonly TaskRow[]);
    tell(answer.problem);
    props.onDone();
  });
  const done = () => props.onDone();
  window.addEventListener('afterprint', done);
  onCleanup(() => window.removeEventListener('afterprint', done));
  // Once the rows are laid out; the call returns when the browser's own dialog is closed.
  createEffect(() => tasks() !== undefined && requestAnimationFrame(() => window.print()));
  return (
    <Show when={tasks()}>
      {(rows) => (
        <Portal>
          <section class="tasks-print">
            <h1>{t('room.tasks')}</h1>
            <p>
              {format.civilDate(desk.today(), 'long')} · {t('tasks.print.count', { count: rows().length })}
            </p>
            <table>
              <thead>
                <tr>
                  <th>{t('field.title')}</th>
                  <th>{t('field.state')}</th>
                  <th>{t('field.due')}</th>
                  <th>{t('tasks.holder')}</th>
                </tr>
              </thead>
              <tbody>
                <For each={rows()}>{(task) => <Line task={task} />}</For>
              </tbody>
            </table>
          </section>
        </Portal>
      )}
    </Show>
  );
}

function Line(props: { readonly task: TaskRow }): JSX.Element {
  const { t, format } = useI18n();
  return (
    <tr>
      <td>
        <strong>{props.task.title ?? t('tasks.untitled')}</strong>
        <Show when={props.task.nextStep}>{(step) => <p>{step()}</p>}</Show>
      </td>
      <td>{t(`value.task.state.${props.task.state}`)}</td>
      <td>{props.task.due === null ? '' : format.civilDate(props.task.due, 'medium')}</td>
      <td>{format.list(props.task.holders.map(({ name }) => name ?? t('tasks.somebody')))}</td>
    </tr>
  );
}
