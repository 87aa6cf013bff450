/** The door of requests: all of them with the pages of places, one request, or the sticker of a place. */
import { type JSX, Match, Switch } from 'solid-js';
import type { RoomViewProps } from '../../../ui/index.ts';
import { RequestPage } from './request-page.tsx';
import { RequestsPage } from './requests-page.tsx';
import { StickerPage } from './sticker-page.tsx';
import './requests.css';

export function View(props: RoomViewProps): JSX.Element {
  return (
    <div class="requests">
      <Switch fallback={<RequestPage request={props.path[0] ?? ''} />}>
        <Match when={props.path[0] === undefined}>
          <RequestsPage search={props.search} />
        </Match>
        <Match when={props.path[0] === 'page'}>
          <StickerPage page={props.path[1] ?? ''} />
        </Match>
      </Switch>
    </div>
  );
}
