/** What concerns one, the most pressing first, each with why one is told. */
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import {
  Button,
  createAnswer,
  EmptyState,
  IconBell,
  IconSettings,
  LinkButton,
  PageHeader,
  RelativeTime,
  useDesk,
  useGestures,
  useI18n,
  useShortcut,
} from '../../../ui/index.ts';
import { NOTICE_KINDS, type Notice } from '../../notice.ts';
import { pageOf } from '../addresses.ts';
import type { noticeList } from '../queries.ts';
import { useLooked } from './looked.ts';
import { useSaying } from './saying.ts';

export function NoticesPage(): JSX.Element {
  const { t } = useI18n();
  const list = createAnswer<typeof noticeList>('notice.list');
  const { isNew, look } = useLooked('looked');
  const groups = createMemo(() => NOTICE_KINDS.filter((kind) => list()?.some((each) => each.kind === kind)));
  const of = (kind: Notice['kind']) => (list() ?? []).filter((each) => each.kind === kind);
  useMoves();
  return (
    <>
      <PageHeader
        title={t('room.notices')}
        lead={t('notices.lead')}
        actions={
          <>
            <Show when={list()?.some(isNew)}>
              <Button onClick={() => look(list() ?? [])}>{t('notices.looked')}</Button>
            </Show>
            <Show when={groups().length > 0}>
              <LinkButton kind="quiet" icon={IconSettings} href="/notices/settings">
                {t('notices.settings')}
              </LinkButton>
            </Show>
          </>
        }
      />
      <Show when={list()}>
        <Show
          when={groups().length > 0}
          fallback={
            <EmptyState
              icon={IconBell}
              title={t('notices.empty')}
              actions={<LinkButton href="/notices/settings">{t('notices.settings')}</LinkButton>}
            >
              {t('notices.empty.words')}
            </EmptyState>
          }
        >
          <For each={groups()}>
            {(kind) => (
              <section class="notices-part">
                <h2>{t(`value.notice.kind.${kind}`)}</h2>
                <ul class="ui-lines">
                  <For each={of(kind)}>{(one) => <Line notice={one} isNew={isNew(one)} onLook={() => look([one])} />}</For>
                </ul>
              </section>
            )}
          </For>
        </Show>
      </Show>
    </>
  );
}

function Line(props: { readonly notice: Notice; readonly isNew: boolean; readonly onLook: () => void }): JSX.Element {
  const { t, format } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const { title, says, reason } = useSaying();
  const [asked, setAsked] = createSignal(false);
  const name = () => title(props.notice);
  /** What the heading above does not say already. */
  const about = () => {
    const { by, says: what, kind, because, of } = props.notice;
    return [by?.name, what === kind ? undefined : says(props.notice), because === 'duty' ? of?.name : undefined].filter((part) => part);
  };
  return (
    <li class="ui-line" data-new={props.isNew ? '' : undefined}>
      <div>
        <p>
          <a class="ui-line-title" href={pageOf(props.notice)} onClick={() => props.onLook()}>
            {name()}
          </a>
          <Show when={props.isNew}>
            <span class="notices-new">{t('notices.new')}</span>
          </Show>
        </p>
        <p class="ui-soft">
          {about().map((part) => `${part} · `)}
          <Show when={props.notice.day} fallback={<RelativeTime at={props.notice.at} now={desk.now()} />}>
            {(day) => {
              const date = format.relativeDay(day(), desk.today());
              return day() < desk.today() ? date : t('organisation.until', { date });
            }}
          </Show>
        </p>
        <Show when={props.notice.words !== null && props.notice.words !== props.notice.title}>
          <p class="notices-words">{props.notice.words}</p>
        </Show>
        <Show when={asked()}>
          <div class="notices-why">
            <p>{reason(props.notice)}</p>
            <div class="ui-actions">
              <LinkButton small href={`/notices/settings?kind=${props.notice.kind}`}>
                {t('notices.change')}
              </LinkButton>
              <Show when={props.notice.task}>
                {(task) => (
                  <Button small kind="quiet" onClick={() => void act('notice.mute', { task: task() }, { say: t('notices.muted') })}>
                    {t('notices.mute')}
                  </Button>
                )}
              </Show>
            </div>
          </div>
        </Show>
      </div>
      <Button
        small
        kind="quiet"
        aria-expanded={asked()}
        aria-label={t('notices.why.of', { title: name() })}
        onClick={() => setAsked((before) => !before)}
      >
        {t('notices.why')}
      </Button>
    </li>
  );
}

/** `j` and `k` move between the news, Enter opens. */
function useMoves(): void {
  const { t } = useI18n();
  const move = (by: number) => {
    const all = [...document.querySelectorAll<HTMLElement>('.ui-line-title')];
    const at = all.findIndex((each) => each.matches(':focus'));
    all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
  };
  useShortcut(() => [
    { id: 'notices.next', keys: 'j', label: t('notices.next'), run: () => move(1) },
    { id: 'notices.before', keys: 'k', label: t('notices.before'), run: () => move(-1) },
  ]);
}
