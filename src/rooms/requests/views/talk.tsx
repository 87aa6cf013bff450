/** What was said between whoever asked and us, and the answer one writes. */
import { createSignal, For, type JSX } from 'solid-js';
import { Button, TextArea, useDesk, useGestures, useI18n } from '../../../ui/index.ts';
import type { Request } from './types.ts';

export function Talk(props: { readonly request: Request }): JSX.Element {
  const { t, format } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const draft = `request.say/${props.request.id}`;
  const [words, setWords] = createSignal(desk.drafts.read(draft) ?? '');
  const write = (text: string) => {
    setWords(text);
    desk.drafts.write(draft, text);
  };
  const say = async (event: SubmitEvent) => {
    event.preventDefault();
    const given = words();
    write('');
    const done = await act('request.say', { request: props.request.id, words: given.trim() });
    if (!done.ok) write(given);
  };
  const said = () => [
    { id: 'first', words: props.request.words, at: props.request.receivedAt, member: null, author: null },
    ...props.request.said,
  ];
  return (
    <section class="requests-part">
      <ol class="requests-talk">
        <For each={said()}>
          {(word) => (
            <li data-asker={word.member === null ? '' : undefined}>
              <span class="ui-soft">
                {word.member === null ? (props.request.name ?? t('requests.somebody')) : (word.author ?? t('requests.colleague'))} ·{' '}
                {format.relativeInstant(word.at ?? 0, desk.now())}
              </span>
              <p>{word.words}</p>
            </li>
          )}
        </For>
      </ol>
      <form class="requests-answer" onSubmit={(event) => void say(event)}>
        <TextArea label={t('requests.answer')} hint={t('requests.answer.hint')} value={words()} onInput={write} />
        <div class="ui-actions">
          <Button kind="primary" type="submit" disabled={words().trim() === ''}>
            {t('requests.say')}
          </Button>
        </div>
      </form>
    </section>
  );
}
