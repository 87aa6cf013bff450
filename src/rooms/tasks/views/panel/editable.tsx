/** A text of the task that is edited where it stands: kept as a draft at every letter, written when one moves on. */
import { createEffect, createSignal, type JSX, on, onCleanup, Show, untrack } from 'solid-js';
import { TextArea, useDesk } from '../../../../ui/index.ts';

export interface EditableProps {
  /** Names the draft: the task and the column. */
  readonly draft: string;
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly onWrite: (value: string) => void;
  readonly class?: string | undefined;
  /** Enter writes; else Enter makes a line and leaving writes. */
  readonly oneLine?: boolean | undefined;
}

export function Editable(props: EditableProps): JSX.Element {
  const desk = useDesk();
  const [text, setText] = createSignal(desk.drafts.read(props.draft) ?? props.value);
  const [dirty, setDirty] = createSignal(untrack(text) !== props.value);
  // What others write shows at once, unless something of one's own is being written.
  createEffect(
    on(
      () => props.value,
      (value) => !dirty() && setText(value),
      { defer: true },
    ),
  );
  const write = () => {
    if (!dirty()) return;
    setDirty(false);
    desk.drafts.write(props.draft, '');
    if (text().trim() !== props.value) props.onWrite(text().trim());
  };
  const revert = () => {
    setText(props.value);
    setDirty(false);
    desk.drafts.write(props.draft, '');
  };
  onCleanup(write);
  return (
    <TextArea
      class={`tasks-editable ${props.class ?? ''}`}
      label={props.label}
      hideLabel={props.hideLabel}
      hint={props.hint}
      placeholder={props.placeholder}
      rows={1}
      value={text()}
      onInput={(next) => {
        setText(props.oneLine === true ? next.replace(/\n/g, ' ') : next);
        setDirty(true);
        desk.drafts.write(props.draft, text());
      }}
      onBlur={write}
      onKeyDown={(event) => {
        if (event.isComposing) return;
        if (event.key === 'Enter' && (props.oneLine === true || event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.currentTarget.blur();
        } else if (event.key === 'Escape') {
          // The first Escape leaves the field; the next one closes the task.
          event.stopPropagation();
          revert();
          event.currentTarget.blur();
        }
      }}
    />
  );
}

/** A part of the panel under its heading. */
export function Part(props: {
  readonly title: string;
  readonly count?: number | undefined;
  readonly actions?: JSX.Element;
  readonly children: JSX.Element;
}): JSX.Element {
  return (
    <section class="tasks-part">
      <header class="tasks-part-head">
        <h3>{props.title}</h3>
        <Show when={(props.count ?? 0) > 0}>
          <span class="ui-soft">{props.count}</span>
        </Show>
        <span class="ui-spring" />
        {props.actions}
      </header>
      {props.children}
    </section>
  );
}
