/** What people say to each other about a task; `@name` tells somebody. */
import { createSignal, For, type JSX, Show } from 'solid-js';
import { Button, createDraft, Initials, Menu, Prose, RelativeTime, TextArea, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import { MentionField } from '../mention-field.tsx';
import type { Comment, TaskShown } from '../types.ts';
import { Part } from './part.tsx';

export function Thread(props: { readonly task: TaskShown }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const [body, setBody, forget] = createDraft(`task.${props.task.id}.comment`);
  const send = async () => {
    if (body().trim() === '') return;
    const sent = await act('comment.add', { task: props.task.id, body: body().trim() }, { say: false });
    if (sent.ok) forget();
  };
  return (
    <Part title={t('tasks.thread')} count={props.task.thread.length}>
      <ol class="tasks-thread">
        <For each={props.task.thread}>{(comment) => <Said comment={comment} />}</For>
      </ol>
      <form
        class="tasks-say"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <MentionField
          label={t('tasks.thread.say')}
          placeholder={t('tasks.thread.hint')}
          value={body()}
          onInput={setBody}
          onSend={() => void send()}
        />
        <Show when={body().trim() !== ''}>
          <div class="ui-actions">
            <Button small kind="primary" type="submit">
              {t('tasks.thread.send')}
            </Button>
          </div>
        </Show>
      </form>
    </Part>
  );
}

function Said(props: { readonly comment: Comment }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const [editing, setEditing] = createSignal<string>();
  const author = () => props.comment.author?.name ?? t('tasks.somebody');
  const keep = async () => {
    const text = editing()?.trim() ?? '';
    const kept =
      text === '' || text === props.comment.body ? undefined : await act('comment.edit', { comment: props.comment.id, body: text });
    if (kept?.ok !== false) setEditing(undefined);
  };
  return (
    <li class="tasks-said">
      <Initials name={author()} />
      <div class="tasks-said-words">
        <p class="tasks-said-head">
          <strong>{author()}</strong>
          <span class="ui-soft">
            <RelativeTime at={props.comment.at ?? 0} now={desk.now()} />
            <Show when={props.comment.editedAt}> · {t('tasks.thread.edited')}</Show>
          </span>
          <span class="ui-spring" />
          <Menu
            label={t('tasks.thread.gestures', { name: author() })}
            iconOnly
            small
            items={[
              { id: 'edit', label: t('tasks.thread.edit'), onSelect: () => setEditing(props.comment.body ?? '') },
              {
                id: 'remove',
                label: t('tasks.thread.remove'),
                caution: true,
                onSelect: () => void act('comment.remove', { comment: props.comment.id }),
              },
            ]}
          />
        </p>
        <Show when={editing() !== undefined} fallback={<Prose text={props.comment.body ?? ''} onGo={desk.go} />}>
          <TextArea label={t('tasks.thread.edit')} hideLabel value={editing() ?? ''} onInput={setEditing} />
          <div class="ui-actions">
            <Button small kind="primary" onClick={() => void keep()}>
              {t('tasks.thread.keep')}
            </Button>
            <Button small kind="quiet" onClick={() => setEditing(undefined)}>
              {t('ui.cancel')}
            </Button>
          </div>
        </Show>
      </div>
    </li>
  );
}
