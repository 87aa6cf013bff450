/** One request: what was asked, the task it made, what was said since, and the answer to write. */
import { For, type JSX, Show } from 'solid-js';
import { createAnswer, EmptyState, IconArrowLeft, IconInbox, LinkButton, PageHeader, useI18n } from '../../../ui/index.ts';
import type { requestShow } from '../queries.ts';
import { Talk } from './talk.tsx';
import type { Request } from './types.ts';

export function RequestPage(props: { readonly request: string }): JSX.Element {
  const { t } = useI18n();
  const answer = createAnswer<typeof requestShow>('request.show', () => ({ request: props.request }));
  const back = () => (
    <LinkButton kind="quiet" small icon={IconArrowLeft} href="/requests">
      {t('room.requests')}
    </LinkButton>
  );
  return (
    <Show when={answer() !== undefined}>
      <Show
        when={answer()}
        fallback={
          <EmptyState icon={IconInbox} title={t('requests.missing')} actions={back()}>
            {t('requests.missing.words')}
          </EmptyState>
        }
      >
        {(request) => (
          <>
            <div>{back()}</div>
            <PageHeader
              title={request().title ?? t('requests.untitled')}
              lead={`${request().placeName ?? t('requests.nowhere')} · ${t(`value.task.state.${request().state}`)}`}
              actions={
                <Show when={request().task}>{(task) => <LinkButton href={`/tasks/${task()}`}>{t('requests.task')}</LinkButton>}</Show>
              }
            />
            <dl class="requests-facts-list">
              <For each={factsOf(request())}>
                {([label, value]) => (
                  <div>
                    <dt>{t(label)}</dt>
                    <dd>{value}</dd>
                  </div>
                )}
              </For>
            </dl>
            <Talk request={request()} />
          </>
        )}
      </Show>
    </Show>
  );

  function factsOf(request: Request): readonly (readonly [string, string])[] {
    return [
      ['requests.who', request.name ?? t('requests.somebody')],
      ...(request.contact ? [['field.contact', request.contact] as const] : []),
      ['requests.urgency', t(`value.request.urgency.${request.urgency ?? 'hindered'}`)],
    ];
  }
}
