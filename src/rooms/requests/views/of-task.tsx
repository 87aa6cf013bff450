/** On the page of a task that somebody outside asked for: who, and what was said. */
import { type JSX, Show } from 'solid-js';
import { createAnswer, useI18n } from '../../../ui/index.ts';
import type { requestShow } from '../queries.ts';
import { Talk } from './talk.tsx';
import './requests.css';

export function OfTask(props: { readonly task: string }): JSX.Element {
  const { t } = useI18n();
  const answer = createAnswer<typeof requestShow>('request.show', () => ({ task: props.task }));
  return (
    <Show when={answer()}>
      {(request) => (
        <section class="requests-of-task" aria-label={t('requests.asked')}>
          <h3>{t('requests.asked')}</h3>
          <p class="ui-soft">
            {t(`value.request.urgency.${request().urgency ?? 'hindered'}`)}
            <Show when={request().contact}> · {request().contact}</Show>
          </p>
          <Talk request={request()} />
        </section>
      )}
    </Show>
  );
}
