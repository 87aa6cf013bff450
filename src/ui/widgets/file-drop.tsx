/** Takes files by choosing, dropping or pasting. */
import { createSignal, createUniqueId, type JSX, Show } from 'solid-js';
import { IconUpload } from '../icons.tsx';

export interface FileDropProps {
  readonly label: string;
  /** Kinds and sizes it takes, in words. */
  readonly hint?: string | undefined;
  /** As in the `accept` attribute: `.json,text/csv`. */
  readonly accept?: string | undefined;
  readonly multiple?: boolean | undefined;
  /** On one line: something else on the page matters more. */
  readonly compact?: boolean | undefined;
  readonly onFiles: (files: readonly File[]) => void;
}

export function FileDrop(props: FileDropProps): JSX.Element {
  const id = createUniqueId();
  const [over, setOver] = createSignal(false);
  const give = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])];
    if (files.length > 0) props.onFiles(props.multiple ? files : files.slice(0, 1));
  };
  return (
    <label
      class="ui-drop"
      data-compact={props.compact ? '' : undefined}
      data-over={over() ? '' : undefined}
      for={id}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        give(event.dataTransfer?.files);
      }}
      onPaste={(event) => give(event.clipboardData?.files)}
    >
      <IconUpload size={20} />
      <span class="ui-drop-label">{props.label}</span>
      <Show when={props.hint}>
        <span class="ui-hint">{props.hint}</span>
      </Show>
      <input
        id={id}
        class="ui-hidden"
        type="file"
        accept={props.accept}
        multiple={props.multiple}
        onChange={(event) => {
          give(event.currentTarget.files);
          // The same file may be given again after it was mended.
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
