/** The registry of decisions, as a log: number, what was decided, when, and whether something took its place. */
import { createSignal, For, type JSX, Show } from 'solid-js';
import {
  Badge,
  createAnswer,
  EmptyState,
  FilterChip,
  IconBookOpen,
  IconDownload,
  IconSearch,
  LinkButton,
  PageHeader,
  TextField,
  useDesk,
  useI18n,
} from '../../../../ui/index.ts';
import type { decisionList } from '../../proposals/index.ts';

export function DecisionsPage(): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const [text, setText] = createSignal('');
  const [standing, setStanding] = createSignal(false);
  const [due, setDue] = createSignal(false);
  const rows = createAnswer<typeof decisionList>('decision.list', () => ({
    ...(text().trim() === '' ? {} : { text: text().trim() }),
    ...(standing() ? { standing: true } : {}),
    ...(due() ? { due: true } : {}),
  }));
  const isFiltered = () => text().trim() !== '' || standing() || due();
  const isDue = (date: string | null, superseded: boolean) => date !== null && !superseded && date <= desk.today();
  return (
    <div class="proposals">
      <PageHeader
        title={t('organisation.decisions')}
        lead={t('organisation.decisions.lead')}
        actions={
          <LinkButton icon={IconDownload} href="/export">
            {t('organisation.decisions.take-out')}
          </LinkButton>
        }
      />
      <div class="decisions-filters" data-print="no">
        <TextField
          label={t('organisation.decisions.search')}
          hideLabel
          type="search"
          icon={IconSearch}
          placeholder={t('organisation.decisions.search')}
          value={text()}
          onInput={setText}
        />
        <FilterChip pressed={standing()} onChange={setStanding}>
          {t('organisation.decisions.standing')}
        </FilterChip>
        <FilterChip pressed={due()} onChange={setDue}>
          {t('organisation.decisions.due')}
        </FilterChip>
      </div>
      <Show when={rows()}>
        {(found) => (
          <Show
            when={found().length > 0}
            fallback={
              <Show when={!isFiltered()} fallback={<p class="ui-soft">{t('organisation.decisions.not-found')}</p>}>
                <EmptyState
                  icon={IconBookOpen}
                  title={t('organisation.decisions.none')}
                  actions={<LinkButton href="/organisation/proposals">{t('organisation.proposals')}</LinkButton>}
                >
                  {t('organisation.decisions.none.words')}
                </EmptyState>
              </Show>
            }
          >
            <ul class="proposals-list">
              <For each={found()}>
                {(row) => (
                  <li>
                    <a
                      class="decision-line"
                      data-past={row.supersededBy === null ? undefined : ''}
                      href={`/organisation/decisions/${row.id}`}
                    >
                      <span class="decision-number">{row.number}</span>
                      <span class="proposal-line-title">{row.title ?? t('organisation.untitled')}</span>
                      <span class="proposal-line-why ui-soft">{row.tension}</span>
                      <span class="proposal-line-facts ui-soft">
                        <Show when={row.adoptedAt}>{(at) => <>{i18n.format.civilDate(i18n.format.civilDateAt(at()), 'medium')} · </>}</Show>
                        {t(`value.proposal.process.${row.process}`)}
                        <Show when={row.circle?.name}>{(name) => <> · {name()}</>}</Show>
                        <Show when={row.supersededBy}>{(next) => <> · {t('organisation.superseded', { number: next().number })}</>}</Show>
                        <Show when={isDue(row.reviewOn, row.supersededBy !== null)}>
                          {' '}
                          <Badge tone="stop">{t('organisation.to-review')}</Badge>
                        </Show>
                      </span>
                    </a>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Show>
    </div>
  );
}
