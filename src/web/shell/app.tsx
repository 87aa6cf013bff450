/** The application of someone who is in: the frame, the rooms, and everything that stands around them. */
import {
  type Accessor,
  type Component,
  createEffect,
  createMemo,
  createResource,
  createSignal,
  ErrorBoundary,
  type JSX,
  on,
  onCleanup,
  Show,
  Suspense,
} from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { todayWaiting } from '../../rooms/today/index.ts';
import {
  AppShell,
  Button,
  createAnswer,
  DeskProvider,
  ErrorNote,
  IconButton,
  IconPlus,
  IconSearch,
  StateLine,
  useAnnouncer,
  useDesk,
  useI18n,
} from '../../ui/index.ts';
import type { Opened } from '../device/opened.ts';
import { createZone } from '../device/zone.ts';
import { isFetch, late, NotFetched } from '../late.tsx';
import { type Door, doors } from '../rooms.ts';
import type { Router } from '../router.ts';
import { createConfirming } from './confirming.ts';
import { createDesk } from './desk.ts';
import { firstView } from './first-view.ts';
import { focusHeading } from './heading.ts';
import { useKeys } from './keys.ts';
import { OwnMenu } from './own-menu.tsx';
import { createPerforming, Performance } from './performing.tsx';
import { takeShared } from './shared.ts';
import { allWords } from './words.ts';

const Banners = late(async () => (await import('./banners.tsx')).Banners);
const Bell = late(async () => (await import('../../rooms/notices/views/bell.tsx')).Bell);
const Palette = late(async () => (await import('./palette.tsx')).Palette);
const ConfirmDialog = late(async () => (await import('./confirm.tsx')).ConfirmDialog);
const TaskContinuity = late(async () => (await import('../../rooms/continuity/views/of-task.tsx')).OfTask);
const TaskRequest = late(async () => (await import('../../rooms/requests/views/of-task.tsx')).OfTask);
const MemberAccount = late(async () => (await import('../settings/member-account.tsx')).MemberAccount);
const Leaving = late(async () => (await import('../settings/leaving.tsx')).Leaving);
const DevicePage = late(async () => (await import('../settings/device-page.tsx')).DevicePage);
const AccountPage = late(async () => (await import('../settings/account-page.tsx')).AccountPage);
const InvitePage = late(async () => (await import('../settings/invite-page.tsx')).InvitePage);
const ImportPage = late(async () => (await import('../transfer/import-page.tsx')).ImportPage);
const ExportPage = late(async () => (await import('../transfer/export-page.tsx')).ExportPage);

const NoticeChannels = late(async () => (await import('../settings/notice-channels.tsx')).NoticeChannels);

const NeverPage = late(async () => (await import('../../rooms/organisation/views/contract/never-page.tsx')).NeverPage);

/** Pages that belong to the application and to no room. */
const pages: Readonly<Record<string, Component<{ readonly opened: Opened; readonly onLeave: () => void }>>> = {
  device: DevicePage,
  account: AccountPage,
  invite: InvitePage,
  import: ImportPage,
  export: ExportPage,
  never: NeverPage,
};

export interface AppProps {
  readonly opened: Opened;
  readonly router: Router;
  readonly onLeave: () => void;
}

export function App(props: AppProps): JSX.Element {
  const zone = createZone();
  const confirming = createConfirming();
  const performing = createPerforming(() => props.opened.workplace.whole());
  const desk = createDesk(props.opened, props.router, zone, confirming.ask, performing);
  return (
    <DeskProvider value={desk}>
      <Inside {...props} />
      <Performance performing={performing} />
      <Suspense>
        <Show when={confirming.asked()}>
          <ConfirmDialog confirming={confirming} />
        </Show>
      </Suspense>
    </DeskProvider>
  );
}

function Inside(props: AppProps): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { announce } = useAnnouncer();
  const [palette, setPalette] = createSignal(false);
  const [leaving, setLeaving] = createSignal(false);
  const [rest, setRest] = createSignal(false);
  void firstView.then(() => setRest(true));
  const room = createMemo(() => props.router.address().path[0] ?? 'today');
  const waiting = createAnswer<typeof todayWaiting>('today.waiting');
  const standing = props.opened.standing;

  onCleanup(props.opened.onArrivals((count) => announce(t('web.arrivals', { count }))));
  useKeys(props.opened, () => setPalette(true));
  // What another application of the phone shared becomes a task to capture.
  createEffect(() => room() === 'share' && takeShared(desk, props.router.address().search));
  // Another room: what is read begins at its heading.
  createEffect(on(props.router.page, focusHeading, { defer: true }));
  createEffect(() => {
    document.title = `${t(`room.${doors.some(({ id }) => id === room()) ? room() : 'today'}`)} · ${props.opened.known.workplaceName}`;
  });

  return (
    <>
      <AppShell
        workplace={props.opened.known.workplaceName}
        rooms={doors
          .filter(({ within }) => within === undefined)
          .map(({ id, icon }) => ({
            id,
            icon,
            href: `/${id}`,
            get label() {
              return t(`room.${id}`);
            },
            get waiting() {
              return id === 'today' ? waiting() : undefined;
            },
          }))}
        current={doors.find(({ id }) => id === room())?.within ?? room()}
        onGo={props.router.go}
        stateLine={
          <StateLine
            waiting={standing().waiting}
            refused={standing().refused}
            sharedAt={standing().sharedAt}
            offline={standing().away}
            dataUsed={standing().dataUsed}
            href="/device"
          />
        }
        actions={
          <>
            <Suspense fallback={<span class="ui-icon-button" />}>
              <Bell current={room() === 'notices'} />
            </Suspense>
            <IconButton icon={IconSearch} label={t('ui.palette.title')} shortcut="Ctrl K" onClick={() => setPalette(true)} />
            <Button kind="primary" icon={IconPlus} shrink onClick={() => desk.perform('task.capture')}>
              {t('web.new-task')}
            </Button>
            <span class="web-own-narrow">
              <OwnMenu opened={props.opened} onLeave={() => setLeaving(true)} iconOnly />
            </span>
          </>
        }
        own={<OwnMenu opened={props.opened} onLeave={() => setLeaving(true)} />}
      >
        <Suspense>
          <Show when={rest()}>
            <Banners opened={props.opened} room={room()} />
          </Show>
        </Suspense>
        <ErrorBoundary fallback={(cause, retry) => <Broken cause={cause} retry={retry} address={props.router.address} />}>
          <Suspense>
            <Show when={pages[room()]} keyed fallback={<Room {...props} id={room()} />}>
              {(page) => <Dynamic component={page} opened={props.opened} onLeave={props.onLeave} />}
            </Show>
          </Suspense>
        </ErrorBoundary>
      </AppShell>
      <Suspense>
        <Show when={palette()}>
          <Palette onClose={() => setPalette(false)} />
        </Show>
        <Show when={leaving()}>
          <Leaving opened={props.opened} onClose={() => setLeaving(false)} onLeft={props.onLeave} />
        </Show>
      </Suspense>
    </>
  );
}

function Room(props: AppProps & { readonly id: string }): JSX.Element {
  const door = createMemo(() => doors.find(({ id }) => id === props.id) ?? doors[0]);
  // Today says only what is there from the start.
  const load = async ({ id, load: brought }: Door) => (await Promise.all([brought(), id === 'today' ? undefined : allWords()]))[0];
  const [views] = createResource(door, load);
  return (
    <Show when={views()} keyed>
      {(loaded) => (
        <Dynamic component={loaded.View} path={props.router.address().path.slice(1)} search={props.router.address().search} about={about} />
      )}
    </Show>
  );
}

/** What stands on the page of a row beside what its own room knows: each brought by name, since rooms know only those before them. */
const about = (table: string, id: string): JSX.Element | undefined => {
  if (table === 'member') return <MemberAccount member={id} />;
  if (table === 'notice-channels') return <NoticeChannels />;
  if (table !== 'task') return undefined;
  return (
    <>
      <TaskContinuity task={id} />
      <TaskRequest task={id} />
    </>
  );
};

/** A view that failed does not take the others with it. */
function Broken(props: { readonly cause: unknown; readonly retry: () => void; readonly address: Accessor<unknown> }): JSX.Element {
  const { t } = useI18n();
  // Who goes elsewhere is not kept here.
  createEffect(on(props.address, () => props.retry(), { defer: true }));
  if (isFetch(props.cause)) return <NotFetched />;
  console.error(props.cause);
  return (
    <ErrorNote
      happened={t('web.broken')}
      kept={t('web.broken.kept')}
      todo={t('web.broken.todo')}
      actions={
        <>
          <Button onClick={props.retry}>{t('web.retry')}</Button>
          <Button onClick={() => location.reload()}>{t('web.reload')}</Button>
        </>
      }
    />
  );
}
