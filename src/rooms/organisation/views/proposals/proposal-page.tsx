/** One proposal: why it is there, what is proposed, what it would do, its rounds; and the one gesture that it asks of the reader now. */
import { type JSX, Match, Show, Switch } from 'solid-js';
import { Badge, Banner, Button, createAnswer, ErrorNote, IconPencil, Prose, useDesk, useI18n, useSubject } from '../../../../ui/index.ts';
import { type proposalShow, rulesOf } from '../../proposals/index.ts';
import { Effects } from './effects.tsx';
import { Election } from './election.tsx';
import { Facts } from './facts.tsx';
import { Back, Head } from './head.tsx';
import { NowCard } from './now-card.tsx';
import { Options } from './options.tsx';
import { ProposalMenu } from './proposal-menu.tsx';
import { Rounds } from './rounds.tsx';
import type { ProposalShown } from './types.ts';

export function ProposalPage(props: { readonly proposal: string }): JSX.Element {
  const { t } = useI18n();
  const shown = createAnswer<typeof proposalShow>('proposal.show', () => ({ proposal: props.proposal }));
  useSubject(() => {
    const row = shown();
    return row === undefined || row === null ? undefined : { table: 'proposal', ids: [row.id], label: row.title ?? '' };
  });
  return (
    <div class="proposals">
      <Switch>
        <Match when={shown()}>{(row) => <Whole row={row()} />}</Match>
        <Match when={shown() === null}>
          <Back to="proposals" />
          <ErrorNote happened={t('organisation.unknown')} />
        </Match>
      </Switch>
    </div>
  );
}

function Whole(props: { readonly row: ProposalShown }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const isOpen = () => props.row.outcome === 'open';
  const author = () => props.row.createdBy?.name ?? undefined;
  /** An election and a choice among options say what is proposed by themselves. */
  const saysMore = () => props.row.body !== '' || (props.row.election === null && !rulesOf(props.row.process).options);
  const edit = () => desk.perform('proposal.edit', { proposal: props.row.id });
  return (
    <>
      <Head
        to="proposals"
        title={props.row.title ?? t('organisation.untitled')}
        row={props.row}
        note={author() === undefined ? undefined : t('organisation.brought-by', { name: author() ?? '' })}
        actions={<ProposalMenu row={props.row} />}
      />
      <Outcome row={props.row} />
      <Show when={isOpen()}>
        <NowCard row={props.row} />
      </Show>
      <section class="proposals-part">
        <h2>{t('field.proposal.tension')}</h2>
        <div class="proposal-tension">
          <Prose text={props.row.tension ?? ''} onGo={desk.go} />
        </div>
      </section>
      <Election row={props.row} />
      <Show when={saysMore()}>
        <section class="proposals-part">
          <header class="proposals-part-head">
            <h2>{t('field.proposal.body')}</h2>
            <Show when={isOpen()}>
              <Button small kind="quiet" icon={IconPencil} onClick={edit}>
                {t('organisation.edit')}
              </Button>
            </Show>
          </header>
          <Show when={props.row.body !== ''} fallback={<p class="ui-soft">{t('organisation.no-body')}</p>}>
            <Prose text={props.row.body} onGo={desk.go} />
          </Show>
          <Show when={props.row.editedAt}>
            {(at) => <p class="ui-soft">{t('organisation.edited', { when: i18n.format.relativeInstant(at(), desk.now()) })}</p>}
          </Show>
        </section>
      </Show>
      <Options row={props.row} />
      <Effects row={props.row} />
      <Rounds row={props.row} />
      <Facts row={props.row} />
    </>
  );
}

/** What became of it, once something did. */
function Outcome(props: { readonly row: ProposalShown }): JSX.Element {
  const { t } = useI18n();
  return (
    <Switch>
      <Match when={props.row.decision}>
        {(decision) => (
          <Banner tone="covered">
            <a href={`/organisation/decisions/${decision().id}`}>{t('organisation.adopted-as', { number: decision().number })}</a>
          </Banner>
        )}
      </Match>
      <Match when={props.row.outcome !== 'open'}>
        <Banner>
          {t(`value.proposal.outcome.${props.row.outcome}`)} · {props.row.closing}
        </Banner>
      </Match>
      <Match when={props.row.deleted !== null}>
        <Banner tone="stop">{t('organisation.in-trash')}</Banner>
      </Match>
      <Match when={props.row.supersedes}>
        {(before) => (
          <p class="ui-soft">
            <Badge>{t('field.supersedes')}</Badge>{' '}
            <a href={`/organisation/decisions/${before().id}`}>
              {t('organisation.decision-named', { number: before().number, title: before().title ?? '' })}
            </a>
          </p>
        )}
      </Match>
    </Switch>
  );
}
