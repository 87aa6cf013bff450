/** What narrows the tasks shown: chips for the common ones, a panel for the others, words to search, filters to come back to. */
import { createMemo, createSignal, For, type JSX, lazy, onCleanup, Show, Suspense } from 'solid-js';
import {
  Button,
  createAnswer,
  DateField,
  FilterChip,
  IconSearch,
  IconSlidersHorizontal,
  IconStar,
  IconX,
  Menu,
  Popover,
  Select,
  TextField,
  useDesk,
  useGestures,
  useI18n,
  useShortcut,
} from '../../../ui/index.ts';
import type { TaskFilters } from '../finding.ts';
import type { filterList } from '../queries/index.ts';
import { STATES } from '../schema.ts';
import { narrowing, type Showing, withFilters, writeShowing } from './filtering.ts';
import { createNames, whenRead } from './names.ts';
import type { SavedFilter } from './types.ts';

const SaveFilter = lazy(async () => ({ default: (await import('./save-filter.tsx')).SaveFilter }));

export interface FilterBarProps {
  readonly showing: Showing;
  readonly onShow: (showing: Showing) => void;
}

/** Those one presses every day; the others are in the panel. */
const chips = ['mine', 'answering', 'unheld'] as const;
const rarer = ['pinned', 'withoutWhy', 'noDue'] as const;

export function FilterBar(props: FilterBarProps): JSX.Element {
  const { t } = useI18n();
  const [saving, setSaving] = createSignal(false);
  const change = (filters: { readonly [K in keyof TaskFilters]?: TaskFilters[K] | undefined }) =>
    props.onShow(withFilters(props.showing, filters));
  return (
    <div class="tasks-filters">
      <Search text={props.showing.filters.text ?? ''} onText={(text) => change({ text: text === '' ? undefined : text })} />
      <div class="tasks-filter-tools">
        <More {...props} />
        <Saved {...props} onSave={() => setSaving(true)} />
      </div>
      <div class="tasks-chips">
        <For each={chips}>
          {(chip) => (
            <FilterChip
              pressed={props.showing.filters[chip] === true}
              onChange={(pressed) => change({ [chip]: pressed ? true : undefined })}
            >
              {t(`tasks.filter.${chip}`)}
            </FilterChip>
          )}
        </For>
        <Chosen {...props} />
        <Show when={narrowing(props.showing.filters) > 0}>
          <Button small kind="quiet" icon={IconX} onClick={() => props.onShow({ ...props.showing, filters: { live: true } })}>
            {t('tasks.filter.clear')}
          </Button>
        </Show>
      </div>
      <Suspense>
        <Show when={saving()}>
          <SaveFilter filters={props.showing.filters} onClose={() => setSaving(false)} />
        </Show>
      </Suspense>
    </div>
  );
}

/** How long the hand rests before it is searched for, in ms: letters never wait for an answer. */
const REST = 120;

function Search(props: { readonly text: string; readonly onText: (text: string) => void }): JSX.Element {
  const { t } = useI18n();
  let field: HTMLInputElement | undefined;
  const [typed, setTyped] = createSignal<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const search = () => {
    clearTimeout(timer);
    const text = typed();
    if (text === undefined) return;
    props.onText(text);
    setTyped(undefined);
  };
  const onInput = (text: string) => {
    setTyped(text);
    clearTimeout(timer);
    timer = setTimeout(search, REST);
  };
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }) => {
    if (event.key === 'Enter') search();
    if (event.key === 'Escape') event.currentTarget.blur();
  };
  onCleanup(() => clearTimeout(timer));
  useShortcut(() => ({
    id: 'tasks.search',
    keys: '/',
    label: t('tasks.search'),
    group: t('room.tasks'),
    run: () => {
      field?.focus();
      field?.select();
    },
  }));
  return (
    <TextField
      ref={(element: HTMLInputElement) => {
        field = element;
      }}
      class="tasks-search"
      label={t('tasks.search')}
      hideLabel
      icon={IconSearch}
      type="search"
      enterkeyhint="search"
      placeholder={t('tasks.search.short')}
      value={typed() ?? props.text}
      onInput={onInput}
      onKeyDown={onKeyDown}
    />
  );
}

/** Filters chosen in the panel, each to be taken off. */
function Chosen(props: FilterBarProps): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const names = createNames();
  const filters = () => props.showing.filters;
  const taken = createMemo((): readonly (readonly [key: keyof TaskFilters, label: string])[] => {
    const found: (readonly [keyof TaskFilters, string])[] = [];
    const { state, holder, role, place, list, tag, dueBefore, dueAfter } = filters();
    if (state !== undefined) found.push(['state', state.map((one) => t(`value.task.state.${one}`)).join(', ')]);
    if (holder !== undefined) found.push(['holder', t('tasks.filter.holder', { name: names.member(holder) })]);
    if (role !== undefined) found.push(['role', t('tasks.filter.role', { name: names.role(role) })]);
    if (place !== undefined) found.push(['place', t('tasks.filter.place', { name: names.place(place) })]);
    if (list !== undefined) found.push(['list', t('tasks.filter.list', { name: names.list(list) })]);
    if (tag !== undefined) found.push(['tag', tag.map((one) => `#${one}`).join(' ')]);
    if (dueAfter !== undefined) found.push(['dueAfter', t('tasks.filter.after', { day: i18n.format.civilDate(dueAfter, 'short') })]);
    if (dueBefore !== undefined) found.push(['dueBefore', t('tasks.filter.before', { day: i18n.format.civilDate(dueBefore, 'short') })]);
    for (const flag of rarer) if (filters()[flag] === true) found.push([flag, t(`tasks.filter.${flag}`)]);
    return found;
  });
  return (
    <For each={taken()}>
      {([key, label]) => (
        <FilterChip
          pressed
          removable
          onChange={() => props.onShow(withFilters(props.showing, { [key]: undefined, ...(key === 'state' ? { live: true } : {}) }))}
        >
          {label}
        </FilterChip>
      )}
    </For>
  );
}

function More(props: FilterBarProps): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const names = createNames();
  const filters = () => props.showing.filters;
  const change = (next: { readonly [K in keyof TaskFilters]?: TaskFilters[K] | undefined }) =>
    props.onShow(withFilters(props.showing, next));
  const one = (
    key: 'holder' | 'role' | 'place' | 'list',
    label: string,
    options: readonly { readonly id: string; readonly name: string | null }[],
  ) => (
    <Select
      label={label}
      value={filters()[key] ?? ''}
      empty={t('tasks.filter.any')}
      options={options.map(({ id, name }) => ({ value: id, label: name ?? id }))}
      onChange={(value) => change({ [key]: value === '' ? undefined : value })}
    />
  );
  const states = () => filters().state;
  const setState = (value: string) => {
    const known = STATES.find((state) => state === value);
    change({ state: known === undefined ? undefined : [known], live: value === '' ? true : undefined });
  };
  return (
    <Popover label={t('tasks.filter.more')} icon={IconSlidersHorizontal} small kind="quiet" title={t('tasks.filter.more')}>
      <div class="tasks-filter-panel">
        <Select
          label={t('field.state')}
          value={states()?.length === 1 ? (states()?.[0] ?? '') : filters().live === true ? '' : 'all'}
          empty={t('tasks.filter.live')}
          options={[
            ...STATES.map((state) => ({ value: state, label: t(`value.task.state.${state}`) })),
            { value: 'all', label: t('tasks.filter.all') },
          ]}
          onChange={setState}
        />
        {one('holder', t('tasks.holder'), names.members())}
        {one('role', t('field.role'), names.roles())}
        {one('place', t('field.place'), names.places())}
        {one('list', t('field.list'), names.lists())}
        <Select
          label={t('tasks.tag')}
          value={filters().tag?.[0] ?? ''}
          empty={t('tasks.filter.any')}
          options={names.tags().map(({ name }) => ({ value: name, label: name }))}
          onChange={(value) => change({ tag: value === '' ? undefined : [value] })}
        />
        <DateField
          label={t('tasks.filter.from')}
          value={filters().dueAfter ?? ''}
          today={desk.today()}
          onChange={(day) => change({ dueAfter: day === '' ? undefined : day })}
        />
        <DateField
          label={t('tasks.filter.to')}
          value={filters().dueBefore ?? ''}
          today={desk.today()}
          onChange={(day) => change({ dueBefore: day === '' ? undefined : day })}
        />
        <div class="tasks-fact-wide tasks-chips">
          <For each={rarer}>
            {(flag) => (
              <FilterChip pressed={filters()[flag] === true} onChange={(pressed) => change({ [flag]: pressed ? true : undefined })}>
                {t(`tasks.filter.${flag}`)}
              </FilterChip>
            )}
          </For>
        </div>
      </div>
    </Popover>
  );
}

function Saved(props: FilterBarProps & { readonly onSave: () => void }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const saved = whenRead(() => createAnswer<typeof filterList>('filter.list'));
  const filtersOf = (filter: SavedFilter) => ({ ...props.showing, filters: (filter.query ?? {}) as TaskFilters });
  return (
    <Menu
      label={t('tasks.filter.saved')}
      icon={IconStar}
      small
      kind="quiet"
      items={[
        ...(saved() ?? []).map((filter) => ({
          id: filter.id,
          label: filter.name ?? t('tasks.untitled'),
          onSelect: () => desk.go(`/tasks${writeShowing(filtersOf(filter))}`),
        })),
        ...((saved() ?? []).length > 0 ? (['separator'] as const) : []),
        { id: 'save', label: t('tasks.filter.save'), onSelect: props.onSave },
        ...(saved() ?? []).map((filter) => ({
          id: `remove-${filter.id}`,
          label: t('tasks.filter.remove', { name: filter.name ?? '' }),
          caution: true,
          onSelect: () => void act('filter.remove', { filter: filter.id }),
        })),
      ]}
    />
  );
}
