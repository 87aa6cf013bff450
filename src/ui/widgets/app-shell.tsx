/** The frame of the application: rooms at the side on a wide screen and at the foot of a phone, the state line above. */
import { For, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { useI18n } from '../context/i18n.tsx';
import type { IconComponent } from '../icons/icon.tsx';
import { IconMenu } from '../icons.tsx';
import { Menu } from './late.tsx';

export interface ShellRoom {
  readonly id: string;
  readonly label: string;
  readonly icon: IconComponent;
  readonly href: string;
  /** Things there that wait for this person: never a count of people. */
  readonly waiting?: number | undefined;
}

export interface AppShellProps {
  readonly workplace: string;
  readonly rooms: readonly ShellRoom[];
  /** The room that shows. */
  readonly current: string;
  /** Followed for rooms that are behind "More" on a phone; the others are plain links. */
  readonly onGo: (href: string) => void;
  readonly stateLine?: JSX.Element;
  /** In the top line, at its end: search, new task. */
  readonly actions?: JSX.Element;
  /** At the foot of the side bar (behind "More" on a phone there is a link to it): the person's own menu. */
  readonly own?: JSX.Element;
  readonly children: JSX.Element;
}

/** As many as a thumb tells apart; the rest is behind "More". */
const onPhone = 5;

export function AppShell(props: AppShellProps): JSX.Element {
  const { t } = useI18n();
  const first = () => (props.rooms.length <= onPhone ? props.rooms : props.rooms.slice(0, onPhone - 1));
  const rest = () => props.rooms.slice(first().length);
  return (
    <div class="ui-shell">
      <a class="ui-skip" href="#content">
        {t('ui.shell.skip')}
      </a>
      <nav class="ui-side" aria-label={t('ui.shell.rooms')}>
        <p class="ui-workplace">{props.workplace}</p>
        <ul>
          <For each={props.rooms}>
            {(room) => (
              <li>
                <RoomLink room={room} current={props.current} />
              </li>
            )}
          </For>
        </ul>
        <div class="ui-own">{props.own}</div>
      </nav>
      <header class="ui-top">
        <div class="ui-top-state">{props.stateLine}</div>
        <div class="ui-actions">{props.actions}</div>
      </header>
      <main class="ui-main" id="content" tabindex={-1}>
        {props.children}
      </main>
      <nav class="ui-bottom" aria-label={t('ui.shell.rooms')}>
        <ul>
          <For each={first()}>
            {(room) => (
              <li>
                <RoomLink room={room} current={props.current} />
              </li>
            )}
          </For>
          <Show when={rest().length > 0}>
            <li>
              <Menu
                class="ui-room"
                kind="quiet"
                icon={IconMenu}
                label={t('ui.shell.more')}
                items={rest().map((room) => ({
                  id: room.id,
                  label: room.label,
                  icon: room.icon,
                  onSelect: () => props.onGo(room.href),
                }))}
              />
            </li>
          </Show>
        </ul>
      </nav>
    </div>
  );
}

function RoomLink(props: { readonly room: ShellRoom; readonly current: string }): JSX.Element {
  const { t } = useI18n();
  return (
    <a class="ui-room" href={props.room.href} aria-current={props.room.id === props.current ? 'page' : undefined}>
      <Dynamic component={props.room.icon} size={20} />
      <span class="ui-room-label">{props.room.label}</span>
      <Show when={(props.room.waiting ?? 0) > 0}>
        <span class="ui-room-waiting">
          {props.room.waiting}
          <span class="ui-hidden"> {t('ui.shell.waiting', { count: props.room.waiting })}</span>
        </span>
      </Show>
    </a>
  );
}
