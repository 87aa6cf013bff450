/** The rounds of a proposal as a calm line downwards: what each was for, what was said, what is still to come. */
import { For, type JSX, Show } from 'solid-js';
import { useI18n } from '../../../../ui/index.ts';
import type { ProposalShown, RoundView } from './types.ts';
import { Voice } from './voice.tsx';

/** So many names are said; a whole collective is not listed. */
const NAMED = 8;

export function Rounds(props: { readonly row: ProposalShown }): JSX.Element {
  const { t } = useI18n();
  const now = () => props.row.rounds.findIndex(({ isNow }) => isNow);
  const standing = (index: number): 'past' | 'now' | 'to-come' => {
    if (props.row.outcome !== 'open') return 'past';
    if (index === now()) return 'now';
    return now() >= 0 && index < now() ? 'past' : 'to-come';
  };
  return (
    <section class="proposals-part">
      <h2>{t('organisation.rounds')}</h2>
      <ol class="proposal-rounds">
        <For each={props.row.rounds}>{(round, index) => <RoundItem row={props.row} round={round} standing={standing(index())} />}</For>
      </ol>
    </section>
  );
}

function RoundItem(props: {
  readonly row: ProposalShown;
  readonly round: RoundView;
  readonly standing: 'past' | 'now' | 'to-come';
}): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const isAgain = () => props.round.turn > 1;
  const unheard = () => {
    const names = props.row.unheard.map(({ name }) => name ?? '?');
    return names.length > NAMED ? [...names.slice(0, NAMED), t('organisation.others')] : names;
  };
  return (
    <li class="proposal-round" data-standing={props.standing} aria-current={props.standing === 'now' ? 'step' : undefined}>
      <h3>
        {t(`value.proposal.stage.${props.round.stage}`)}
        <Show when={isAgain()}>
          <span class="ui-soft"> · {t('organisation.turn', { turn: props.round.turn })}</span>
        </Show>
        <Show when={props.standing === 'now'}>
          <span class="ui-soft"> · {t('organisation.now')}</span>
        </Show>
      </h3>
      <Show when={props.standing !== 'past'}>
        <p class="ui-soft">{t(`organisation.stage.${props.round.stage}`)}</p>
      </Show>
      <ul class="proposal-voices">
        <For each={props.round.voices}>{(voice) => <Voice row={props.row} voice={voice} />}</For>
      </ul>
      <Show when={props.standing === 'now' && props.row.unheard.length > 0}>
        <p class="ui-soft">{t('organisation.still-to-hear', { names: i18n.format.list(unheard()) })}</p>
      </Show>
    </li>
  );
}
