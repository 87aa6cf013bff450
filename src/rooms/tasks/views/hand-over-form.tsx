/** Handing the baton over: to whom, where it stands, what comes next, what to watch out for. It stays held until accepted. */
import { createMemo, createSignal, type JSX, Show } from 'solid-js';
import type { Problem } from '../../../kernel/result.ts';
import {
  Button,
  Combobox,
  type ComboboxOption,
  createAnswer,
  createDraft,
  Dialog,
  ErrorNote,
  type OwnFormProps,
  problemText,
  SegmentedControl,
  Select,
  TextArea,
  useDesk,
  useGestures,
  useI18n,
} from '../../../ui/index.ts';
import type { roleList } from '../../organisation/index.ts';
import type { memberList } from '../../people/index.ts';
import type { taskRows } from '../queries/index.ts';

type To = 'members' | 'role' | 'anyone';

export function Form(props: OwnFormProps): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const task = String(props.given.task ?? '');
  const key = `hand-over.${task}`;
  const rows = createAnswer<typeof taskRows>('task.rows', () => ({ ids: [task] }));
  const row = () => rows()?.[0];
  const members = createAnswer<typeof memberList>('member.list');
  const roles = createAnswer<typeof roleList>('role.list');
  const given = Array.isArray(props.given.to) ? props.given.to.map(String) : [];
  const [to, setTo] = createSignal<To>('members');
  const [chosen, setChosen] = createSignal<readonly string[]>(given);
  const [role, setRole] = createSignal('');
  const [state, setState, forgetState] = createDraft(`${key}.state`);
  const [next, setNext, forgetNext] = createDraft(`${key}.next`);
  const [traps, setTraps, forgetTraps] = createDraft(`${key}.traps`);
  const [problem, setProblem] = createSignal<Problem>();

  const options = createMemo((): readonly ComboboxOption[] =>
    (members() ?? []).filter(({ id }) => id !== desk.me).map(({ id, name }) => ({ value: id, label: name ?? t('tasks.somebody') })),
  );
  const nextStep = () => (next() === '' ? (row()?.nextStep ?? '') : next());
  const [touched, setTouched] = createSignal(false);

  const submit = async () => {
    const words = { state: state().trim(), nextStep: (touched() ? next() : nextStep()).trim(), traps: traps().trim() };
    const note = Object.fromEntries(Object.entries(words).filter(([, text]) => text !== ''));
    const whom =
      to() === 'members' ? { to: chosen() } : to() === 'role' ? { role: role() === '' ? row()?.role : role() } : { anyone: true };
    const target = Object.fromEntries(Object.entries(whom).filter(([, value]) => value !== undefined && value !== null));
    const done = await act('task.hand-over', { task, ...target, ...note }, { quietly: true, say: t('tasks.hand-over.offered') });
    if (!done.ok) return setProblem(done.problem);
    forgetState();
    forgetNext();
    forgetTraps();
    props.onClose();
  };
  return (
    <Dialog
      open
      title={t('command.task.hand-over')}
      description={row()?.title ?? undefined}
      onOpenChange={(open) => !open && props.onClose()}
      footer={
        <>
          <Button kind="primary" onClick={() => void submit()}>
            {t('tasks.hand-over.offer')}
          </Button>
          <Button kind="quiet" onClick={props.onClose}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      <form
        class="ui-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
        }}
      >
        <SegmentedControl
          label={t('tasks.hand-over.to')}
          options={(['members', 'role', 'anyone'] as const).map((value) => ({ value, label: t(`tasks.hand-over.to.${value}`) }))}
          value={to()}
          onChange={setTo}
        />
        <Show when={to() === 'members'}>
          <Combobox
            label={t('tasks.hand-over.whom')}
            multiple
            required
            autofocus
            options={options()}
            chosen={chosen().map((id) => options().find(({ value }) => value === id) ?? { value: id, label: t('tasks.somebody') })}
            onChange={(picked) => setChosen(picked.map(({ value }) => value))}
          />
        </Show>
        <Show when={to() === 'role'}>
          <Select
            label={t('field.role')}
            value={role() === '' ? (row()?.role ?? '') : role()}
            empty={t('ui.select.none')}
            options={(roles() ?? []).map(({ id, name }) => ({ value: id, label: name ?? id }))}
            onChange={setRole}
          />
        </Show>
        <Show when={to() === 'anyone'}>
          <p class="ui-hint">{t('tasks.hand-over.anyone-hint')}</p>
        </Show>
        <TextArea label={t('tasks.hand-over.state')} hint={t('tasks.hand-over.state-hint')} value={state()} onInput={setState} />
        <TextArea
          label={t('field.nextStep')}
          value={touched() ? next() : nextStep()}
          onInput={(text) => {
            setTouched(true);
            setNext(text);
          }}
        />
        <TextArea label={t('tasks.hand-over.traps')} hint={t('tasks.hand-over.traps-hint')} value={traps()} onInput={setTraps} />
        <p class="ui-hint">{t('tasks.hand-over.stays')}</p>
        <Show when={problem()}>{(found) => <ErrorNote happened={problemText(t, found())} kept={t('ui.form.kept')} />}</Show>
      </form>
    </Dialog>
  );
}
