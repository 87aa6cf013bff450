/** One task or role in danger: what it is, why, and what mends it. */
import { type JSX, Show } from 'solid-js';
import { Button, useDesk, useGestures, useI18n } from '../../../ui/index.ts';
import type { AnswerOf } from '../../room.ts';
import type { continuitySignals } from '../queries.ts';
import type { Mend } from '../signals/dress.ts';

export type ShownSignal = AnswerOf<typeof continuitySignals>[number]['signals'][number];

export function SignalLine(props: { readonly signal: ShownSignal; readonly onAt?: (signal: ShownSignal) => void }): JSX.Element {
  const { t } = useI18n();
  const reason = useReason();
  const mending = useMend();
  const href = () => (props.signal.about === 'task' ? `/tasks/${props.signal.id}` : `/organisation/${props.signal.id}`);
  const title = () => props.signal.title ?? t('continuity.untitled');
  return (
    <li class="ui-line" onPointerEnter={() => props.onAt?.(props.signal)}>
      <div>
        <a class="ui-line-title" href={href()} onFocus={() => props.onAt?.(props.signal)}>
          {title()}
        </a>
        <p>{reason(props.signal)}</p>
        <Show when={props.signal.about === 'task' && props.signal.nextStep}>
          {(step) => <p class="ui-soft">{t('continuity.next', { step: step() })}</p>}
        </Show>
      </div>
      <Show when={props.signal.mend}>
        {(mend) => (
          <Button
            small
            aria-label={t('continuity.mend.of', { mend: mending.words(mend()), title: title() })}
            onClick={() => mending.mend(mend())}
          >
            {mending.words(mend())}
          </Button>
        )}
      </Show>
    </li>
  );
}

/** What mends a signal, in words and as a gesture that can be undone. */
export function useMend(): { readonly words: (mend: Mend) => string; readonly mend: (mend: Mend) => void } {
  const { t, format } = useI18n();
  const { act } = useGestures();
  return {
    words({ how, input: { due } }) {
      return t(`continuity.mend.${how}`, { date: typeof due === 'string' ? format.civilDate(due, 'long') : '' });
    },
    mend({ how, command, input }) {
      void act(command, input, { say: t(`continuity.mended.${how}`) });
    },
  };
}

/** Why, in a sentence. */
export function useReason(): (signal: ShownSignal) => string {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  return ({ reason, date, role, other, answers }) => {
    const names = answers.map((one) => (one.id === desk.me ? t('continuity.you') : (one.name ?? t('continuity.somebody'))));
    return t(`continuity.reason.${reason === 'away' && date === null ? 'away-open' : reason}`, {
      date: date === null ? '' : i18n.format.civilDate(date, 'long'),
      role: role?.name ?? t('continuity.untitled'),
      other: other?.name ?? t('continuity.untitled'),
      names: new Intl.ListFormat(i18n.locale()).format(names),
    });
  };
}
