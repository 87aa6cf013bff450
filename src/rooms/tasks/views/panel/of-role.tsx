/** Whose the task is and why: its role with what it is for, and the decision it comes from. */
import { type JSX, lazy, Show } from 'solid-js';
import { createAnswer, useI18n } from '../../../../ui/index.ts';
import type { roleShow } from '../../../organisation/index.ts';
import type { TaskShown } from '../types.ts';

const Grounds = lazy(async () => ({ default: (await import('../../../organisation/circles/views/grounds.tsx')).Grounds }));

export function OfRole(props: { readonly task: TaskShown }): JSX.Element {
  const { t } = useI18n();
  const role = createAnswer<typeof roleShow>('role.show', () => (props.task.role === null ? undefined : { role: props.task.role }));
  return (
    <>
      <Show when={role()}>
        {(known) => (
          <p class="tasks-of-role">
            <span class="ui-soft">{t('field.role')}</span>{' '}
            <a href={`/organisation/${known().id}`}>{known().name ?? t('tasks.role.nameless')}</a>
            <Show when={known().purpose}>{(purpose) => <span class="ui-soft"> · {purpose()}</span>}</Show>
          </p>
        )}
      </Show>
      <Grounds table="task" row={props.task.id} />
    </>
  );
}
