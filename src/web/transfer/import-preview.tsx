/** What an import will make, row by row, who is who, and what changes or finds no place. */

import { createMemo, For, type JSX, Show } from 'solid-js';
import { grouped } from '../../kernel/grouped.ts';
import type { memberList } from '../../rooms/people/index.ts';
import type { ImportPlan } from '../../rooms/tasks/index.ts';
import { Badge, type Column, createAnswer, DataTable, problemText, Select, useI18n } from '../../ui/index.ts';

type Task = ImportPlan['tasks'][number];
type Note = ImportPlan['notes'][number];

export interface ImportPreviewProps {
  readonly plan: ImportPlan;
  /** Member ids by the names of the source. */
  readonly people: Readonly<Record<string, string>>;
  readonly onPeople: (people: Readonly<Record<string, string>>) => void;
}

/** Names are compared without accents and case. */
const fold = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Notes shown at once; a file with more of them has a fault of its own. */
const NOTES = 200;

export function ImportPreview(props: ImportPreviewProps): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const columns = (): readonly Column<Task>[] => [
    { id: 'row', header: t('web.import.row'), width: '4.5rem', cell: (task) => <span class="ui-soft">{task.row}</span> },
    { id: 'title', header: t('field.title'), width: 'minmax(12rem, 3fr)', cell: (task) => task.title },
    { id: 'state', header: t('field.state'), width: '8rem', cell: (task) => t(`value.task.state.${task.state}`) },
    { id: 'list', header: t('field.list'), width: '9rem', cell: (task) => task.list ?? '' },
    { id: 'due', header: t('field.due'), width: '9rem', cell: (task) => (task.due === undefined ? '' : i18n.format.civilDate(task.due)) },
    { id: 'holders', header: t('web.import.holders'), width: 'minmax(7rem, 1fr)', cell: (task) => task.holders.join(', ') },
  ];
  // What is said twenty times is said twice, and the rest when asked for.
  const alike = createMemo(() => [...grouped(props.plan.notes.slice(0, NOTES), ({ code, level }) => `${level} ${code}`).values()]);
  const whyless = () => props.plan.tasks.filter(({ why }) => (why ?? '').trim() === '').length;
  return (
    <>
      <section class="web-section">
        <h2>{t('web.import.becomes', { count: props.plan.tasks.length })}</h2>
        <Show when={whyless() > 0}>
          <p class="ui-soft">{t('web.import.whyless', { count: whyless() })}</p>
        </Show>
        <div class="web-import-rows" style={{ '--rows': props.plan.tasks.length }}>
          <DataTable
            label={t('web.import.becomes', { count: props.plan.tasks.length })}
            columns={columns()}
            items={props.plan.tasks}
            key={(task) => task.key}
          />
        </div>
      </section>
      <Show when={props.plan.people.length > 0}>
        <People {...props} />
      </Show>
      <Show when={props.plan.notes.length > 0}>
        <section class="web-section">
          <h2>{t('web.import.notes', { count: props.plan.notes.length })}</h2>
          <ul class="web-lines web-import-notes">
            <For each={alike()}>{(notes) => <Alike notes={notes} />}</For>
          </ul>
          <Show when={props.plan.notes.length > NOTES}>
            <p class="ui-soft">{t('web.import.notes-more', { count: props.plan.notes.length - NOTES })}</p>
          </Show>
        </section>
      </Show>
    </>
  );
}

/** Names of the source and who they are here; without a match the name is kept as text. */
function People(props: ImportPreviewProps): JSX.Element {
  const { t } = useI18n();
  const members = createAnswer<typeof memberList>('member.list');
  const guess = createMemo(() => {
    const byName = new Map((members() ?? []).map(({ id, name }) => [fold(name ?? ''), id] as const));
    return (name: string) => byName.get(fold(name)) ?? '';
  });
  const chosen = (name: string) => props.people[name] ?? guess()(name);
  // What was guessed counts as chosen, unless the person chose otherwise.
  createMemo(() => {
    const found = Object.fromEntries(props.plan.people.flatMap((name) => (chosen(name) === '' ? [] : [[name, chosen(name)] as const])));
    if (JSON.stringify(found) !== JSON.stringify(props.people) && Object.keys(props.people).length === 0 && Object.keys(found).length > 0)
      queueMicrotask(() => props.onPeople(found));
  });
  return (
    <section class="web-section">
      <h2>{t('web.import.people')}</h2>
      <Show when={members() !== undefined && props.plan.people.some((name) => chosen(name) === '')}>
        <p class="ui-soft">{t('web.import.people-lead')}</p>
      </Show>
      <div class="web-import-people">
        <For each={props.plan.people}>
          {(name) => (
            <Select
              label={name}
              value={chosen(name)}
              empty={t('web.import.nobody')}
              options={(members() ?? []).map((member) => ({ value: member.id, label: member.name ?? member.id }))}
              onChange={(value) => props.onPeople({ ...props.people, [name]: value })}
            />
          )}
        </For>
      </div>
    </section>
  );
}

/** Of one kind, as many as are shown before the others are folded away. */
const FIRST = 2;

function Alike(props: { readonly notes: readonly Note[] }): JSX.Element {
  const { t } = useI18n();
  return (
    <>
      <For each={props.notes.slice(0, FIRST)}>{(note) => <NoteLine note={note} />}</For>
      <Show when={props.notes.length > FIRST}>
        <li class="web-line">
          <details>
            <summary class="ui-soft">{t('web.import.notes-alike', { count: props.notes.length - FIRST })}</summary>
            <ul class="web-lines">
              <For each={props.notes.slice(FIRST)}>{(note) => <NoteLine note={note} />}</For>
            </ul>
          </details>
        </li>
      </Show>
    </>
  );
}

function NoteLine(props: { readonly note: Note }): JSX.Element {
  const { t } = useI18n();
  return (
    <li class="web-line">
      <span>
        <Badge tone={props.note.level === 'lost' || props.note.level === 'skipped' ? 'stop' : 'plain'}>
          {t(`web.import.level.${props.note.level}`)}
        </Badge>{' '}
        <Show when={props.note.row !== undefined}>
          <span class="ui-soft">{t('web.import.at-row', { row: String(props.note.row) })} </span>
        </Show>
        {problemText(t, { code: props.note.code, params: props.note.params })}
      </span>
    </li>
  );
}
