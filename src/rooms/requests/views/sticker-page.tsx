/** The page of a place: its address, its sticker to print, and what may be done with it. */
import { createResource, type JSX, Show } from 'solid-js';
import {
  Button,
  createAnswer,
  EmptyState,
  IconArrowLeft,
  IconInbox,
  LinkButton,
  Menu,
  PageHeader,
  QrCode,
  TextField,
  useDesk,
  useGestures,
  useI18n,
  useToasts,
} from '../../../ui/index.ts';
import type { requestPages } from '../queries.ts';

export function StickerPage(props: { readonly page: string }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const toasts = useToasts();
  const { act } = useGestures();
  const pages = createAnswer<typeof requestPages>('request-page.list');
  const page = () => pages()?.find(({ id }) => id === props.page);
  const [origin] = createResource(() => desk.address(), { initialValue: location.origin });
  const address = () => `${origin()}/portal/${desk.workplace}${page()?.key ?? ''}`;
  const copy = async () => {
    await navigator.clipboard?.writeText(address()).catch(() => undefined);
    toasts.show({ text: t('requests.copied') });
  };
  const close = async () => {
    if ((await act('request-page.close', { page: props.page })).ok) desk.go('/requests');
  };
  const back = () => (
    <LinkButton kind="quiet" small icon={IconArrowLeft} href="/requests">
      {t('room.requests')}
    </LinkButton>
  );
  return (
    <Show when={pages()}>
      <Show
        when={page()}
        fallback={
          <EmptyState icon={IconInbox} title={t('requests.closed')} actions={back()}>
            {t('requests.closed.words')}
          </EmptyState>
        }
      >
        {(known) => (
          <>
            <div data-print="no">{back()}</div>
            <div data-print="no">
              <PageHeader
                title={known().name ?? t('requests.nowhere')}
                lead={t('requests.page.lead')}
                actions={
                  <>
                    <Button kind="primary" onClick={() => print()}>
                      {t('requests.print')}
                    </Button>
                    <Menu
                      label={t('requests.more')}
                      iconOnly
                      items={[
                        {
                          id: 'edit',
                          label: t('requests.page.edit'),
                          onSelect: () => desk.perform('request-page.edit', { page: props.page }),
                        },
                        {
                          id: 'renew',
                          label: t('requests.page.renew'),
                          onSelect: () => void act('request-page.renew', { page: props.page }),
                        },
                        'separator',
                        { id: 'close', label: t('requests.page.close'), onSelect: () => void close() },
                      ]}
                    />
                  </>
                }
              />
              <div class="requests-address">
                <TextField
                  label={t('requests.address')}
                  value={address()}
                  readOnly
                  onInput={() => undefined}
                  onFocus={(event) => event.currentTarget.select()}
                />
                <Show when={isSecureContext}>
                  <Button onClick={() => void copy()}>{t('requests.copy')}</Button>
                </Show>
                <a href={address()} target="_blank" rel="noreferrer">
                  {t('requests.look')}
                </a>
              </div>
            </div>
            <section class="requests-sticker" aria-label={t('requests.sticker')}>
              <QrCode text={address()} label={t('requests.qr')} size={220} />
              <div>
                <p class="requests-sticker-title">{t('requests.sticker.ask')}</p>
                <p>{t('requests.sticker.how')}</p>
                <p class="requests-sticker-place">{known().name}</p>
              </div>
            </section>
          </>
        )}
      </Show>
    </Show>
  );
}
