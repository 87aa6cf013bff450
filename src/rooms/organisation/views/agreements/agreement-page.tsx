/** One agreement: the document first, then what is expected of me, who is in, and the versions there were. */
import { For, type JSX, lazy, Match, Show, Switch } from 'solid-js';
import {
  Button,
  createAnswer,
  ErrorNote,
  IconArrowLeft,
  IconPencil,
  LinkButton,
  Menu,
  PageHeader,
  Prose,
  saveFile,
  useDesk,
  useGestures,
  useI18n,
  useSubject,
} from '../../../../ui/index.ts';
import type { agreementShow, versionShow } from '../../agreements/index.ts';
import { agreementMarkdown } from '../../agreements/index.ts';
import { Document } from './document.tsx';
import { Expected } from './expected.tsx';
import { Parties } from './parties.tsx';
import type { Agreement, ShownVersion } from './types.ts';

const Grounds = lazy(async () => ({ default: (await import('../../circles/views/grounds.tsx')).Grounds }));

export function AgreementPage(props: { readonly agreement: string; readonly search: URLSearchParams }): JSX.Element {
  const { t } = useI18n();
  const agreement = createAnswer<typeof agreementShow>('agreement.show', () => ({ agreement: props.agreement }));
  const asked = () => props.search.get('version') ?? undefined;
  const older = createAnswer<typeof versionShow>('agreement-version.show', () => {
    const version = asked();
    return version === undefined ? undefined : { version };
  });
  return (
    <Switch>
      <Match when={agreement()}>
        {(known) => <Page agreement={known()} version={(asked() === undefined ? known().current : older()) ?? undefined} />}
      </Match>
      <Match when={agreement() === null || agreement.problem() !== undefined}>
        <Back />
        <ErrorNote happened={t('agreements.unknown')} />
      </Match>
    </Switch>
  );
}

function Page(props: { readonly agreement: Agreement; readonly version: ShownVersion | undefined }): JSX.Element {
  const { t } = useI18n();
  const title = () => props.agreement.title ?? t('agreements.untitled');
  useSubject(() => ({ table: 'agreement', ids: [props.agreement.id], label: title() }));
  const here = () => `/organisation/agreements/${props.agreement.id}`;
  return (
    <>
      <PageHeader
        back={<Back />}
        title={title()}
        lead={
          <>
            {t(`value.agreement.kind.${props.agreement.kind ?? 'other'}`)}
            <Show when={props.agreement.circleName}>
              {(name) => (
                <>
                  {' · '}
                  <a href={`/organisation/circle/${props.agreement.circle}`}>{name()}</a>
                </>
              )}
            </Show>
          </>
        }
        actions={
          <>
            <LinkButton icon={IconPencil} href={`${here()}/draft`}>
              {t('agreements.write')}
            </LinkButton>
            <Show when={props.agreement.kind === 'telework'}>
              <LinkButton href={`/arrangements/agreed?agreement=${props.agreement.id}`}>{t('agreements.arrangement')}</LinkButton>
            </Show>
            <More agreement={props.agreement} version={props.version} />
          </>
        }
      />
      <Expected agreement={props.agreement} shown={props.version?.id} />
      <Show when={props.version} fallback={<Draft agreement={props.agreement} />}>
        {(version) => <Document version={version()} bodies={props.agreement.bodies} />}
      </Show>
      <Parties agreement={props.agreement} />
      <Versions agreement={props.agreement} />
      <div data-print="no">
        <Grounds table="agreement" row={props.agreement.id} />
      </div>
    </>
  );
}

function Draft(props: { readonly agreement: Agreement }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  return (
    <article class="agreements-document" data-draft="">
      <p class="ui-soft">{t('agreements.draft-only')}</p>
      <For each={props.agreement.draft}>
        {(section) => (
          <section>
            <h3>{section.title}</h3>
            <Prose text={section.body} onGo={desk.go} />
          </section>
        )}
      </For>
    </article>
  );
}

function Versions(props: { readonly agreement: Agreement }): JSX.Element {
  const { t } = useI18n();
  const here = () => `/organisation/agreements/${props.agreement.id}`;
  return (
    <Show when={props.agreement.versions.length > 0}>
      <section class="agreements-part" data-print="no">
        <h2>{t('agreements.versions')}</h2>
        <ul class="agreements-versions">
          <For each={props.agreement.versions}>
            {(version, at) => (
              <li>
                <a href={`${here()}?version=${version.id}`}>{t('agreements.version', { label: version.label })}</a>
                <span class="ui-soft">
                  {t('agreements.published', { date: version.published ?? '', name: version.author?.name ?? t('agreements.somebody') })}
                </span>
                <Show when={version.wholeness !== 'whole'}>
                  <span class="agreements-check">{t(`agreements.wholeness.${version.wholeness}`)}</span>
                </Show>
                <Show when={props.agreement.versions[at() + 1]}>
                  {(before) => (
                    <a href={`${here()}/differences?before=${before().id}&version=${version.id}`}>
                      {t('agreements.differences-from', { label: before().label })}
                    </a>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}

function More(props: { readonly agreement: Agreement; readonly version: ShownVersion | undefined }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const id = () => ({ agreement: props.agreement.id });
  const take = () => {
    const { version } = props;
    if (version?.document == null) return;
    const signatures = version.signatures.map(({ name, date }) => ({ name: name ?? t('agreements.somebody'), date }));
    const text = agreementMarkdown(version.document, { label: version.label, digest: version.digest, signatures }, t);
    saveFile(new Blob([text], { type: 'text/markdown' }), `${version.document.title}.md`);
  };
  const state = () => props.agreement.mine?.state;
  const items = () => [
    { id: 'edit', label: t('agreements.facts'), onSelect: () => desk.perform('agreement.edit', id()) },
    { id: 'print', label: t('agreements.print'), onSelect: () => print() },
    ...(props.version?.document == null ? [] : [{ id: 'markdown', label: t('agreements.markdown'), onSelect: take }]),
    'separator' as const,
    ...(state() === 'leaving' || state() === 'left'
      ? [{ id: 'stay', label: t('command.agreement.stay'), onSelect: () => void act('agreement.stay', id()) }]
      : state() === undefined
        ? [{ id: 'join', label: t('agreements.party.me'), onSelect: () => void act('agreement.add-party', id()) }]
        : [{ id: 'leave', label: t('command.agreement.leave'), onSelect: () => void act('agreement.leave', id()) }]),
    props.agreement.deleted === null
      ? { id: 'trash', label: t('command.agreement.remove'), onSelect: () => void act('agreement.remove', id()) }
      : { id: 'restore', label: t('command.agreement.restore'), onSelect: () => void act('agreement.restore', id()) },
  ];
  return (
    <>
      <Button onClick={() => print()}>{t('agreements.print')}</Button>
      <Menu kind="quiet" label={t('agreements.more')} iconOnly items={items()} />
    </>
  );
}

const Back = (): JSX.Element => {
  const { t } = useI18n();
  return (
    <LinkButton kind="quiet" small icon={IconArrowLeft} href="/organisation/agreements" data-print="no">
      {t('agreements.title')}
    </LinkButton>
  );
};
