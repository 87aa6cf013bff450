/** The details of a task: a text that several people may write at the same time, shown formatted when nobody writes. */
import { createEffect, createSignal, type JSX, on, onCleanup, Show } from 'solid-js';
import { Button, IconPencil, type OpenText, Prose, TextArea, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import { Part } from './part.tsx';

export function Details(props: { readonly task: string; readonly plain: string }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const [open, setOpen] = createSignal(false);
  createEffect(
    on(
      () => props.task,
      () => setOpen(false),
      { defer: true },
    ),
  );
  return (
    <Part
      title={t('field.details')}
      actions={
        <Show
          when={!open()}
          fallback={
            <Button small kind="quiet" onClick={() => setOpen(false)}>
              {t('tasks.details.done')}
            </Button>
          }
        >
          <Button small kind="quiet" icon={IconPencil} onClick={() => setOpen(true)}>
            {t('tasks.details.edit')}
          </Button>
        </Show>
      }
    >
      <Show
        when={open()}
        fallback={
          <Show when={props.plain !== ''}>
            <Prose text={props.plain} onGo={desk.go} />
          </Show>
        }
      >
        <Editor task={props.task} onClose={() => setOpen(false)} />
      </Show>
    </Part>
  );
}

function Editor(props: { readonly task: string; readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { tell } = useGestures();
  const [content, setContent] = createSignal<string>();
  let shared: OpenText | undefined;
  let gone = false;
  let field: HTMLTextAreaElement | undefined;

  void desk.openText('task', props.task, 'details').then((opened) => {
    if (!opened.ok) {
      tell(opened.problem);
      props.onClose();
      return;
    }
    if (gone) return opened.value.close();
    shared = opened.value;
    setContent(shared.content);
    queueMicrotask(() => field?.focus());
    shared.listen((text, moved) => {
      const { selectionStart = 0, selectionEnd = 0 } = field ?? {};
      const [start, end] = [moved(selectionStart ?? 0), moved(selectionEnd ?? 0)];
      setContent(text);
      // The caret stays between the letters it stood between, whatever others wrote before it.
      if (field !== undefined && document.activeElement === field) field.setSelectionRange(start, end);
    });
  });
  onCleanup(() => {
    gone = true;
    shared?.close();
  });
  return (
    <Show when={content() !== undefined}>
      <TextArea
        ref={(element: HTMLTextAreaElement) => {
          field = element;
        }}
        class="tasks-details"
        label={t('field.details')}
        hideLabel
        hint={t('tasks.details.hint')}
        rows={6}
        value={content() ?? ''}
        onInput={(text) => {
          setContent(text);
          shared?.write(text);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          props.onClose();
        }}
      />
    </Show>
  );
}
