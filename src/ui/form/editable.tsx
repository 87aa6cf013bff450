/** A text of a row that is edited where it stands: kept as a draft at every letter, written when one moves on. */
import { createEffect, createSignal, type JSX, on, onCleanup, untrack } from 'solid-js';
import { useDesk } from '../desk/index.ts';
import { TextArea } from '../widgets/text-field.tsx';

export interface EditableProps {
  /** Names the draft: the row and the column. */
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
      class={`ui-editable ${props.class ?? ''}`}
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
          // The first Escape leaves the field; the next one closes what is open.
          event.stopPropagation();
          revert();
          event.currentTarget.blur();
        }
      }}
    />
  );
}
