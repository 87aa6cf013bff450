/** What the proposal asks of the reader now: one card, one clear gesture. */
import { createMemo, createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { Button, Combobox, createAnswer, createDraft, Select, TextArea, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import type { memberList } from '../../../people/index.ts';
import { nominationsIn } from './election.tsx';
import type { ProposalShown } from './types.ts';
import { VoiceForm } from './voice-form.tsx';

const SPOKEN = ['clarify', 'react', 'advise', 'nominate', 'change', 'vote', 'object'];

export function NowCard(props: { readonly row: ProposalShown }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const [again, setAgain] = createSignal(false);
  const speaks = () => SPOKEN.includes(props.row.stage);
  const own = () => props.row.rounds.find(({ isNow }) => isNow)?.voices.find(({ member }) => member?.id === desk.me);
  const isAsked = () => props.row.awaiting !== null && SPOKEN.includes(props.row.awaiting);
  const question = () => {
    const { awaiting, election, candidate } = props.row;
    if (awaiting === null) return t('organisation.nothing-asked');
    if (awaiting === 'object' && election !== null && candidate !== null)
      return t('organisation.asks.elect', { name: candidate.name ?? t('organisation.somebody'), role: election.name ?? '' });
    return t(`organisation.asks.${awaiting}`);
  };
  return (
    <section class="proposal-now" data-asked={props.row.awaiting === null ? undefined : ''} aria-labelledby="proposal-now">
      <h2 id="proposal-now">{question()}</h2>
      <Show when={props.row.deadline !== null && speaks()}>
        <p class="ui-soft">
          {t(props.row.isOver ? 'organisation.was-until' : 'organisation.now-until', {
            date: i18n.format.civilDate(props.row.deadline ?? '', 'long'),
          })}
        </p>
      </Show>
      <Switch>
        <Match when={isAsked() || again()}>
          {/* Each round is asked anew: what is typed belongs to the round it was typed in. */}
          <Show when={`${props.row.turn} ${props.row.stage}`} keyed>
            <VoiceForm row={props.row} own={own()} onDone={() => setAgain(false)} />
          </Show>
        </Match>
        <Match when={props.row.awaiting === 'open'}>
          <p class="ui-soft">{t('organisation.open.words')}</p>
          <Advance row={props.row} />
        </Match>
        <Match when={props.row.awaiting === 'amend'}>
          <p class="ui-soft">{t('organisation.amend.words')}</p>
          <div class="ui-actions">
            <Button onClick={() => desk.perform('proposal.edit', { proposal: props.row.id })}>{t('command.proposal.edit')}</Button>
          </div>
          <Advance row={props.row} />
        </Match>
        <Match when={props.row.awaiting === 'advance'}>
          <Advance row={props.row} />
        </Match>
        <Match when={props.row.awaiting === 'decide'}>
          <Decide row={props.row} />
        </Match>
      </Switch>
      <Show when={speaks() && !isAsked() && !again()}>
        <div class="ui-actions">
          <Button small kind="quiet" onClick={() => setAgain(true)}>
            {t(own() === undefined ? 'organisation.speak-too' : 'organisation.speak-again')}
          </Button>
        </div>
      </Show>
    </section>
  );
}

/** To the next round; an election names whom it puts forward. */
function Advance(props: { readonly row: ProposalShown }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const { act } = useGestures();
  const [candidate, setCandidate] = createSignal(props.row.candidate?.id ?? '');
  const members = createAnswer<typeof memberList>('member.list');
  const next = () => props.row.rounds[props.row.rounds.findIndex(({ isNow }) => isNow) + 1]?.stage;
  const puts = () => props.row.process === 'election' && next() === 'object';
  const namedBy = createMemo(
    () =>
      new Map(
        nominationsIn(props.row).map(({ nominee, by }) => [
          nominee.id,
          t('organisation.election.by', { names: i18n.format.list(by.map(({ name }) => name ?? '?')) }),
        ]),
      ),
  );
  /** Those who were named first. */
  const options = () =>
    (members() ?? [])
      .map(({ id, name }) => ({ value: id, label: name ?? t('organisation.somebody'), note: namedBy().get(id) }))
      .toSorted((a, b) => Number(b.note !== undefined) - Number(a.note !== undefined))
      .map(({ note, ...option }) => (note === undefined ? option : { ...option, detail: note }));
  const go = () =>
    void act('proposal.advance', { proposal: props.row.id, ...(puts() && candidate() !== '' ? { candidate: candidate() } : {}) });
  return (
    <>
      <Show when={puts()}>
        <Combobox
          label={t('field.proposal.candidate')}
          required
          options={options()}
          chosen={options().filter(({ value }) => value === candidate())}
          onChange={([chosen]) => setCandidate(chosen?.value ?? '')}
        />
      </Show>
      <div class="ui-actions">
        <Button kind="primary" onClick={go}>
          {t('organisation.begin-round', { round: t(`value.proposal.stage.${next() ?? 'object'}`) })}
        </Button>
      </div>
    </>
  );
}

/** Adoption, in words, with what it would do said above. */
function Decide(props: { readonly row: ProposalShown }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const [statement, setStatement, forget] = createDraft(`decision.adopt.${props.row.id}`);
  const [option, setOption] = createSignal('');
  const ties = () => (props.row.tally?.winners.length ?? 0) > 1;
  const isVote = () => props.row.tally !== null;
  const adopt = async () => {
    const adopted = await act('decision.adopt', {
      proposal: props.row.id,
      ...(statement().trim() === '' ? {} : { statement: statement().trim() }),
      ...(option() === '' ? {} : { option: option() }),
      ...(props.row.reviewOn === null
        ? {}
        : { reviewTitle: t('organisation.review-task', { title: props.row.title ?? '' }).slice(0, 300) }),
    });
    if (!adopted.ok) return;
    forget();
    // The command answers the decision it made.
    const made = adopted.value.answer as { readonly id?: string } | null;
    if (typeof made?.id === 'string') desk.go(`/organisation/decisions/${made.id}`);
  };
  return (
    <>
      <Show when={ties()}>
        <Select
          label={t('organisation.tie')}
          value={option()}
          empty={t('ui.select.none')}
          options={props.row.options
            .filter(({ id }) => props.row.tally?.winners.includes(id))
            .map(({ id, title }) => ({ value: id, label: title ?? '–' }))}
          onChange={setOption}
        />
      </Show>
      <TextArea
        label={t('field.decision.statement')}
        hint={t(`organisation.statement.${props.row.process}`)}
        value={statement()}
        onInput={setStatement}
      />
      <div class="ui-actions">
        <Button kind="primary" onClick={() => void adopt()}>
          {t('command.decision.adopt')}
        </Button>
        <Show when={isVote() && props.row.tally?.isCarried === false}>
          <Button onClick={() => desk.perform('proposal.close', { proposal: props.row.id, as: 'not-adopted' })}>
            {t('command.proposal.close')}
          </Button>
        </Show>
      </div>
    </>
  );
}
