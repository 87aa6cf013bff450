/** Where a party stands, in a word: signed, to sign, leaving on a day. */
import { type JSX, Show } from 'solid-js';
import { Badge, useI18n } from '../../../../ui/index.ts';
import type { Party } from './types.ts';

export interface StateBadgeProps {
  readonly state: Party['state'] | null;
  /** The version that was signed last. */
  readonly label?: string | undefined;
  readonly leaves?: string | null | undefined;
}

export function StateBadge(props: StateBadgeProps): JSX.Element {
  const { t } = useI18n();
  const tone = () =>
    props.state === 'signed' ? 'covered' : props.state === 'to-sign' || props.state === 'signed-before' ? 'accent' : 'plain';
  return (
    <Show when={props.state}>
      {(state) => <Badge tone={tone()}>{t(`agreements.state.${state()}`, { label: props.label ?? '', date: props.leaves ?? '' })}</Badge>}
    </Show>
  );
}
