/** The tasks of a role, those that come back first; a duty that comes back is added in one gesture. Asked of the tasks room by name. */
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import type { Problem } from '../../../../kernel/result.ts';
import {
  Badge,
  Button,
  createAnswer,
  createDraft,
  ErrorNote,
  IconRepeat,
  LinkButton,
  problemText,
  TextArea,
  TextField,
  useDesk,
  useGestures,
  useI18n,
} from '../../../../ui/index.ts';
import { roleName } from './naming.ts';
import { SmallForm } from './small-form.tsx';
import type { RoleShown } from './types.ts';

/** As much of a task as shows here. */
interface RoleTask {
  readonly id: string;
  readonly title: string | null;
  readonly due: string | null;
  readonly series: string | null;
  readonly holders: readonly { readonly name: string | null }[];
}

interface TaskList {
  readonly name: 'task.list';
  readonly asks?: {
    readonly input: { readonly role: string; readonly live: boolean; readonly limit: number };
    readonly answer: readonly RoleTask[];
  };
}

const LIMIT = 30;

export function RoleTasks(props: { readonly role: RoleShown }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const tasks = createAnswer<TaskList>('task.list', () => ({ role: props.role.id, live: true, limit: LIMIT }));
  const sorted = createMemo(() => (tasks() ?? []).toSorted((a, b) => Number(a.series === null) - Number(b.series === null)));
  const [adding, setAdding] = createSignal(false);
  return (
    <section class="circles-part">
      <header class="circles-part-head">
        <h2>{t('circles.tasks')}</h2>
        <LinkButton small kind="quiet" href={`/tasks?role=${props.role.id}`}>
          {t('circles.tasks.all')}
        </LinkButton>
      </header>
      <ul class="circles-rows">
        <For each={sorted()} fallback={<li class="ui-soft">{t('circles.tasks.none')}</li>}>
          {(task) => (
            <li>
              <a class="circles-row" href={`/tasks/${task.id}`}>
                <span class="circles-line-words">
                  <span>
                    {task.title ?? t('circles.nameless')}
                    <Show when={task.series !== null}>
                      {' '}
                      <Badge>
                        <IconRepeat size={14} /> {t('circles.tasks.recurs')}
                      </Badge>
                    </Show>
                  </span>
                  <Show when={task.due}>{(due) => <span class="ui-soft">{i18n.format.relativeDay(due(), desk.today())}</span>}</Show>
                </span>
                <span class="circles-people ui-soft">{task.holders.map(({ name }) => name ?? '').join(', ')}</span>
              </a>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.role.deleted === null}>
        <div class="ui-actions">
          <Button icon={IconRepeat} aria-expanded={adding()} onClick={() => setAdding(!adding())}>
            {t('circles.duty.add')}
          </Button>
        </div>
        <Show when={adding()}>
          <Duty role={props.role} onDone={() => setAdding(false)} />
        </Show>
      </Show>
    </section>
  );
}

/** A task of the role and its rhythm, as one gesture. */
function Duty(props: { readonly role: RoleShown; readonly onDone: () => void }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act, undo } = useGestures();
  const [title, setTitle, forgetTitle] = createDraft(`role.${props.role.id}.duty`);
  const [why, setWhy, forgetWhy] = createDraft(`role.${props.role.id}.duty-why`, props.role.purpose ?? '');
  const [rhythm, setRhythm, forgetRhythm] = createDraft(`role.${props.role.id}.duty-rhythm`);
  const [problem, setProblem] = createSignal<Problem>();
  const lines = () => props.role.accountabilities.map(({ text }) => text);
  const add = async () => {
    setProblem(undefined);
    const gesture = desk.newId();
    const task = { title: title().trim(), why: why().trim(), role: props.role.id };
    const made = await act('task.add', task, { gesture, quietly: true, say: false });
    if (!made.ok) return setProblem(made.problem);
    const { id } = made.value.answer as { readonly id: string };
    const recurring = await act(
      'task.recur',
      { task: id, rule: rhythm().trim() },
      { gesture, quietly: true, say: t('circles.duty.added') },
    );
    if (!recurring.ok) {
      // Half a gesture is none.
      if (made.value.undo !== undefined) await undo(made.value.undo);
      return setProblem(recurring.problem);
    }
    forgetTitle();
    forgetWhy();
    forgetRhythm();
    props.onDone();
  };
  return (
    <SmallForm gesture={t('circles.duty.add')} onSubmit={add} onCancel={props.onDone}>
      <TextField
        label={t('circles.duty.what')}
        hint={t('circles.duty.what.hint', { name: roleName(t, props.role) })}
        required
        list={`duties-${props.role.id}`}
        value={title()}
        onInput={setTitle}
      />
      <datalist id={`duties-${props.role.id}`}>
        <For each={lines()}>{(line) => <option value={line} />}</For>
      </datalist>
      <TextArea label={t('field.why')} required value={why()} onInput={setWhy} />
      <TextField label={t('circles.duty.rhythm')} hint={t('circles.duty.rhythm.hint')} required value={rhythm()} onInput={setRhythm} />
      <Show when={problem()}>{(found) => <ErrorNote happened={problemText(t, found())} kept={t('ui.form.kept')} />}</Show>
    </SmallForm>
  );
}
