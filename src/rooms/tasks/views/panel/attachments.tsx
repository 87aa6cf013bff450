/** Files of a task: stored on the device at once, fetched when they are opened. */
import { createSignal, For, type JSX, Show } from 'solid-js';
import { FileDrop, IconButton, IconDownload, IconFile, IconX, ProgressBar, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import type { Attachment, TaskShown } from '../types.ts';
import { Part } from './part.tsx';

export function Attachments(props: { readonly task: TaskShown }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const { act, tell } = useGestures();
  const [share, setShare] = createSignal<number>();
  const add = async (files: readonly File[]) => {
    for (const file of files) {
      setShare(0);
      const stored = await desk.files.add(file, setShare);
      setShare(undefined);
      if (!stored.ok) {
        tell(stored.problem);
        return;
      }
      const { hash, size } = stored.value;
      await act('attachment.add', { task: props.task.id, file: file.name, size, type: file.type || 'application/octet-stream', hash });
    }
  };
  const save = async (attachment: Attachment) => {
    const opened = await desk.files.open(attachment.hash ?? '', attachment.type ?? '');
    if (!opened.ok) return tell(opened.problem);
    const url = URL.createObjectURL(opened.value);
    const link = document.createElement('a');
    link.href = url;
    link.download = attachment.name ?? 'file';
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };
  return (
    <Part title={t('tasks.files')} count={props.task.attachments.length}>
      <ul class="tasks-files">
        <For each={props.task.attachments}>
          {(attachment) => (
            <li>
              <IconFile size={18} />
              <span class="tasks-file-name">{attachment.name ?? t('tasks.untitled')}</span>
              <span class="ui-soft">{i18n.format.bytes(attachment.size ?? 0)}</span>
              <IconButton
                small
                icon={IconDownload}
                label={t('tasks.file.save', { name: attachment.name ?? '' })}
                onClick={() => void save(attachment)}
              />
              <IconButton
                small
                icon={IconX}
                label={t('tasks.file.remove', { name: attachment.name ?? '' })}
                onClick={() => void act('attachment.remove', { attachment: attachment.id })}
              />
            </li>
          )}
        </For>
      </ul>
      <Show when={share() !== undefined} fallback={<FileDrop label={t('tasks.file.add')} multiple onFiles={(files) => void add(files)} />}>
        <ProgressBar label={t('tasks.file.adding')} value={share()} />
      </Show>
    </Part>
  );
}
