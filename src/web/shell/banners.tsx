/** What the whole application should know: a new version, a session that ended, a problem of this device, an offer to install. */
import { createMemo, createSignal, For, type JSX, onCleanup, Show, Suspense } from 'solid-js';
import { Banner, Button, ErrorNote, problemText, useDesk, useI18n } from '../../ui/index.ts';
import type { Opened } from '../device/opened.ts';
import { late } from '../late.tsx';
import { createInstall } from './install.ts';
import { createUpdate } from './update.ts';

const NoticeBanner = late(async () => (await import('../../rooms/notices/views/banner.tsx')).NoticeBanner);
const SignedOut = late(async () => (await import('./signed-out.tsx')).SignedOut);

/** Told in words of its own. */
const SIGNED_OUT = 'auth.required';

/** Where what concerns one stands anyway. */
const tellsItself: readonly string[] = ['today', 'notices'];

export function Banners(props: { readonly opened: Opened; readonly room: string }): JSX.Element {
  const { t } = useI18n();
  useOpening();
  const update = createUpdate();
  const install = createInstall();
  const [later, setLater] = createSignal(false);
  const problems = createMemo(() => props.opened.standing().problems);
  const signedOut = () => problems().some(({ code }) => code === SIGNED_OUT);
  return (
    <div class="web-banners">
      <Show when={update.ready() && !later()}>
        <Banner
          tone="accent"
          actions={
            <>
              <Button small kind="primary" onClick={() => update.take()}>
                {t('web.update.take')}
              </Button>
              <Button small kind="quiet" onClick={() => setLater(true)}>
                {t('web.later')}
              </Button>
            </>
          }
        >
          {t('web.update.ready')}
        </Banner>
      </Show>
      <Show when={signedOut()}>
        <Suspense>
          <SignedOut opened={props.opened} />
        </Suspense>
      </Show>
      <For each={problems().filter(({ code }) => code !== SIGNED_OUT)}>{(problem) => <ErrorNote happened={problemText(t, problem)} />}</For>
      <Suspense>
        <Show when={!tellsItself.includes(props.room)}>
          <NoticeBanner />
        </Show>
      </Suspense>
      <Show when={install.offered()}>
        <Banner
          actions={
            <>
              <Button small onClick={() => install.accept()}>
                {t('web.install.yes')}
              </Button>
              <Button small kind="quiet" onClick={() => install.decline()}>
                {t('web.install.no')}
              </Button>
            </>
          }
        >
          {t('web.install.offer')}
        </Banner>
      </Show>
    </div>
  );
}

/** Goes where a message of the push service leads that was clicked while the application is open. */
function useOpening(): void {
  const desk = useDesk();
  const { serviceWorker } = navigator;
  const onMessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'object' && data !== null && 'open' in data && typeof data.open === 'string') desk.go(data.open);
  };
  serviceWorker?.addEventListener('message', onMessage);
  onCleanup(() => serviceWorker?.removeEventListener('message', onMessage));
}
