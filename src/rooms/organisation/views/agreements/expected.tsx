/** What is expected of me now, and what there is to know about an agreement: one line each, with the gesture that answers it. */
import { type JSX, Show } from 'solid-js';
import { Banner, Button, LinkButton, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import type { Agreement } from './types.ts';

export function Expected(props: { readonly agreement: Agreement; readonly shown: string | undefined }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const here = () => `/organisation/agreements/${props.agreement.id}`;
  const current = () => props.agreement.current;
  const state = () => props.agreement.mine?.state;
  const awaits = () => current() !== null && (state() === 'to-sign' || state() === 'signed-before');
  return (
    <div class="agreements-expected" data-print="no">
      <Show when={props.agreement.deleted !== null}>
        <Banner
          tone="stop"
          actions={
            <Button onClick={() => void act('agreement.restore', { agreement: props.agreement.id })}>
              {t('command.agreement.restore')}
            </Button>
          }
        >
          {t('agreements.in-trash')}
        </Banner>
      </Show>
      <Show when={props.shown !== undefined && current() !== null && props.shown !== current()?.id}>
        <Banner actions={<LinkButton href={here()}>{t('agreements.to-current')}</LinkButton>}>{t('agreements.not-current')}</Banner>
      </Show>
      <Show when={awaits()}>
        <Banner
          tone="accent"
          actions={
            <>
              <LinkButton kind="primary" href={`${here()}/sign`}>
                {t('agreements.read-and-sign')}
              </LinkButton>
              <Show when={props.agreement.mine?.signed}>
                {(signed) => (
                  <LinkButton href={`${here()}/differences?before=${signed().version}&version=${current()?.id ?? ''}`}>
                    {t('agreements.differences-from', { label: signed().label })}
                  </LinkButton>
                )}
              </Show>
            </>
          }
        >
          {t('agreements.awaits-you', { label: current()?.label ?? '' })}
        </Banner>
      </Show>
      <Show when={state() === 'leaving' ? props.agreement.mine?.leaves : undefined}>
        {(date) => (
          <Banner
            actions={
              <Button onClick={() => void act('agreement.stay', { agreement: props.agreement.id })}>{t('command.agreement.stay')}</Button>
            }
          >
            {t('agreements.you-leave', { date: date() })}
          </Banner>
        )}
      </Show>
      <Show when={props.agreement.apart}>
        <Banner tone="stop" actions={<LinkButton href={`${here()}/draft`}>{t('agreements.write')}</LinkButton>}>
          {t('agreements.apart')}
        </Banner>
      </Show>
      <Show when={props.agreement.changed && current() !== null}>
        <Banner
          actions={
            <>
              <LinkButton href={`${here()}/differences?before=${current()?.id ?? ''}`}>{t('agreements.differences')}</LinkButton>
              <Button onClick={() => desk.perform('agreement.propose', { agreement: props.agreement.id })}>
                {t('command.agreement.propose')}
              </Button>
            </>
          }
        >
          {t('agreements.draft-differs', { label: current()?.label ?? '' })}
        </Banner>
      </Show>
      <Show when={props.agreement.reviewSoon ? props.agreement.review : undefined}>
        {(date) => (
          <Banner
            actions={
              <Button onClick={() => desk.perform('agreement.edit', { agreement: props.agreement.id })}>{t('agreements.facts')}</Button>
            }
          >
            {t('agreements.review-due', { date: date() })}
          </Banner>
        )}
      </Show>
    </div>
  );
}
