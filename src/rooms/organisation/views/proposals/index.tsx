/** Proposals and the registry of decisions. */
import { type JSX, Show } from 'solid-js';
import type { RoomViewProps } from '../../../../ui/index.ts';
import { DecisionPage } from './decision-page.tsx';
import { DecisionsPage } from './decisions-page.tsx';
import { ProposalPage } from './proposal-page.tsx';
import { ProposalsPage } from './proposals-page.tsx';
import './proposals.css';

export function Proposals(props: RoomViewProps): JSX.Element {
  return (
    <Show when={props.path[0]} keyed fallback={<ProposalsPage />}>
      {(id) => <ProposalPage proposal={id} />}
    </Show>
  );
}

export function Decisions(props: RoomViewProps): JSX.Element {
  return (
    <Show when={props.path[0]} keyed fallback={<DecisionsPage />}>
      {(id) => <DecisionPage decision={id} />}
    </Show>
  );
}
