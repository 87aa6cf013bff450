/** What was asked from outside, the latest first, and the places that take requests. */
import { For, type JSX, Show } from 'solid-js';
import {
  Badge,
  Button,
  createAnswer,
  EmptyState,
  FilterChip,
  IconInbox,
  IconPlus,
  PageHeader,
  useDesk,
  useI18n,
} from '../../../ui/index.ts';
import type { placeList } from '../../places/index.ts';
import type { requestList, requestPages } from '../queries.ts';
import type { RequestLine } from './types.ts';

export function RequestsPage(props: { readonly search: URLSearchParams }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const all = () => props.search.has('all');
  const requests = createAnswer<typeof requestList>('request.list', () => (all() ? {} : { unfinished: true }));
  const pages = createAnswer<typeof requestPages>('request-page.list');
  const places = createAnswer<typeof placeList>('place.list');
  const nothing = () => !all() && requests()?.length === 0 && pages()?.length === 0;
  const open = () => desk.perform('request-page.open');
  return (
    <>
      <PageHeader
        title={t('room.requests')}
        lead={t('requests.lead')}
        actions={
          <Button icon={IconPlus} onClick={() => desk.perform('request.add')}>
            {t('command.request.add')}
          </Button>
        }
      />
      <Show when={requests()}>
        {(known) => (
          <Show
            when={known().length > 0}
            fallback={
              <Show when={nothing()} fallback={<p class="ui-soft">{t(all() ? 'requests.none' : 'requests.none-unfinished')}</p>}>
                <EmptyState
                  icon={IconInbox}
                  title={t('requests.empty')}
                  actions={
                    <Show
                      when={places()?.length === 0}
                      fallback={
                        <Button kind="primary" onClick={open}>
                          {t('command.request-page.open')}
                        </Button>
                      }
                    >
                      <Button kind="primary" onClick={() => desk.perform('place.add')}>
                        {t('command.place.add')}
                      </Button>
                    </Show>
                  }
                >
                  {t('requests.empty.words')}
                </EmptyState>
              </Show>
            }
          >
            <ul class="requests-list">
              <For each={known()}>{(line) => <Line line={line} />}</For>
            </ul>
          </Show>
        )}
      </Show>
      <Show when={!nothing()}>
        <FilterChip pressed={all()} onChange={(on) => desk.go(`/requests${on ? '?all' : ''}`, { replace: true })}>
          {t('requests.all')}
        </FilterChip>
      </Show>
      <Show when={(pages()?.length ?? 0) > 0}>
        <section class="requests-part">
          <div class="requests-part-head">
            <h2>{t('requests.pages')}</h2>
            <Button small icon={IconPlus} onClick={open}>
              {t('command.request-page.open')}
            </Button>
          </div>
          <ul class="requests-list">
            <For each={pages()}>
              {(page) => (
                <li>
                  <a class="requests-line" href={`/requests/page/${page.id}`}>
                    <span class="requests-title">{page.name ?? t('requests.nowhere')}</span>
                    <span class="ui-soft">{t('requests.sticker')}</span>
                  </a>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </>
  );
}

function Line(props: { readonly line: RequestLine }): JSX.Element {
  const { t, format } = useI18n();
  const desk = useDesk();
  const who = () => props.line.name ?? t('requests.somebody');
  return (
    <li>
      <a class="requests-line" href={`/requests/${props.line.id}`}>
        <span class="requests-title">{props.line.title ?? props.line.words}</span>
        <Show when={props.line.urgency === 'blocked' && !finished(props.line.state)}>
          <Badge tone="stop">{t('value.request.urgency.blocked')}</Badge>
        </Show>
        <span class="requests-facts ui-soft">
          {props.line.placeName ?? t('requests.nowhere')} · {who()} · {format.relativeInstant(props.line.receivedAt ?? 0, desk.now())} ·{' '}
          {t(`value.task.state.${props.line.state}`)}
        </span>
      </a>
    </li>
  );
}

const finished = (state: string): boolean => state === 'done' || state === 'dropped';
