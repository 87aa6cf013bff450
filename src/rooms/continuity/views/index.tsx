/** The views of the continuity room, reached from Tasks and Today. */
import { type JSX, Match, Switch } from 'solid-js';
import type { RoomViewProps } from '../../../ui/index.ts';
import { AwayPage } from './away-page.tsx';
import { BackPage } from './back-page.tsx';
import { EveningPage } from './evening-page.tsx';
import { MapPage } from './map-page.tsx';
import { Pages, pageOf } from './pages.tsx';
import { SignalsPage } from './signals-page.tsx';
import { SunPage } from './sun-page.tsx';
import './continuity.css';

export function View(props: RoomViewProps): JSX.Element {
  return (
    <Pages page={pageOf(props.path[0])}>
      <Switch fallback={<SignalsPage />}>
        <Match when={pageOf(props.path[0]) === 'away'}>
          <AwayPage from={props.search.get('from')} to={props.search.get('to')} />
        </Match>
        <Match when={pageOf(props.path[0]) === 'evening'}>
          <EveningPage />
        </Match>
        <Match when={pageOf(props.path[0]) === 'back'}>
          <BackPage since={props.search.get('since')} />
        </Match>
        <Match when={pageOf(props.path[0]) === 'map'}>
          <MapPage from={props.search.get('from')} />
        </Match>
        <Match when={pageOf(props.path[0]) === 'sun'}>
          <SunPage task={props.search.get('task')} role={props.search.get('role')} />
        </Match>
      </Switch>
    </Pages>
  );
}
