/** Who holds the task, who answers for it, and the gestures of the baton: take, release, invite, hand over. */
import { createSignal, For, type JSX, Show } from 'solid-js';
import {
  Button,
  Combobox,
  createAnswer,
  Dialog,
  IconArrowRightLeft,
  IconHand,
  IconUserPlus,
  Initials,
  TextArea,
  useDesk,
  useGestures,
  useI18n,
} from '../../../../ui/index.ts';
import type { memberList } from '../../../people/index.ts';
import type { TaskShown } from '../types.ts';
import { Part } from './part.tsx';

export function Holding(props: { readonly task: TaskShown }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const { act } = useGestures();
  const [dialog, setDialog] = createSignal<'release' | 'invite'>();
  const mine = () => props.task.holders.some(({ id }) => id === desk.me);
  const live = () => props.task.state !== 'done' && props.task.state !== 'dropped' && props.task.deleted === null;
  const nameOf = (named: { readonly name: string | null }) => named.name ?? t('tasks.somebody');
  const answering = () => {
    const { how, members } = props.task.answers;
    const names = i18n.format.list(members.map(nameOf));
    return how === 'holders' ? undefined : t(`tasks.answers.${how}`, { names, count: members.length });
  };
  return (
    <Part title={t('tasks.held')}>
      <ul class="tasks-people">
        <For each={props.task.holders}>
          {(holder) => (
            <li>
              <Initials name={nameOf(holder)} />
              <a href={`/people/${holder.id}`}>{nameOf(holder)}</a>
            </li>
          )}
        </For>
      </ul>
      <Show when={answering()}>{(words) => <p class="ui-soft">{words()}</p>}</Show>
      <Show when={live()}>
        <div class="ui-actions">
          <Show
            when={mine()}
            fallback={
              <Button small kind="primary" icon={IconHand} data-tooltip="t" onClick={() => void act('task.take', { task: props.task.id })}>
                {t('command.task.take')}
              </Button>
            }
          >
            <Button small onClick={() => setDialog('release')}>
              {t('command.task.release')}
            </Button>
          </Show>
          <Button small icon={IconArrowRightLeft} data-tooltip="h" onClick={() => desk.perform('task.hand-over', { task: props.task.id })}>
            {t('command.task.hand-over')}
          </Button>
          <Button small kind="quiet" icon={IconUserPlus} onClick={() => setDialog('invite')}>
            {t('command.task.invite')}
          </Button>
        </div>
      </Show>
      <Show when={dialog() === 'release'}>
        <Release task={props.task.id} onClose={() => setDialog(undefined)} />
      </Show>
      <Show when={dialog() === 'invite'}>
        <Invite task={props.task} onClose={() => setDialog(undefined)} />
      </Show>
    </Part>
  );
}

function Release(props: { readonly task: string; readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const [note, setNote] = createSignal('');
  const release = async () => {
    const words = note().trim();
    const done = await act('task.release', { task: props.task, ...(words === '' ? {} : { note: words }) });
    if (done.ok) props.onClose();
  };
  return (
    <Dialog
      open
      size="small"
      title={t('command.task.release')}
      description={t('tasks.release.lead')}
      onOpenChange={(open) => !open && props.onClose()}
      footer={
        <Button kind="primary" onClick={() => void release()}>
          {t('command.task.release')}
        </Button>
      }
    >
      <TextArea label={t('tasks.release.note')} value={note()} onInput={setNote} />
    </Dialog>
  );
}

function Invite(props: { readonly task: TaskShown; readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const members = createAnswer<typeof memberList>('member.list');
  const [chosen, setChosen] = createSignal<readonly string[]>([]);
  const options = () =>
    (members() ?? [])
      .filter(({ id }) => props.task.holders.every((holder) => holder.id !== id))
      .map(({ id, name }) => ({ value: id, label: name ?? t('tasks.somebody') }));
  const invite = async () => {
    if (chosen().length === 0) return;
    const done = await act('task.invite', { task: props.task.id, members: chosen() });
    if (done.ok) props.onClose();
  };
  return (
    <Dialog
      open
      size="small"
      title={t('command.task.invite')}
      description={t('tasks.invite.lead')}
      onOpenChange={(open) => !open && props.onClose()}
      footer={
        <Button kind="primary" onClick={() => void invite()}>
          {t('command.task.invite')}
        </Button>
      }
    >
      <Combobox
        label={t('tasks.hand-over.whom')}
        multiple
        options={options()}
        chosen={options().filter(({ value }) => chosen().includes(value))}
        onChange={(picked) => setChosen(picked.map(({ value }) => value))}
      />
    </Dialog>
  );
}
