/** Signing: what I sign is shown whole, then one gesture. */
import { createSignal, type JSX, Show } from 'solid-js';
import { Button, createAnswer, IconArrowLeft, LinkButton, PageHeader, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import type { memberList } from '../../../people/index.ts';
import type { agreementShow } from '../../agreements/index.ts';
import { Document } from './document.tsx';
import type { Agreement, ShownVersion } from './types.ts';

export function SignPage(props: { readonly agreement: string }): JSX.Element {
  const { t } = useI18n();
  const agreement = createAnswer<typeof agreementShow>('agreement.show', () => ({ agreement: props.agreement }));
  return (
    <Show when={agreement()}>
      {(known) => (
        <>
          <PageHeader
            back={
              <LinkButton kind="quiet" small icon={IconArrowLeft} href={`/organisation/agreements/${props.agreement}`}>
                {known().title ?? t('agreements.untitled')}
              </LinkButton>
            }
            title={t('agreements.sign.title')}
            lead={t('agreements.sign.lead')}
          />
          <Show when={known().current} fallback={<p>{t('agreements.sign.nothing')}</p>}>
            {(version) => <Signing agreement={known()} version={version()} />}
          </Show>
        </>
      )}
    </Show>
  );
}

function Signing(props: { readonly agreement: Agreement; readonly version: ShownVersion }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const { act } = useGestures();
  const members = createAnswer<typeof memberList>('member.list', () => ({}));
  const [busy, setBusy] = createSignal(false);
  const name = () => members()?.find(({ id }) => id === desk.me)?.name ?? t('agreements.somebody');
  const mine = () => props.version.signatures.find(({ member }) => member === desk.me);
  const sign = async () => {
    setBusy(true);
    const done = await act('agreement.sign', { version: props.version.id, ...(mine() === undefined ? {} : { again: true }) });
    setBusy(false);
    if (done.ok) desk.go(`/organisation/agreements/${props.agreement.id}`);
  };
  return (
    <>
      <Document version={props.version} bodies={props.agreement.bodies} />
      <section class="agreements-sign" aria-label={t('agreements.sign.title')}>
        <p>
          {t('agreements.sign.words', {
            label: props.version.label,
            title: props.version.document?.title ?? '',
            name: name(),
            date: desk.today(),
          })}
        </p>
        <p class="ui-soft">{t('agreements.sign.how')}</p>
        <Show when={mine()}>{(one) => <p>{t('agreements.sign.already', { date: one().date ?? '' })}</p>}</Show>
        <div class="ui-actions">
          <Button kind="primary" disabled={busy() || props.version.wholeness !== 'whole'} onClick={() => void sign()}>
            {mine() === undefined ? t('agreements.sign.do', { label: props.version.label }) : t('field.agreement.again')}
          </Button>
          <LinkButton href={`/organisation/agreements/${props.agreement.id}`}>{t('agreements.sign.later')}</LinkButton>
        </div>
      </section>
    </>
  );
}
