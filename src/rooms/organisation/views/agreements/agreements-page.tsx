/** All agreements: what each is, its version, and where one stands oneself. */
import { For, type JSX, Show } from 'solid-js';
import {
  Badge,
  Button,
  createAnswer,
  EmptyState,
  FilterChip,
  IconFile,
  IconPlus,
  PageHeader,
  useDesk,
  useI18n,
} from '../../../../ui/index.ts';
import type { agreementList } from '../../agreements/index.ts';
import { StateBadge } from './state-badge.tsx';
import type { AgreementLine } from './types.ts';

export function AgreementsPage(props: { readonly search: URLSearchParams }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const trash = () => props.search.has('trash');
  const agreements = createAnswer<typeof agreementList>('agreement.list', () => (trash() ? { trash: true } : {}));
  const begin = () => desk.perform('agreement.add', { start: i18n.locale() });
  return (
    <>
      <PageHeader
        title={t('agreements.title')}
        lead={t('agreements.lead')}
        actions={
          <Button kind="primary" icon={IconPlus} onClick={begin}>
            {t('command.agreement.add')}
          </Button>
        }
      />
      <Show when={agreements()}>
        {(known) => (
          <Show
            when={known().length > 0}
            fallback={
              <EmptyState
                icon={IconFile}
                title={t(trash() ? 'agreements.trash.empty' : 'agreements.empty')}
                actions={
                  <Button kind="primary" onClick={begin}>
                    {t('agreements.empty.first')}
                  </Button>
                }
              >
                {t('agreements.empty.words')}
              </EmptyState>
            }
          >
            <ul class="agreements-list">
              <For each={known()}>{(agreement) => <Line agreement={agreement} />}</For>
            </ul>
          </Show>
        )}
      </Show>
      <div>
        <FilterChip pressed={trash()} onChange={(on) => desk.go(`/organisation/agreements${on ? '?trash' : ''}`, { replace: true })}>
          {t('field.agreement.trash')}
        </FilterChip>
      </div>
    </>
  );
}

function Line(props: { readonly agreement: AgreementLine }): JSX.Element {
  const { t } = useI18n();
  const whom = () => [...props.agreement.parties.map(({ name }) => name ?? '?'), ...props.agreement.bodies.map((name) => name ?? '?')];
  return (
    <li>
      <a class="agreements-line" href={`/organisation/agreements/${props.agreement.id}`}>
        <span class="agreements-line-words">
          <span class="agreements-name">{props.agreement.title ?? t('agreements.untitled')}</span>
          <span class="ui-soft">
            {t(`value.agreement.kind.${props.agreement.kind ?? 'other'}`)}
            <Show when={props.agreement.version} fallback={<> · {t('agreements.draft-only')}</>}>
              {(label) => <> · {t('agreements.version', { label: label() })}</>}
            </Show>
            <Show when={props.agreement.circleName}>{(name) => <> · {name()}</>}</Show>
            <Show when={whom().length > 0}> · {t('agreements.with', { count: whom().length, names: whom().slice(0, 4).join(', ') })}</Show>
          </span>
        </span>
        <span class="agreements-badges">
          <Show when={props.agreement.reviewSoon}>
            <Badge tone="stop">{t('agreements.review-soon')}</Badge>
          </Show>
          <StateBadge state={props.agreement.state} label={props.agreement.signed?.label} leaves={props.agreement.leaves} />
        </span>
      </a>
    </li>
  );
}
