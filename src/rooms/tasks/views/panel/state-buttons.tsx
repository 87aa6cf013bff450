/** Where the task stands, and the gestures that bring it further. */
import { type JSX, Show } from 'solid-js';
import { Button, IconCheck, Menu, useGestures, useI18n } from '../../../../ui/index.ts';
import { STATES } from '../../schema.ts';
import { stateIcons } from '../state-mark.tsx';
import { toState } from '../states.ts';
import type { TaskShown } from '../types.ts';

export function StateButtons(props: { readonly task: TaskShown }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const closed = () => props.task.state === 'done' || props.task.state === 'dropped';
  return (
    <>
      <Menu
        class="tasks-state-menu"
        small
        icon={stateIcons[props.task.state]}
        label={t(`value.task.state.${props.task.state}`)}
        items={STATES.map((state) => ({
          id: state,
          label: t(`value.task.state.${state}`),
          icon: stateIcons[state],
          checked: state === props.task.state,
          onSelect: () => state !== props.task.state && void act(...toState(props.task.id, state, props.task.state)),
        }))}
      />
      <Show
        when={!closed()}
        fallback={
          <Button small onClick={() => void act('task.reopen', { task: props.task.id })}>
            {t('command.task.reopen')}
          </Button>
        }
      >
        <Button small icon={IconCheck} data-tooltip="e" onClick={() => void act('task.done', { task: props.task.id })}>
          {t('command.task.done')}
        </Button>
      </Show>
    </>
  );
}
