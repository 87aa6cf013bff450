/** Rarer gestures of a task: pin, duplicate as a template, copy its address, trash. */
import { createSignal, type JSX, Show } from 'solid-js';
import { Button, Dialog, Menu, problemText, TextField, useDesk, useGestures, useI18n, useToasts } from '../../../../ui/index.ts';
import type { TaskShown } from '../types.ts';

export function PanelMenu(props: { readonly task: TaskShown; readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const toasts = useToasts();
  const desk = useDesk();
  const [naming, setNaming] = createSignal(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(`${location.origin}/tasks/${props.task.id}`).catch(() => undefined);
    toasts.show({ text: t('tasks.copied') });
  };
  const remove = async () => {
    const removed = await act('task.remove', { task: props.task.id }, { say: t('tasks.removed', { count: 1 }) });
    if (removed.ok) props.onClose();
  };
  const expunge = async () => {
    if (!(await desk.confirm({ code: 'expunge-confirm', params: { name: props.task.title ?? '' } }))) return;
    const gone = await desk.expunge('task', props.task.id);
    toasts.show(gone.ok ? { text: t('tasks.expunged') } : { text: problemText(t, gone.problem), tone: 'stop' });
    if (gone.ok) props.onClose();
  };
  return (
    <>
      <Menu
        label={t('tasks.gestures')}
        iconOnly
        items={[
          {
            id: 'pin',
            label: props.task.pinned === true ? t('tasks.unpin') : t('tasks.pin'),
            onSelect: () => void act('task.edit', { task: props.task.id, pinned: props.task.pinned !== true }, { say: false }),
          },
          ...(isSecureContext ? [{ id: 'copy', label: t('tasks.copy'), onSelect: () => void copy() }] : []),
          { id: 'template', label: t('command.template.add'), onSelect: () => setNaming(true) },
          'separator',
          { id: 'remove', label: t('command.task.remove'), caution: true, onSelect: () => void remove() },
          { id: 'expunge', label: t('tasks.expunge'), caution: true, onSelect: () => void expunge() },
        ]}
      />
      <Show when={naming()}>
        <NameTemplate task={props.task} onClose={() => setNaming(false)} />
      </Show>
    </>
  );
}

function NameTemplate(props: { readonly task: TaskShown; readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const [name, setName] = createSignal(props.task.title ?? '');
  const keep = async () => {
    const kept = await act('template.add', { name: name().trim(), task: props.task.id });
    if (kept.ok) props.onClose();
  };
  return (
    <Dialog
      open
      size="small"
      title={t('command.template.add')}
      description={t('tasks.template.lead')}
      onOpenChange={(open) => !open && props.onClose()}
      footer={
        <Button kind="primary" onClick={() => void keep()}>
          {t('command.template.add')}
        </Button>
      }
    >
      <TextField label={t('field.name')} required value={name()} onInput={setName} />
    </Dialog>
  );
}
