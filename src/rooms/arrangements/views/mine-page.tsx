/** One's own days beside what was agreed: this week and this month, to oneself. */
import { type JSX, Show } from 'solid-js';
import {
  Badge,
  Button,
  createAnswer,
  EmptyState,
  IconHouse,
  IconPencil,
  IconPlus,
  LinkButton,
  useDesk,
  useGestures,
  useI18n,
} from '../../../ui/index.ts';
import { preciseIn } from '../../people/index.ts';
import type { SpanPlan } from '../days/plan.ts';
import type { myPlan } from '../days/queries.ts';
import { useWords } from './words.ts';

export function MinePage(): JSX.Element {
  const { t, format } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const words = useWords();
  const plan = createAnswer<typeof myPlan>('my-days.plan', () => ({ date: desk.today(), precise: preciseIn(desk.drafts) }));
  const dates = (list: readonly string[]) => format.list(list.map((date) => format.civilDate(date, 'day')));
  const fixed = (weekday: unknown): readonly string[] => (Array.isArray(weekday) ? weekday.map(String) : []);
  return (
    <Show when={plan()}>
      {(known) => (
        <>
          <Show
            when={known().arrangement}
            fallback={
              <EmptyState
                icon={IconHouse}
                title={t('arrangements.none')}
                actions={
                  <Button kind="primary" icon={IconPlus} onClick={() => desk.perform('arrangement.state')}>
                    {t('command.arrangement.state')}
                  </Button>
                }
              >
                {t('arrangements.none-lead')}
              </EmptyState>
            }
          >
            {(arranged) => (
              <section class="arrangements-part" aria-labelledby="arrangements-now">
                <h2 id="arrangements-now">{words.arranged(arranged())}</h2>
                <Show when={known().suspended}>
                  <p>
                    <Badge tone="stop">
                      {arranged().suspendedTo === null
                        ? t('arrangements.suspended')
                        : t('arrangements.suspended-until', { date: format.civilDate(arranged().suspendedTo ?? '') })}
                    </Badge>
                  </p>
                </Show>
                <div class="arrangements-spans">
                  <Span title={t('field.my-days.week')} span={known().week} />
                  <Span title={t('field.my-days.month')} span={known().month} />
                </div>
                <Show when={known().missed.length > 0}>
                  <p>{t('arrangements.missed', { dates: dates(known().missed) })}</p>
                </Show>
                <Show when={known().beside.length > 0}>
                  <p>{t('arrangements.beside', { dates: dates(known().beside) })}</p>
                </Show>
                <div class="ui-actions">
                  <Button icon={IconPencil} onClick={() => desk.perform('arrangement.edit', { arrangement: arranged().id })}>
                    {t('arrangements.change')}
                  </Button>
                  <Show when={fixed(arranged().weekday).length > 0}>
                    <Button
                      onClick={() =>
                        void act(
                          'usual-presence.set',
                          { weekday: fixed(arranged().weekday), where: arranged().spot ?? 'home' },
                          { say: t('arrangements.usual-done') },
                        )
                      }
                    >
                      {t('arrangements.usual')}
                    </Button>
                  </Show>
                </div>
              </section>
            )}
          </Show>
          <Show when={known().unsaid > 0}>
            <p>
              {t('arrangements.unsaid-halves', { days: words.days(known().unsaid / 2) })}{' '}
              <a href="/people/week">{t('arrangements.say-where')}</a>
            </p>
          </Show>
          <p class="ui-soft">{t('arrangements.mine-lead')}</p>
          <div class="ui-actions">
            <LinkButton href="/arrangements/month">{t('arrangements.to-month')}</LinkButton>
            <LinkButton href="/arrangements/report">{t('arrangements.to-report')}</LinkButton>
          </div>
        </>
      )}
    </Show>
  );
}

function Span(props: { readonly title: string; readonly span: SpanPlan }): JSX.Element {
  const { t } = useI18n();
  const words = useWords();
  return (
    <div class="arrangements-span">
      <h3>{props.title}</h3>
      <p class="arrangements-count">
        {props.span.of === null
          ? t('arrangements.count', { count: props.span.days, days: words.days(props.span.days) })
          : t('arrangements.count-of', { days: words.days(props.span.days), of: words.days(props.span.of) })}
      </p>
      <Show when={props.span.balance !== null}>
        <p class="ui-soft">
          {t(`arrangements.balance.${props.span.balance}`, { days: words.days(Math.abs((props.span.of ?? 0) - props.span.days)) })}
        </p>
      </Show>
    </div>
  );
}
