/** What became of a task. Asked for when it is opened. */
import { createSignal, type JSX, Show } from 'solid-js';
import { Button, PastChanges, useI18n } from '../../../../ui/index.ts';
import { createNames } from '../names.ts';
import { Part } from './part.tsx';

export function History(props: { readonly task: string; readonly now: number }): JSX.Element {
  const { t } = useI18n();
  const [open, setOpen] = createSignal(false);
  return (
    <Part
      title={t('ui.history')}
      actions={
        <Button small kind="quiet" aria-expanded={open()} onClick={() => setOpen(!open())}>
          {open() ? t('ui.history.hide') : t('ui.history.show')}
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
  const names = createNames();
  return (
    <PastChanges
      table="task"
      row={props.task}
      now={props.now}
      author={(id) => (id === undefined ? t('tasks.somebody') : names.member(id))}
    />
  );
}
