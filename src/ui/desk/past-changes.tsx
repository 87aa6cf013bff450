/** What became of a row, change by change, each undoable where nothing newer stands. */
import { createResource, For, type JSX, Show } from 'solid-js';
import type { Id } from '../../kernel/ids.ts';
import { useI18n } from '../context/i18n.tsx';
import { problemText } from '../i18n/index.ts';
import { Button } from '../widgets/button.tsx';
import { ErrorNote } from '../widgets/notes.tsx';
import { RelativeTime } from '../widgets/small.tsx';
import { type PastChange, useDesk } from './desk.ts';
import { useGestures } from './gestures.ts';

/** Written along with what a person does, and told by the line itself. */
const OWN: ReadonlySet<string> = new Set(['position', 'createdAt', 'createdBy', 'doneAt']);

export interface PastChangesProps {
  readonly table: string;
  readonly row: Id;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What to call who made a change. */
  readonly author: (id: Id | undefined) => string;
}

export function PastChanges(props: PastChangesProps): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { undo } = useGestures();
  const [past, { refetch }] = createResource(() => desk.past(props.table, props.row));
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
      <ol class="ui-history">
        <For each={changes()}>
          {(change) => (
            <li>
              <span class="ui-history-words">
                <span>
                  <strong>{props.author(change.author)}</strong> · {words(change)}
                </span>
                <span class="ui-soft">
                  <RelativeTime at={change.at} now={props.now} />
                  <Show when={columns(change).length > 0}> · {columns(change).join(', ')}</Show>
                  <Show when={change.waiting}> · {t('ui.history.waiting')}</Show>
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
        <p class="ui-soft">{t('ui.history.incomplete')}</p>
      </Show>
    </>
  );
}
