/** A proposal on one line: its title, why it is there, where it stands, and what it asks of the reader. */
import { type JSX, Show } from 'solid-js';
import { Badge, useDesk, useI18n } from '../../../../ui/index.ts';
import type { ProposalLine } from './types.ts';

export function ProposalLineView(props: { readonly line: ProposalLine }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const where = () =>
    props.line.outcome === 'open' ? t(`value.proposal.stage.${props.line.stage}`) : t(`value.proposal.outcome.${props.line.outcome}`);
  return (
    <a class="proposal-line" href={`/organisation/proposals/${props.line.id}`}>
      <span class="proposal-line-title">{props.line.title ?? t('organisation.untitled')}</span>
      <Show when={props.line.awaiting}>{(awaited) => <Badge tone="accent">{t(`value.proposal.awaiting.${awaited()}`)}</Badge>}</Show>
      <span class="proposal-line-why ui-soft">{props.line.tension}</span>
      <span class="proposal-line-facts ui-soft">
        {t(`value.proposal.process.${props.line.process}`)} · {where()}
        <Show when={props.line.circle?.name}>{(name) => <> · {name()}</>}</Show>
        <Show when={props.line.outcome === 'open' && props.line.deadline !== null}>
          {' '}
          · {t('organisation.until', { date: i18n.format.relativeDay(props.line.deadline ?? '', desk.today()) })}
        </Show>
      </span>
    </a>
  );
}
