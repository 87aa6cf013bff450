/** The views of the continuity room, reached from Tasks and Today. */
import type { JSX } from 'solid-js';
import type { RoomViewProps } from '../../../ui/index.ts';
import { Pages, pageOf } from './pages.tsx';
import { SignalsPage } from './signals-page.tsx';
import './continuity.css';

export function View(props: RoomViewProps): JSX.Element {
  return (
    <Pages page={pageOf(props.path[0])}>
      <SignalsPage />
    </Pages>
  );
}
