/** The views of the people room. */
import { type JSX, Match, Show, Switch } from 'solid-js';
import type { RoomViewProps } from '../../../ui/index.ts';
import { MemberPage } from './member-page.tsx';
import { MembersPage } from './members-page.tsx';
import { isPage, type Page, Pages } from './pages.tsx';
import { PlacesPage } from './places-page.tsx';
import { DutyPage } from './presence/duty-page.tsx';
import { MeetPage } from './presence/meet-page.tsx';
import { WeekPage } from './presence/week-page.tsx';
import './calendars/calendars.css';
import './people.css';

export function View(props: RoomViewProps): JSX.Element {
  const page = (): Page | undefined => {
    const first = props.path[0] ?? '';
    return isPage(first) ? first : undefined;
  };
  return (
    <Switch
      fallback={
        <Show when={props.path[0]} keyed>
          {(id) => <MemberPage member={id} about={props.about} />}
        </Show>
      }
    >
      <Match when={page() !== undefined}>
        <Pages page={page() ?? ''}>
          <Switch fallback={<MembersPage />}>
            <Match when={page() === 'week'}>
              <WeekPage from={props.search.get('from')} />
            </Match>
            <Match when={page() === 'duty'}>
              <DutyPage />
            </Match>
            <Match when={page() === 'places'}>
              <PlacesPage />
            </Match>
            <Match when={page() === 'meet'}>
              <MeetPage />
            </Match>
          </Switch>
        </Pages>
      </Match>
    </Switch>
  );
}
