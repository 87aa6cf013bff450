/** A hand-over as its receiver meets it: where it stands, what comes next, what to watch out for, and the answer. */
import { createSignal, type JSX, Show } from 'solid-js';
import { Button, IconArrowRightLeft, TextArea, useGestures, useI18n } from '../../../ui/index.ts';
import type { HandOverView } from './types.ts';
import './task-line.css';

export interface HandOverCardProps {
  readonly offer: HandOverView;
  /** Names the task, where the card stands apart from it. */
  readonly withTask?: boolean | undefined;
}

export function HandOverCard(props: HandOverCardProps): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const { act } = useGestures();
  const [declining, setDeclining] = createSignal(false);
  const [word, setWord] = createSignal('');
  const giver = () => props.offer.from?.name ?? props.offer.offeredBy?.name ?? t('tasks.somebody');
  const given = () => ({ task: props.offer.task ?? '', handOver: props.offer.id });
  const decline = () => {
    const words = word().trim();
    void act('task.decline', { ...given(), ...(words === '' ? {} : { word: words }) });
  };
  return (
    <article class="tasks-offer">
      <p class="tasks-offer-head">
        <IconArrowRightLeft size={18} />
        <span>
          {props.offer.from === null ? t('tasks.offer.invites', { name: giver() }) : t('tasks.offer.hands', { name: giver() })}
          <Show when={props.offer.to === 'role' && props.offer.role}>
            {(role) => <> {t('tasks.offer.by-role', { role: role().name ?? '' })}</>}
          </Show>
        </span>
      </p>
      <Show when={props.withTask === true}>
        <h3>
          <a href={`/tasks/${props.offer.task}`}>{props.offer.title ?? t('tasks.untitled')}</a>
        </h3>
      </Show>
      <dl class="tasks-note">
        <Note label={t('tasks.hand-over.state')} text={props.offer.state} />
        <Note label={t('field.nextStep')} text={props.offer.nextStep} />
        <Note label={t('tasks.hand-over.traps')} text={props.offer.traps} />
      </dl>
      <Show
        when={declining()}
        fallback={
          <div class="ui-actions">
            <Button kind="primary" onClick={() => void act('task.accept', given())}>
              {t('tasks.offer.accept')}
            </Button>
            <Button onClick={() => setDeclining(true)}>{t('tasks.offer.decline')}</Button>
          </div>
        }
      >
        <TextArea label={t('tasks.offer.word')} hint={t('tasks.offer.word-hint')} value={word()} onInput={setWord} />
        <div class="ui-actions">
          <Button onClick={decline}>{t('tasks.offer.decline')}</Button>
          <Button kind="quiet" onClick={() => setDeclining(false)}>
            {t('ui.cancel')}
          </Button>
        </div>
      </Show>
    </article>
  );
}

function Note(props: { readonly label: string; readonly text: string | null }): JSX.Element {
  return (
    <Show when={props.text}>
      {(text) => (
        <div>
          <dt>{props.label}</dt>
          <dd>{text()}</dd>
        </div>
      )}
    </Show>
  );
}
