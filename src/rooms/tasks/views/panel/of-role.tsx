/** Whose the task is and why: its role with what it is for, the agreement it brings back, and the decision it comes from. */
import { For, type JSX, lazy, Show } from 'solid-js';
import { createAnswer, useI18n } from '../../../../ui/index.ts';
import type { agreementList, roleShow } from '../../../organisation/index.ts';
import type { TaskShown } from '../types.ts';

const Grounds = lazy(async () => ({ default: (await import('../../../organisation/circles/views/grounds.tsx')).Grounds }));

export function OfRole(props: { readonly task: TaskShown }): JSX.Element {
  const { t } = useI18n();
  const role = createAnswer<typeof roleShow>('role.show', () => (props.task.role === null ? undefined : { role: props.task.role }));
  const reviewed = createAnswer<typeof agreementList>('agreement.list', () => ({ reviewTask: props.task.id }));
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
      <For each={reviewed()}>
        {(agreement) => (
          <p>
            <span class="ui-soft">{t('value.decision.how.review')}</span>{' '}
            <a href={`/organisation/agreements/${agreement.id}`}>{agreement.title ?? t('tasks.untitled')}</a>
          </p>
        )}
      </For>
      <Grounds table="task" row={props.task.id} />
    </>
  );
}
