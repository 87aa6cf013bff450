/** The options of a vote, and once everybody was heard, what the vote says. */
import { For, type JSX, Show } from 'solid-js';
import { Badge, Button, IconButton, IconPlus, IconTrash2, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import type { ProposalShown } from './types.ts';

export function Options(props: { readonly row: ProposalShown }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const chooses = () => props.row.process === 'approval' || props.row.process === 'ranked';
  const canChange = () => props.row.outcome === 'open' && props.row.stage !== 'vote';
  return (
    <Show when={chooses() || props.row.tally !== null}>
      <section class="proposals-part">
        <header class="proposals-part-head">
          <h2>{t(chooses() ? 'field.proposal.options' : 'organisation.tally')}</h2>
          <Show when={chooses() && canChange()}>
            <Button small kind="quiet" icon={IconPlus} onClick={() => desk.perform('option.add', { proposal: props.row.id })}>
              {t('command.option.add')}
            </Button>
          </Show>
        </header>
        <Show when={chooses()} fallback={<Majority row={props.row} />}>
          <ul class="proposals-list">
            <For each={props.row.options} fallback={<li class="ui-soft">{t('organisation.no-options')}</li>}>
              {(each) => (
                <li class="proposal-option">
                  <span>{each.title}</span>
                  <Show when={props.row.tally}>
                    {(tally) => (
                      <>
                        <span class="ui-soft">
                          {t(props.row.process === 'ranked' ? 'organisation.first-choices' : 'organisation.approvals', {
                            count: tally().votes[each.id] ?? 0,
                          })}
                        </span>
                        <Show when={tally().winners.includes(each.id)}>
                          <Badge tone="covered">{t(tally().winners.length > 1 ? 'organisation.ties' : 'organisation.wins')}</Badge>
                        </Show>
                      </>
                    )}
                  </Show>
                  <Show when={canChange()}>
                    <IconButton
                      small
                      icon={IconTrash2}
                      label={t('organisation.option.remove', { title: each.title ?? '' })}
                      onClick={() => void act('option.remove', { option: each.id })}
                    />
                  </Show>
                </li>
              )}
            </For>
          </ul>
          <p class="ui-soft">{t(`organisation.method.${props.row.process}`)}</p>
        </Show>
      </section>
    </Show>
  );
}

function Majority(props: { readonly row: ProposalShown }): JSX.Element {
  const { t } = useI18n();
  const votes = () => props.row.tally?.votes ?? {};
  return (
    <p>
      {t('organisation.majority', { for: votes().for ?? 0, against: votes().against ?? 0, abstain: votes().abstain ?? 0 })}{' '}
      <Badge tone={props.row.tally?.isCarried === true ? 'covered' : 'plain'}>
        {t(props.row.tally?.isCarried === true ? 'organisation.carried' : 'organisation.not-carried')}
      </Badge>
    </p>
  );
}
