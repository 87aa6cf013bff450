/** One section of a draft: its title, its text written together, its advice, its place. */
import { createSignal, type JSX, onCleanup, Show } from 'solid-js';
import {
  Button,
  IconArrowDown,
  IconArrowUp,
  IconButton,
  IconPencil,
  IconTrash2,
  type OpenText,
  Prose,
  TextArea,
  TextField,
  useDesk,
  useGestures,
  useI18n,
} from '../../../../ui/index.ts';
import type { Agreement } from './types.ts';

export interface SectionEditorProps {
  readonly section: Agreement['draft'][number];
  /** The sections beside it. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export function SectionEditor(props: SectionEditorProps): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const [open, setOpen] = createSignal(false);
  const name = () => (props.section.title === '' ? t('agreements.untitled') : props.section.title);
  const move = (beside: Readonly<Record<string, string>>) =>
    void act('agreement-section.move', { section: props.section.id, ...beside }, { say: false });
  return (
    <section class="agreements-section" aria-label={name()}>
      <header>
        <h2>{name()}</h2>
        <div class="ui-actions">
          <Button
            small
            kind="quiet"
            icon={open() ? undefined : IconPencil}
            onClick={() => setOpen(!open())}
            aria-expanded={open()}
            aria-label={t(open() ? 'agreements.section.done' : 'agreements.section.write', { name: name() })}
          >
            {t(open() ? 'agreements.section.finish' : 'agreements.write')}
          </Button>
          <IconButton
            small
            icon={IconArrowUp}
            label={t('agreements.section.up', { name: name() })}
            disabled={props.before === undefined}
            onClick={() => move({ beforeSection: props.before ?? '' })}
          />
          <IconButton
            small
            icon={IconArrowDown}
            label={t('agreements.section.down', { name: name() })}
            disabled={props.after === undefined}
            onClick={() => move({ afterSection: props.after ?? '' })}
          />
          <IconButton
            small
            icon={IconTrash2}
            label={t('agreements.section.remove', { name: name() })}
            onClick={() => void act('agreement-section.remove', { section: props.section.id })}
          />
        </div>
      </header>
      <Show when={open()} fallback={<Prose text={props.section.body} onGo={desk.go} />}>
        <Heading section={props.section} />
        <Text section={props.section.id} onClose={() => setOpen(false)} />
        <Show when={props.section.hint !== null && t.has(`agreements.hint.${props.section.hint}`)}>
          <p class="agreements-hint">{t(`agreements.hint.${props.section.hint ?? ''}`)}</p>
        </Show>
      </Show>
    </section>
  );
}

function Heading(props: { readonly section: Agreement['draft'][number] }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const [title, setTitle] = createSignal(props.section.title);
  const keep = () => {
    if (title().trim() !== '' && title().trim() !== props.section.title)
      void act('agreement-section.edit', { section: props.section.id, title: title().trim() }, { say: false });
  };
  return <TextField label={t('field.agreement-section.title')} value={title()} onInput={setTitle} onBlur={keep} />;
}

/** The text itself, live: what others write meanwhile appears, and the caret stays where it stood. */
function Text(props: { readonly section: string; readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { tell } = useGestures();
  const [content, setContent] = createSignal<string>();
  let shared: OpenText | undefined;
  let gone = false;
  let field: HTMLTextAreaElement | undefined;
  void desk.openText('agreement-section', props.section, 'body').then((opened) => {
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
      const [start, end] = [moved(field?.selectionStart ?? 0), moved(field?.selectionEnd ?? 0)];
      setContent(text);
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
        label={t('field.agreement-section.body')}
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
