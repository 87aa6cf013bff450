/** One decision as it was adopted, ready to be printed: why, what, how, on which voices, what it did, and what came after. */
import { For, type JSX, Match, Show, Switch } from 'solid-js';
import { Badge, Banner, Button, createAnswer, ErrorNote, Prose, useDesk, useI18n, useSubject } from '../../../../ui/index.ts';
import type { decisionShow } from '../../proposals/index.ts';
import { CountedVoices, LateVoices } from './counted-voices.tsx';
import { EffectWords } from './effect-words.tsx';
import { Head } from './head.tsx';
import type { WholeDecision } from './types.ts';

export function DecisionPage(props: { readonly decision: string }): JSX.Element {
  const { t } = useI18n();
  const shown = createAnswer<typeof decisionShow>('decision.show', () => ({ decision: props.decision }));
  useSubject(() => {
    const row = shown();
    return row === undefined || row === null ? undefined : { table: 'decision', ids: [row.id], label: row.title ?? '' };
  });
  return (
    <div class="proposals decision">
      <Switch>
        <Match when={shown()}>{(row) => <Whole row={row()} />}</Match>
        <Match when={shown() === null}>
          <ErrorNote happened={t('organisation.unknown')} />
        </Match>
      </Switch>
    </div>
  );
}

function Whole(props: { readonly row: WholeDecision }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const about = () => ({ decision: props.row.id });
  const adopted = () => {
    const { adoptedAt } = props.row;
    if (adoptedAt === null) return undefined;
    return t('organisation.adopted-on', { date: i18n.format.civilDate(i18n.format.civilDateAt(adoptedAt), 'long') });
  };
  const named = (to: { readonly number: string; readonly title: string | null }) =>
    t('organisation.decision-named', { number: to.number, title: to.title ?? '' });
  return (
    <>
      <Head
        to="decisions"
        title={t('organisation.decision-named', { number: props.row.number, title: props.row.title ?? t('organisation.untitled') })}
        row={props.row}
        note={adopted()}
        actions={
          <>
            <Button onClick={() => print()}>{t('organisation.print')}</Button>
            <Show when={props.row.supersededBy === null}>
              <Button onClick={() => desk.perform('decision.review', about())}>{t('command.decision.review')}</Button>
            </Show>
            <Button onClick={() => desk.perform('decision.reopen', about())}>{t('command.decision.reopen')}</Button>
          </>
        }
      />
      <Show when={props.row.supersededBy}>
        {(next) => (
          <Banner tone="stop">
            {t('field.decision.supersededBy')} <a href={`/organisation/decisions/${next().id}`}>{named(next())}</a>
          </Banner>
        )}
      </Show>
      <Show when={props.row.supersedes}>
        {(before) => (
          <p>
            <Badge>{t('field.supersedes')}</Badge> <a href={`/organisation/decisions/${before().id}`}>{named(before())}</a>
          </p>
        )}
      </Show>
      <Words title={t('field.proposal.tension')} text={props.row.tension} class="proposal-tension" />
      <Words title={t('field.decision.text')} text={props.row.text} />
      <Show when={props.row.option}>
        {(option) => (
          <section class="proposals-part">
            <h2>{t('field.decision.option')}</h2>
            <p class="ui-strong">{option()}</p>
          </section>
        )}
      </Show>
      <Show when={props.row.election}>
        {(role) => (
          <section class="proposals-part">
            <h2>{t('organisation.done-with-it')}</h2>
            <p class="ui-strong">
              {t('organisation.elected', { name: props.row.candidate?.name ?? t('organisation.somebody') })}{' '}
              <a href={`/organisation/${role().id}`}>{role().name ?? t('organisation.untitled')}</a>
            </p>
          </section>
        )}
      </Show>
      <Words title={t('field.decision.statement')} text={props.row.statement} />
      <Show when={props.row.effects.length > 0}>
        <section class="proposals-part">
          <h2>{t('organisation.done-with-it')}</h2>
          <ol class="proposal-effects">
            <For each={props.row.effects}>
              {(each) => (
                <li class="proposal-effect">
                  <div class="proposal-effect-words">
                    <EffectWords command={each.command} input={each.input} />
                  </div>
                </li>
              )}
            </For>
          </ol>
        </section>
      </Show>
      <CountedVoices row={props.row} />
      <LateVoices row={props.row} />
      <section class="proposals-part">
        <h2>{t('organisation.after')}</h2>
        <ul class="decision-reviews">
          <For each={props.row.reviews} fallback={<li class="ui-soft">{t('organisation.no-review')}</li>}>
            {(review) => (
              <li>
                <p class="ui-soft">
                  {review.by?.name ?? t('organisation.somebody')}
                  <Show when={review.at}>{(at) => <> · {i18n.format.civilDate(i18n.format.civilDateAt(at()), 'long')}</>}</Show>
                </p>
                <Prose text={review.note ?? ''} onGo={desk.go} />
              </li>
            )}
          </For>
        </ul>
        <Show when={props.row.supersededBy === null && props.row.reviewOn}>
          {(date) => (
            <p>
              {t('organisation.review-on', { date: i18n.format.civilDate(date(), 'long') })}{' '}
              <Show when={props.row.reviewTask}>
                {(task) => (
                  <a data-print="no" href={`/tasks/${task()}`}>
                    {t('organisation.review-task.see')}
                  </a>
                )}
              </Show>
            </p>
          )}
        </Show>
        <Show when={props.row.proposal}>
          {(from) => (
            <p data-print="no">
              <a href={`/organisation/proposals/${from()}`}>{t('organisation.how-it-came')}</a>
            </p>
          )}
        </Show>
      </section>
    </>
  );
}

function Words(props: { readonly title: string; readonly text: string | null; readonly class?: string }): JSX.Element {
  const desk = useDesk();
  return (
    <Show when={props.text}>
      {(text) => (
        <section class="proposals-part">
          <h2>{props.title}</h2>
          <div class={props.class}>
            <Prose text={text()} onGo={desk.go} />
          </div>
        </section>
      )}
    </Show>
  );
}
