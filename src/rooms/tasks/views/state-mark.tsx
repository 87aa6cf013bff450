/** The state of a task as a small drawing, with its word. */
import type { JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import {
  IconCircle,
  IconCircleCheck,
  IconCircleDot,
  IconCircleSlash,
  type IconComponent,
  IconHourglass,
  useI18n,
} from '../../../ui/index.ts';
import type { State } from './types.ts';

export const stateIcons: Readonly<Record<State, IconComponent>> = {
  open: IconCircle,
  doing: IconCircleDot,
  waiting: IconHourglass,
  done: IconCircleCheck,
  dropped: IconCircleSlash,
};

export function StateMark(props: { readonly state: State; readonly words?: boolean | undefined }): JSX.Element {
  const { t } = useI18n();
  return (
    <span class="tasks-state" data-state={props.state}>
      <Dynamic component={stateIcons[props.state]} size={18} />
      <span classList={{ 'ui-hidden': props.words !== true }}>{t(`value.task.state.${props.state}`)}</span>
    </span>
  );
}
