/** One voice with its words; an objection, a question, an advice with how it was met, and the gesture to say so. */
import { createSignal, type JSX, Show } from 'solid-js';
import { Badge, Button, createDraft, Initials, Prose, TextArea, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import type { ProposalShown, VoiceView } from './types.ts';

const asksAnswer = (position: string | null) => position === 'object' || position === 'question' || position === 'advice';

export function Voice(props: { readonly row: ProposalShown; readonly voice: VoiceView }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const { act } = useGestures();
  const [answering, setAnswering] = createSignal(false);
  const isOpen = () => props.row.outcome === 'open';
  const name = () => props.voice.member?.name ?? t('organisation.somebody');
  const isMine = () => props.voice.member?.id === desk.me;
  const says = () => {
    if (props.voice.isSealed) return t('organisation.sealed');
    if (props.voice.position === 'nominee') return t('organisation.names', { name: props.voice.nominee?.name ?? '?' });
    if (props.voice.position === 'choice') return i18n.format.list(props.voice.choices.map((each) => each.name ?? '–'));
    return t(`value.voice.position.${props.voice.position ?? 'pass'}`);
  };
  return (
    <li class="proposal-voice" data-position={props.voice.position ?? undefined} data-open={props.voice.isOpen ? '' : undefined}>
      <Initials name={name()} />
      <div class="proposal-voice-words">
        <p>
          <span class="ui-strong">{name()}</span> <span class="ui-soft">· {says()}</span>{' '}
          <Show when={props.voice.isLate}>
            <Badge tone="stop">{t('organisation.late')}</Badge>
          </Show>
          <Show when={props.voice.isBefore && isOpen()}>
            <Badge>{t('organisation.before-change')}</Badge>
          </Show>
          <Show when={props.voice.isWithdrawn}>
            <Badge>{t('organisation.withdrawn')}</Badge>
          </Show>
        </p>
        <Show when={props.voice.reason}>{(reason) => <Prose text={reason()} onGo={desk.go} />}</Show>
        <Show when={props.voice.alternative}>
          {(alternative) => (
            <div class="proposal-voice-more">
              <p class="ui-soft">{t('field.voice.alternative')}</p>
              <Prose text={alternative()} onGo={desk.go} />
            </div>
          )}
        </Show>
        <Show when={props.voice.isMet && props.voice.how}>
          {(how) => (
            <div class="proposal-voice-more" data-met="">
              <p class="ui-soft">
                {t(`organisation.met.${props.voice.position ?? 'object'}`, { name: props.voice.metBy?.name ?? t('organisation.somebody') })}
              </p>
              <Prose text={how()} onGo={desk.go} />
            </div>
          )}
        </Show>
        <Show when={isOpen() && asksAnswer(props.voice.position) && !props.voice.isWithdrawn && !answering()}>
          <div class="ui-actions">
            <Show when={!props.voice.isMet}>
              <Button small onClick={() => setAnswering(true)}>
                {t(`organisation.meet.${props.voice.position ?? 'object'}`)}
              </Button>
            </Show>
            <Show when={isMine() && props.voice.position === 'object' && !props.voice.isMet}>
              <Button small kind="quiet" onClick={() => void act('voice.withdraw', { voice: props.voice.id })}>
                {t('command.voice.withdraw')}
              </Button>
            </Show>
          </div>
        </Show>
        <Show when={answering()}>
          <Meeting voice={props.voice} onClose={() => setAnswering(false)} />
        </Show>
      </div>
    </li>
  );
}

function Meeting(props: { readonly voice: VoiceView; readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const [how, setHow, forget] = createDraft(`voice.meet.${props.voice.id}`);
  const keep = async () => {
    const kept = await act('voice.meet', { voice: props.voice.id, how: how().trim() });
    if (!kept.ok) return;
    forget();
    props.onClose();
  };
  return (
    <form
      class="ui-form"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keep();
        if (event.key === 'Escape') props.onClose();
      }}
    >
      <TextArea
        label={t(`organisation.how.${props.voice.position ?? 'object'}`)}
        required
        value={how()}
        onInput={setHow}
        ref={(area) => queueMicrotask(() => area.focus())}
      />
      <div class="ui-actions">
        <Button kind="primary" small type="submit">
          {t('organisation.keep')}
        </Button>
        <Button kind="quiet" small onClick={props.onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
