/** How somebody holds a role: which part of it they look after, and until when. */
import { createEffect, createSignal, type JSX, on, Show } from 'solid-js';
import type { Problem } from '../../../../kernel/result.ts';
import {
  Button,
  createAnswer,
  DateField,
  Dialog,
  ErrorNote,
  type OwnFormProps,
  problemText,
  TextField,
  useDesk,
  useGestures,
  useI18n,
} from '../../../../ui/index.ts';
import type { roleShow } from '../queries/index.ts';

export function Form(props: OwnFormProps): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const id = String(props.given.role ?? '');
  const member = String(props.given.member ?? desk.me);
  const role = createAnswer<typeof roleShow>('role.show', () => ({ role: id }));
  const own = () => [...(role()?.holders ?? []), ...(role()?.deputies ?? [])].find((holder) => holder.id === member);
  const [focus, setFocus] = createSignal('');
  const [until, setUntil] = createSignal('');
  const [problem, setProblem] = createSignal<Problem>();
  // Once, when it is known how it is held now.
  createEffect(
    on(
      () => own() !== undefined,
      (known) => {
        if (!known) return;
        setFocus(own()?.focus ?? '');
        setUntil(own()?.until ?? '');
      },
    ),
  );
  const keep = async () => {
    const cells = { focus: focus().trim() || null, until: until() || null };
    const done = await act('role.hold', { role: id, member, ...cells }, { quietly: true });
    if (done.ok) props.onClose();
    else setProblem(done.problem);
  };
  return (
    <Dialog
      open
      title={t('command.role.hold')}
      description={[role()?.name, own()?.name].filter((word) => word).join(' · ')}
      onOpenChange={(open) => !open && props.onClose()}
      footer={
        <>
          <Button kind="primary" onClick={() => void keep()}>
            {t('circles.keep')}
          </Button>
          <Button kind="quiet" onClick={props.onClose}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      <form
        class="ui-form"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <TextField
          label={t('field.role-holder.focus')}
          hint={t('field.role-holder.focus.hint')}
          maxLength={300}
          value={focus()}
          onInput={setFocus}
        />
        <DateField
          label={t('field.role-holder.until')}
          hint={t('field.role-holder.until.hint')}
          value={until()}
          onChange={setUntil}
          today={desk.today()}
        />
        <Show when={problem()}>{(found) => <ErrorNote happened={problemText(t, found())} />}</Show>
      </form>
    </Dialog>
  );
}
