/** The views of the room of arrangements, reached from People. */
import { type JSX, Match, Switch } from 'solid-js';
import type { RoomViewProps } from '../../../ui/index.ts';
import { AgreedPage } from './agreed-page.tsx';
import { FiguresPage } from './figures-page.tsx';
import { MinePage } from './mine-page.tsx';
import { MonthPage } from './month-page.tsx';
import { Pages, pageOf } from './pages.tsx';
import { ReportPage } from './report/report-page.tsx';
import './arrangements.css';

export function View(props: RoomViewProps): JSX.Element {
  const page = () => pageOf(props.path[0]);
  return (
    <Pages page={page()}>
      <Switch fallback={<MinePage />}>
        <Match when={page() === 'month'}>
          <MonthPage month={props.search.get('month')} />
        </Match>
        <Match when={page() === 'report'}>
          <ReportPage month={props.search.get('month')} />
        </Match>
        <Match when={page() === 'agreed'}>
          <AgreedPage agreement={props.search.get('agreement')} />
        </Match>
        <Match when={page() === 'figures'}>
          <FiguresPage />
        </Match>
      </Switch>
    </Pages>
  );
}
