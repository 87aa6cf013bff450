/** Open proposals, those that wait for the reader first; and those that ended. */
import { createSignal, For, type JSX, Show } from 'solid-js';
import { Button, createAnswer, EmptyState, FilterChip, IconHand, IconPlus, PageHeader, useDesk, useI18n } from '../../../../ui/index.ts';
import type { proposalList } from '../../proposals/index.ts';
import { ProposalLineView } from './proposal-line.tsx';
import type { ProposalLine } from './types.ts';

export function ProposalsPage(): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const [closed, setClosed] = createSignal(false);
  const lines = createAnswer<typeof proposalList>('proposal.list', () => (closed() ? { closed: true } : {}));
  const mine = () => (lines() ?? []).filter(({ awaiting }) => awaiting !== null);
  const others = () => (lines() ?? []).filter(({ awaiting }) => awaiting === null);
  return (
    <div class="proposals">
      <PageHeader
        title={t('organisation.proposals')}
        lead={t('organisation.proposals.lead')}
        actions={
          <Button kind="primary" icon={IconPlus} onClick={() => desk.perform('proposal.add')}>
            {t('command.proposal.add')}
          </Button>
        }
      />
      <Show when={lines()}>
        <Show
          when={(lines() ?? []).length > 0}
          fallback={
            <EmptyState icon={IconHand} title={closed() ? t('organisation.proposals.none-closed') : t('organisation.proposals.none')}>
              {t('organisation.proposals.none.words')}
            </EmptyState>
          }
        >
          <Lines title={t('organisation.proposals.mine')} lines={mine()} />
          <Lines title={closed() ? t('organisation.proposals.closed') : t('organisation.proposals.others')} lines={others()} />
        </Show>
      </Show>
      <div>
        <FilterChip pressed={closed()} onChange={setClosed}>
          {t('organisation.proposals.show-closed')}
        </FilterChip>
      </div>
    </div>
  );
}

function Lines(props: { readonly title: string; readonly lines: readonly ProposalLine[] }): JSX.Element {
  return (
    <Show when={props.lines.length > 0}>
      <section class="proposals-part">
        <h2>{props.title}</h2>
        <ul class="proposals-list">
          <For each={props.lines}>
            {(line) => (
              <li>
                <ProposalLineView line={line} />
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
