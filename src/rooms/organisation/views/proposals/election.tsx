/** What an election is about: the role, what whoever holds it answers for, and who was named by whom once everybody was heard. */
import { createMemo, For, type JSX, Show } from 'solid-js';
import { Badge, Initials, useI18n } from '../../../../ui/index.ts';
import type { Named } from '../../proposals/index.ts';
import type { ProposalShown } from './types.ts';
import './election.css';

export function Election(props: { readonly row: ProposalShown }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <Show when={props.row.election}>
      {(role) => (
        <section class="proposals-part">
          <h2>{t('organisation.election.role')}</h2>
          <div class="election-role">
            <p>
              <a class="ui-strong" href={`/organisation/${role().id}`}>
                {role().name ?? t('organisation.untitled')}
              </a>
              <Show when={props.row.until}>
                {(until) => (
                  <span class="ui-soft"> · {t('organisation.election.until', { date: i18n.format.civilDate(until(), 'long') })}</span>
                )}
              </Show>
            </p>
            <Show when={role().purpose}>{(purpose) => <p>{purpose()}</p>}</Show>
            <Show when={role().expected.length > 0}>
              <ul class="election-expected">
                <For each={role().expected}>{(line) => <li>{line}</li>}</For>
              </ul>
            </Show>
          </div>
          <Nominations row={props.row} />
        </section>
      )}
    </Show>
  );
}

/** By name, never by how many: it is the reasons that count. */
function Nominations(props: { readonly row: ProposalShown }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const named = createMemo(() => nominationsIn(props.row));
  const names = (people: readonly Named[]) => i18n.format.list(people.map(({ name }) => name ?? t('organisation.somebody')));
  return (
    <Show when={named().length > 0}>
      <h3 class="election-named">{t('organisation.election.named')}</h3>
      <ul class="proposals-list">
        <For each={named()}>
          {({ nominee, by }) => (
            <li class="election-nominee" data-candidate={nominee.id === props.row.candidate?.id ? '' : undefined}>
              <Initials name={nominee.name ?? '?'} />
              <span class="election-words">
                <span class="ui-strong">{nominee.name ?? t('organisation.somebody')}</span>
                <span class="ui-soft">{t('organisation.election.by', { names: names(by) })}</span>
              </span>
              <Show when={nominee.id === props.row.candidate?.id}>
                <Badge tone="covered">{t('organisation.election.put-forward')}</Badge>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

export interface Nomination {
  readonly nominee: Named;
  readonly by: readonly Named[];
}

/** Whom each one names by now, having changed or not; those still sealed are left out. */
export function nominationsIn({ rounds }: Pick<ProposalShown, 'rounds'>): readonly Nomination[] {
  const latest = new Map<string, { readonly by: Named; readonly nominee: Named }>();
  for (const { voices } of rounds)
    for (const { member, nominee } of voices) if (member !== null && nominee !== null) latest.set(member.id, { by: member, nominee });
  const found = new Map<string, { readonly nominee: Named; readonly by: Named[] }>();
  for (const { nominee, by } of latest.values()) {
    const known = found.get(nominee.id);
    if (known === undefined) found.set(nominee.id, { nominee, by: [by] });
    else known.by.push(by);
  }
  return [...found.values()].sort((a, b) => (a.nominee.name ?? '').localeCompare(b.nominee.name ?? ''));
}
