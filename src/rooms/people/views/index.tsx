/** The views of the people room. */
import { type JSX, Show } from 'solid-js';
import type { RoomViewProps } from '../../../ui/index.ts';
import { MemberPage } from './member-page.tsx';
import { MembersPage } from './members-page.tsx';
import './people.css';

export function View(props: RoomViewProps): JSX.Element {
  return (
    <Show when={props.path[0]} keyed fallback={<MembersPage />}>
      {(id) => <MemberPage member={id} about={props.about} />}
    </Show>
  );
}
