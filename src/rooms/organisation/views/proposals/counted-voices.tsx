/** The voices a decision rests on, as they were when it was made; and those that arrived or changed after. */
import { For, type JSX, Show } from 'solid-js';
import { Badge, Prose, useDesk, useI18n } from '../../../../ui/index.ts';
import type { WholeDecision } from './types.ts';

type Counted = WholeDecision['counted'][number];

export function CountedVoices(props: { readonly row: WholeDecision }): JSX.Element {
  const { t } = useI18n();
  return (
    <Show when={props.row.counted.length > 0}>
      <section class="proposals-part">
        <h2>{t('field.decision.counted')}</h2>
        <ul class="proposal-voices">
          <For each={props.row.counted}>{(voice) => <CountedVoice voice={voice} />}</For>
        </ul>
      </section>
    </Show>
  );
}

function CountedVoice(props: { readonly voice: Counted }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const says = () => {
    if (props.voice.position === 'silence') return t('value.decision.position.silence');
    if (props.voice.position === 'nominee') return t('organisation.names', { name: props.voice.nominee?.name ?? '?' });
    if (props.voice.position === 'choice') return i18n.format.list(props.voice.choices);
    return t(`value.voice.position.${props.voice.position}`);
  };
  return (
    <li class="proposal-voice" data-position={props.voice.position}>
      <div class="proposal-voice-words">
        <p>
          <span class="ui-strong">{props.voice.member.name ?? t('organisation.somebody')}</span> <span class="ui-soft">· {says()}</span>{' '}
          <Show when={props.voice.withdrawn}>
            <Badge>{t('organisation.withdrawn')}</Badge>
          </Show>
        </p>
        <Show when={props.voice.reason !== ''}>
          <Prose text={props.voice.reason} onGo={desk.go} />
        </Show>
        <Show when={props.voice.how !== ''}>
          <div class="proposal-voice-more" data-met="">
            <p class="ui-soft">{t('field.voice.how')}</p>
            <Prose text={props.voice.how} onGo={desk.go} />
          </div>
        </Show>
      </div>
    </li>
  );
}

export function LateVoices(props: { readonly row: WholeDecision }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  return (
    <Show when={props.row.late.length > 0}>
      <section class="proposals-part">
        <h2>{t('organisation.late-voices')}</h2>
        <p class="ui-soft">{t('organisation.late-voices.words')}</p>
        <ul class="proposal-voices">
          <For each={props.row.late}>
            {(voice) => (
              <li class="proposal-voice" data-position={voice.position ?? undefined}>
                <div class="proposal-voice-words">
                  <p>
                    <span class="ui-strong">{voice.member?.name ?? t('organisation.somebody')}</span>{' '}
                    <span class="ui-soft">· {t(`value.voice.position.${voice.position ?? 'pass'}`)}</span>{' '}
                    <Badge tone="stop">{t('organisation.late')}</Badge>
                  </p>
                  <Show when={voice.reason}>{(reason) => <Prose text={reason()} onGo={desk.go} />}</Show>
                </div>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
