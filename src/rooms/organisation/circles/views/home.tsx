/** The whole organisation: as an outline or as a picture, searched by what one needs somebody for, with what asks for a gesture above. */
import { createMemo, createSignal, For, type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import {
  Banner,
  Button,
  createAnswer,
  EmptyState,
  FilterChip,
  IconBlend,
  IconCircle,
  IconListTree,
  IconPlus,
  IconSearch,
  LinkButton,
  PageHeader,
  type RoomViewProps,
  SegmentedControl,
  TextField,
  useDesk,
  useI18n,
  useShortcut,
} from '../../../../ui/index.ts';
import type { circleTree, roleFind, roleTerms } from '../queries/index.ts';
import { FoundRoles } from './found-roles.tsx';
import { HomeMenu } from './home-menu.tsx';
import { roleHref } from './naming.ts';
import { Outline } from './outline.tsx';
import { narrowed } from './tree.ts';
import './circles.css';

const Picture = lazy(async () => ({ default: (await import('./picture.tsx')).Picture }));

type Face = 'outline' | 'picture';

export function CirclesHome(props: RoomViewProps): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const lines = createAnswer<typeof circleTree>('circle.tree');
  const terms = createAnswer<typeof roleTerms>('role.terms', () => ({ within: 0 }));
  const face = (): Face => (props.search.get('view') === 'picture' ? 'picture' : 'outline');
  const setFace = (next: Face) => desk.go(`/organisation${next === 'picture' ? '?view=picture' : ''}`, { replace: true });
  const [text, setText] = createSignal('');
  const [only, setOnly] = createSignal<'vacant' | 'mine'>();
  const found = createAnswer<typeof roleFind>('role.find', () => (text().trim() === '' ? undefined : { text: text().trim() }));
  const shown = createMemo(() => {
    const wanted = only();
    const all = lines() ?? [];
    return wanted === undefined ? all : narrowed(all, (role) => role[wanted]);
  });
  const whole = () => lines()?.[0];
  const misplaced = () => (lines() ?? []).filter(({ mark }) => mark !== null);
  let search: HTMLDivElement | undefined;
  useShortcut(() => [
    {
      id: 'circles.search',
      keys: '/',
      label: t('circles.search'),
      group: t('room.organisation'),
      run: () => search?.querySelector('input')?.focus(),
    },
  ]);
  return (
    <div class="circles">
      <PageHeader
        title={t('room.organisation')}
        lead={whole()?.purpose ?? undefined}
        actions={
          <>
            <Button icon={IconPlus} onClick={() => desk.perform('role.add')}>
              {t('command.role.add')}
            </Button>
            <HomeMenu empty={(lines()?.length ?? 0) <= 1} />
          </>
        }
      />
      <Switch>
        <Match when={lines() === undefined}>{null}</Match>
        <Match when={(lines()?.length ?? 0) <= 1}>
          <Empty />
        </Match>
        <Match when={lines()}>
          <Show when={(terms()?.length ?? 0) > 0}>
            <Banner tone="stop">
              <p>{t('circles.terms.over')}</p>
              <ul class="circles-terms">
                <For each={terms()}>
                  {(term) => (
                    <li>
                      <a href={roleHref(term.id)}>
                        {t('circles.terms.line', { role: term.name ?? '', name: term.holder.name ?? '', date: term.until })}
                      </a>
                    </li>
                  )}
                </For>
              </ul>
            </Banner>
          </Show>
          <Show when={misplaced().length > 0}>
            <Banner tone="stop">{t('circles.misplaced', { count: misplaced().length })}</Banner>
          </Show>
          <div class="circles-bar" data-print="no">
            <SegmentedControl
              label={t('circles.face')}
              options={[
                { value: 'outline', label: t('circles.face.outline'), icon: IconListTree },
                { value: 'picture', label: t('circles.face.picture'), icon: IconCircle },
              ]}
              value={face()}
              onChange={setFace}
            />
            <div class="circles-search" ref={(element) => (search = element)}>
              <TextField
                label={t('circles.search')}
                hideLabel
                type="search"
                icon={IconSearch}
                placeholder={t('circles.search')}
                value={text()}
                onInput={setText}
                onKeyDown={(event) => event.key === 'Escape' && setText('')}
              />
            </div>
            <FilterChip pressed={only() === 'vacant'} onChange={(pressed) => setOnly(pressed ? 'vacant' : undefined)}>
              {t('circles.only.vacant')}
            </FilterChip>
            <FilterChip pressed={only() === 'mine'} onChange={(pressed) => setOnly(pressed ? 'mine' : undefined)}>
              {t('circles.only.mine')}
            </FilterChip>
          </div>
          <Switch>
            <Match when={text().trim() !== ''}>
              <FoundRoles roles={found() ?? []} text={text().trim()} />
            </Match>
            <Match when={shown().length === 0}>
              <p class="ui-soft">{t(only() === 'mine' ? 'circles.none.mine' : 'circles.none.vacant')}</p>
            </Match>
            <Match when={face() === 'picture'}>
              <Suspense>
                <Picture lines={shown()} />
              </Suspense>
            </Match>
            <Match when={shown()}>
              <Outline lines={shown()} label={t('circles.face.outline')} />
            </Match>
          </Switch>
        </Match>
      </Switch>
    </div>
  );
}

function Empty(): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  return (
    <EmptyState
      icon={IconBlend}
      title={t('circles.empty')}
      actions={
        <>
          <LinkButton kind="primary" href="/organisation/templates">
            {t('circles.templates.choose')}
          </LinkButton>
          <Button onClick={() => desk.perform('circle.add')}>{t('circles.empty.circle')}</Button>
        </>
      }
    >
      {t('circles.empty.words')}
    </EmptyState>
  );
}
