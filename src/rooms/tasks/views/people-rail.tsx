/** The people one may let a task go over: dropping it offers the baton. The key `h` does the same without a pointer. */
import { createSignal, For, type JSX, Show } from 'solid-js';
import { createAnswer, Initials, useDesk, useGestures, useI18n } from '../../../ui/index.ts';
import type { memberList } from '../../people/index.ts';
import { carriedTasks, carriesTasks } from './carrying.ts';
import type { NamedRow } from './types.ts';

export function PeopleRail(props: { readonly onFilter: (member: string) => void; readonly chosen: string | undefined }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const members = createAnswer<typeof memberList>('member.list');
  const mineFirst = () => (members() ?? []).toSorted((a, b) => Number(b.id === desk.me) - Number(a.id === desk.me));
  return (
    <Show when={mineFirst().length > 1}>
      <aside class="tasks-rail" aria-label={t('tasks.rail')}>
        <ul>
          <For each={mineFirst()}>
            {(member) => <Person member={member} chosen={props.chosen === member.id} onFilter={() => props.onFilter(member.id)} />}
          </For>
        </ul>
      </aside>
    </Show>
  );
}

function Person(props: { readonly member: NamedRow; readonly chosen: boolean; readonly onFilter: () => void }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { actAll } = useGestures();
  const [over, setOver] = createSignal(false);
  const name = () => props.member.name ?? t('tasks.somebody');
  const drop = (event: DragEvent) => {
    setOver(false);
    if (!carriesTasks(event)) return;
    event.preventDefault();
    const ids = carriedTasks(event);
    const [first] = ids;
    if (first === undefined) return;
    if (props.member.id === desk.me)
      void actAll(
        ids.map((task) => ['task.take', { task }] as const),
        t('tasks.taken', { count: ids.length }),
      );
    // One task goes with its note; several are offered as they stand.
    else if (ids.length === 1) desk.perform('task.hand-over', { task: first, to: [props.member.id] });
    else
      void actAll(
        ids.map((task) => ['task.hand-over', { task, to: [props.member.id] }] as const),
        t('tasks.offered', { count: ids.length, name: name() }),
      );
  };
  return (
    <li>
      <button
        type="button"
        class="tasks-person"
        aria-pressed={props.chosen}
        data-over={over() ? '' : undefined}
        data-tooltip={t('tasks.rail.hint', { name: name() })}
        onClick={() => props.onFilter()}
        onDragOver={(event) => {
          if (!carriesTasks(event)) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Initials name={name()} />
        <span class="tasks-person-name">{name()}</span>
      </button>
    </li>
  );
}
