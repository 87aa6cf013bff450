/** Who is asked, who leads, by when, and when it would be looked at again. */
import { For, type JSX, Show } from 'solid-js';
import { useI18n } from '../../../../ui/index.ts';
import type { ProposalShown } from './types.ts';

export function Facts(props: { readonly row: ProposalShown }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const names = () => i18n.format.list(props.row.concerned.map(({ name }) => name ?? '?'));
  const facts = (): readonly (readonly [string, string | undefined])[] => [
    [t('organisation.asked'), props.row.named.length === 0 && props.row.circle === null ? t('organisation.everybody') : names()],
    [t('field.proposal.facilitator'), props.row.leader?.name ?? t('organisation.no-leader')],
    [t('field.proposal.deadline'), date(props.row.outcome === 'open' ? props.row.deadline : null)],
    [t('field.proposal.silenceConsents'), props.row.silence ? t('organisation.silence-yes') : undefined],
    [t('field.proposal.until'), date(props.row.process === 'election' ? props.row.until : null)],
    [t('field.reviewOn'), date(props.row.reviewOn)],
  ];
  const date = (day: string | null) => (day === null ? undefined : i18n.format.civilDate(day, 'long'));
  return (
    <section class="proposals-part">
      <h2>{t('organisation.around')}</h2>
      <dl class="proposal-facts">
        <For each={facts()}>
          {([label, value]) => (
            <Show when={value}>
              <div>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            </Show>
          )}
        </For>
      </dl>
    </section>
  );
}
