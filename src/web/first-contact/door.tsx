/** The door: which way somebody comes in, by a link or by coming back. */
import { type JSX, Show } from 'solid-js';
import { createEntering } from '../device/entering.ts';
import type { KnownWorkplaces } from '../device/known.ts';
import type { Opened } from '../device/opened.ts';
import { late } from '../late.tsx';
import type { Address } from '../router.ts';

const Join = late(async () => (await import('./join.tsx')).Join);
const Reset = late(async () => (await import('./reset.tsx')).Reset);
const SignIn = late(async () => (await import('./sign-in.tsx')).SignIn);

export interface DoorProps {
  readonly known: KnownWorkplaces;
  readonly opens: (opened: Opened) => void;
  readonly address: Address;
  readonly onIn: () => void;
}

export function Door(props: DoorProps): JSX.Element {
  const entering = createEntering(props.known, props.opens);
  const place = () => props.address.path[0] ?? '';
  const token = () => props.address.fragment;
  return (
    <Show
      when={(place() === 'join' || place() === 'reset') && token() !== ''}
      fallback={<SignIn entering={entering} again={props.known.list().length > 0} onIn={props.onIn} />}
    >
      <Show when={place() === 'join'} fallback={<Reset token={token()} entering={entering} onIn={props.onIn} />}>
        <Join token={token()} entering={entering} onIn={props.onIn} />
      </Show>
    </Show>
  );
}
