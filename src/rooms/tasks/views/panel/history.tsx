/** What became of a task, change by change, each undoable where nothing newer stands. Asked for when it is opened. */
import { createResource, createSignal, For, type JSX, Show } from 'solid-js';
import { Button, ErrorNote, type PastChange, problemText, RelativeTime, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import { createNames } from '../names.ts';
import { Part } from './editable.tsx';

/** Written along with what a person does, and told by the line itself. */
const OWN: ReadonlySet<string> = new Set(['position', 'createdAt', 'createdBy', 'doneAt']);

export function History(props: { readonly task: string; readonly now: number }): JSX.Element {
  const { t } = useI18n();
  const [open, setOpen] = createSignal(false);
  return (
    <Part
      title={t('tasks.history')}
      actions={
        <Button small kind="quiet" aria-expanded={open()} onClick={() => setOpen(!open())}>
          {open() ? t('tasks.history.hide') : t('tasks.history.show')}
        </Button>
      }
    >
      <Show when={open()}>
        <Changes task={props.task} now={props.now} />
      </Show>
    </Part>
  );
}

function Changes(props: { readonly task: string; readonly now: number }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { undo } = useGestures();
  const names = createNames();
  const [past, { refetch }] = createResource(() => desk.past('task', props.task));
  const changes = () => {
    const answer = past.latest;
    return answer?.ok === true ? answer.value.changes : [];
  };
  const problem = () => {
    const answer = past.latest;
    return answer?.ok === false ? answer.problem : undefined;
  };
  const incomplete = () => {
    const answer = past.latest;
    return answer?.ok === true && !answer.value.complete;
  };
  const takeBack = async (change: PastChange) => {
    await undo(change.undo);
    await refetch();
  };
  const columns = (change: PastChange) =>
    change.columns.flatMap((column) => (!OWN.has(column) && t.has(`field.${column}`) ? [t(`field.${column}`)] : []));
  const words = (change: PastChange) => (t.has(`command.${change.command}`) ? t(`command.${change.command}`) : change.command);
  return (
    <>
      <Show when={problem()}>{(why) => <ErrorNote happened={problemText(t, why())} />}</Show>
      <ol class="tasks-history">
        <For each={changes()}>
          {(change) => (
            <li>
              <span class="tasks-history-words">
                <span>
                  <strong>{change.author === undefined ? t('tasks.somebody') : names.member(change.author)}</strong> · {words(change)}
                </span>
                <span class="ui-soft">
                  <RelativeTime at={change.at} now={props.now} />
                  <Show when={columns(change).length > 0}> · {columns(change).join(', ')}</Show>
                  <Show when={change.waiting}> · {t('tasks.history.waiting')}</Show>
                </span>
              </span>
              <Button small kind="quiet" onClick={() => void takeBack(change)}>
                {t('undo.do')}
              </Button>
            </li>
          )}
        </For>
      </ol>
      <Show when={incomplete()}>
        <p class="ui-soft">{t('tasks.history.incomplete')}</p>
      </Show>
    </>
  );
}
