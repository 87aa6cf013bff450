/** When a task is due, told as a person would; amber once it is late, never red. */
import { type JSX, Show } from 'solid-js';
import { useDesk, useI18n } from '../../../ui/index.ts';
import type { State } from './types.ts';

export function Due(props: { readonly due: string | null; readonly state: State }): JSX.Element {
  const i18n = useI18n();
  const desk = useDesk();
  const closed = () => props.state === 'done' || props.state === 'dropped';
  const late = () => props.due !== null && !closed() && props.due < desk.today();
  return (
    <Show when={props.due}>
      {(due) => (
        <time class="tasks-due" dateTime={due()} data-late={late() ? '' : undefined} data-tooltip={i18n.format.civilDate(due(), 'long')}>
          <span class="ui-hidden">{late() ? i18n.t('tasks.due.late') : i18n.t('tasks.due.on')} </span>
          {i18n.format.relativeDay(due(), desk.today())}
        </time>
      )}
    </Show>
  );
}
