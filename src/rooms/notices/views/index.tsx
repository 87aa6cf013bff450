/** The door of the news: all of them, or what one is told and how. */
import { type JSX, Show } from 'solid-js';
import type { RoomViewProps } from '../../../ui/index.ts';
import { NoticesPage } from './notices-page.tsx';
import { SettingsPage } from './settings-page.tsx';
import './notices.css';

export function View(props: RoomViewProps): JSX.Element {
  return (
    <div class="notices">
      <Show when={props.path[0] === 'settings'} fallback={<NoticesPage />}>
        <SettingsPage kind={props.search.get('kind')} channels={(me) => props.about?.('notice-channels', me)} />
      </Show>
    </div>
  );
}
