/** Two versions side by side in one text: what went is struck through, what came is underlined, what stayed is folded away. */
import { For, type JSX, Show } from 'solid-js';
import { createAnswer, IconArrowLeft, LinkButton, PageHeader, Select, useDesk, useI18n } from '../../../../ui/index.ts';
import type { agreementShow, compare, Piece } from '../../agreements/index.ts';
import type { Agreement, Compared } from './types.ts';

/** Stands for the draft among the versions to choose from. */
const DRAFT = '';

export function DifferencesPage(props: { readonly agreement: string; readonly search: URLSearchParams }): JSX.Element {
  const agreement = createAnswer<typeof agreementShow>('agreement.show', () => ({ agreement: props.agreement }));
  return <Show when={agreement()}>{(known) => <Page agreement={known()} search={props.search} />}</Show>;
}

function Page(props: { readonly agreement: Agreement; readonly search: URLSearchParams }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const here = () => `/organisation/agreements/${props.agreement.id}`;
  const versions = () => props.agreement.versions;
  const before = () => props.search.get('before') ?? versions()[1]?.id ?? versions()[0]?.id;
  const after = () => props.search.get('version') ?? DRAFT;
  const compared = createAnswer<typeof compare>('agreement.compare', () => {
    const from = before();
    return from === undefined ? undefined : { before: from, ...(after() === DRAFT ? {} : { version: after() }) };
  });
  const go = (from: string, to: string) =>
    desk.go(`${here()}/differences?before=${from}${to === DRAFT ? '' : `&version=${to}`}`, { replace: true });
  const options = () => versions().map(({ id, label }) => ({ value: id, label: t('agreements.version', { label }) }));
  return (
    <>
      <PageHeader
        back={
          <LinkButton kind="quiet" small icon={IconArrowLeft} href={here()}>
            {props.agreement.title ?? t('agreements.untitled')}
          </LinkButton>
        }
        title={t('agreements.differences')}
        lead={t('agreements.differences.lead')}
      />
      <div class="agreements-compared" data-print="no">
        <Select
          label={t('agreements.differences.from')}
          value={before() ?? ''}
          options={options()}
          onChange={(from) => go(from, after())}
        />
        <Select
          label={t('agreements.differences.to')}
          value={after()}
          options={[...options(), { value: DRAFT, label: t('agreements.differences.draft') }]}
          onChange={(to) => go(before() ?? '', to)}
        />
      </div>
      <Show when={compared()} fallback={<p>{t('agreements.differences.none')}</p>}>
        {(known) => <Differences compared={known()} />}
      </Show>
    </>
  );
}

function Differences(props: { readonly compared: Compared }): JSX.Element {
  const { t } = useI18n();
  const worded = (fact: string, value: string | number | null) =>
    value === null
      ? '—'
      : fact === 'kind'
        ? t(`value.agreement.kind.${value}`)
        : fact === 'review'
          ? t('agreements.date', { date: String(value) })
          : String(value);
  return (
    <article class="agreements-document agreements-differences">
      <Show when={props.compared.facts.length > 0}>
        <ul>
          <For each={props.compared.facts}>
            {({ fact, from, to }) => (
              <li>
                {t(`field.agreement.${fact}`)} : <del>{worded(fact, from)}</del> <ins>{worded(fact, to)}</ins>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.compared.facts.length === 0 && props.compared.sections.every(({ kind }) => kind === 'same')}>
        <p>{t('agreements.differences.same')}</p>
      </Show>
      <For each={props.compared.sections}>
        {(section) => (
          <section data-kind={section.kind}>
            <h2>
              <Pieces pieces={section.title} />
            </h2>
            <Show when={section.kind !== 'same'} fallback={<p class="ui-soft">{t('agreements.differences.unchanged')}</p>}>
              <p class="agreements-pieces">
                <Pieces pieces={section.body} />
              </p>
            </Show>
          </section>
        )}
      </For>
    </article>
  );
}

function Pieces(props: { readonly pieces: readonly Piece[] }): JSX.Element {
  return (
    <For each={props.pieces}>
      {({ kind, text }) => (kind === 'same' ? <span>{text}</span> : kind === 'gone' ? <del>{text}</del> : <ins>{text}</ins>)}
    </For>
  );
}
