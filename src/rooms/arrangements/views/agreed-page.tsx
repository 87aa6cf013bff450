/** What each member agreed on, with what came before; where dates overlap, it is said and mended. */
import { For, type JSX, Show } from 'solid-js';
import { grouped } from '../../../kernel/grouped.ts';
import { Badge, Button, createAnswer, EmptyState, IconHouse, IconPlus, Menu, useDesk, useGestures, useI18n } from '../../../ui/index.ts';
import type { arrangementList } from '../queries.ts';
import { useWords } from './words.ts';

type Line = NonNullable<(typeof arrangementList)['asks']>['answer'][number];

/** `agreement`: one that an arrangement is to be stated from. */
export function AgreedPage(props: { readonly agreement: string | null }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const lines = createAnswer<typeof arrangementList>('arrangement.list');
  const people = () => [...grouped(lines() ?? [], ({ member }) => member).values()];
  const state = () => desk.perform('arrangement.state', props.agreement === null ? {} : { agreement: props.agreement });
  const button = () => (
    <Button kind="primary" icon={IconPlus} onClick={state}>
      {t(props.agreement === null ? 'command.arrangement.state' : 'arrangements.from-agreement')}
    </Button>
  );
  return (
    <section class="arrangements-part" aria-label={t('query.arrangement.list')}>
      <Show
        when={people().length > 0}
        fallback={
          <Show when={lines()}>
            <EmptyState icon={IconHouse} title={t('arrangements.nobody')} actions={button()}>
              {t('arrangements.none-lead')}
            </EmptyState>
          </Show>
        }
      >
        <div class="arrangements-bar">
          <p class="ui-soft">{t('arrangements.agreed-lead')}</p>
          {button()}
        </div>
        <For each={people()}>
          {(own) => (
            <>
              <h2>
                <a class="arrangements-name" href={`/people/${own[0]?.member}`}>
                  {own[0]?.name ?? t('arrangements.somebody')}
                </a>
              </h2>
              <ul class="ui-lines">
                <For each={own}>{(line) => <Arranged line={line} />}</For>
              </ul>
            </>
          )}
        </For>
      </Show>
    </section>
  );
}

function Arranged(props: { readonly line: Line }): JSX.Element {
  const { t, format, locale } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const words = useWords();
  const dates = () => {
    const { from, until } = props.line;
    if (from === null) return t('arrangements.undated');
    const begins = format.civilDate(from);
    return until === null
      ? t('arrangements.since', { from: begins })
      : t('arrangements.from-to', { from: begins, to: format.civilDate(until) });
  };
  const adapting = () => props.line.adaptation !== null && props.line.adaptation >= desk.today();
  const facts = () =>
    [
      dates(),
      adapting() ? t('arrangements.adapting', { date: format.civilDate(props.line.adaptation ?? '') }) : '',
      props.line.notice === null ? '' : t('arrangements.notice', { count: props.line.notice }),
      props.line.contactHours ?? '',
    ].filter((part) => part !== '');
  const draft = async () => {
    const done = await act('arrangement.draft-agreement', { arrangement: props.line.id, language: locale() });
    const made = done.ok ? (done.value.answer as { readonly id?: string } | null) : null;
    if (made?.id !== undefined) desk.go(`/organisation/agreements/${made.id}`);
  };
  return (
    <li class="ui-line" data-counts={props.line.counts ? '' : undefined}>
      <div>
        {words.arranged(props.line)}{' '}
        <Show when={props.line.counts}>
          <Badge tone="covered">{t('arrangements.counts')}</Badge>
        </Show>{' '}
        <Show when={props.line.suspended}>
          <Badge tone="stop">{t('arrangements.suspended')}</Badge>
        </Show>{' '}
        <Show when={props.line.overlaps}>
          <Badge tone="stop">{t('arrangements.overlaps')}</Badge>
        </Show>
        <p class="ui-soft">{facts().join(' · ')}</p>
        <Show when={props.line.agreement !== null}>
          <p class="ui-soft">
            <a href={`/organisation/agreements/${props.line.agreement}`}>{props.line.agreementTitle ?? t('arrangements.agreement')}</a> —{' '}
            {t(`value.arrangement.state.${props.line.state}`)}
            <Show when={props.line.review}>{(date) => <> · {t('arrangements.review', { date: format.civilDate(date()) })}</>}</Show>
          </p>
        </Show>
      </div>
      <Menu
        label={t('arrangements.more', { what: words.arranged(props.line) })}
        iconOnly
        items={[
          {
            id: 'edit',
            label: t('command.arrangement.edit'),
            onSelect: () => desk.perform('arrangement.edit', { arrangement: props.line.id }),
          },
          ...(props.line.state === 'plain' || props.line.state === 'gone'
            ? [{ id: 'draft', label: t('command.arrangement.draft-agreement'), onSelect: () => void draft() }]
            : []),
          {
            id: 'remove',
            label: t('command.arrangement.remove'),
            caution: true,
            onSelect: () => void act('arrangement.remove', { arrangement: props.line.id }),
          },
        ]}
      />
    </li>
  );
}
