/** Parts of the application that are fetched when they are first looked at, and what shows when the network cannot bring them. */
import { type Component, createSignal, type JSX, lazy, onCleanup } from 'solid-js';
import { Button, ErrorNote, useI18n } from '../ui/index.ts';
import { allWords } from './shell/words.ts';

/** As Solid's `lazy`, with its words, but a part that does not come takes nothing else with it. */
export function late<P extends object>(load: () => Promise<Component<P>>): Component<P> {
  return lazy(async () => {
    try {
      const [component] = await Promise.all([load(), allWords()]);
      return { default: component };
    } catch (cause) {
      if (!isFetch(cause)) throw cause;
      return { default: () => <NotFetched /> };
    }
  });
}

/** Whether a part of the application could not be fetched: no network, or a page of somebody else in its place [F31]. */
export const isFetch = (cause: unknown): boolean =>
  cause instanceof Error && /dynamically imported module|module script|importing a module|preload CSS/i.test(cause.message);

/** Says that a part is missing, and starts again by itself with the network: before that, a reload could leave nothing on the screen. */
export function NotFetched(): JSX.Element {
  const { t } = useI18n();
  const [connected, setConnected] = createSignal(navigator.onLine);
  const onConnected = () => location.reload();
  const onAway = () => setConnected(false);
  addEventListener('online', onConnected);
  addEventListener('offline', onAway);
  onCleanup(() => {
    removeEventListener('online', onConnected);
    removeEventListener('offline', onAway);
  });
  return (
    <ErrorNote
      happened={t('web.not-fetched')}
      kept={t('web.broken.kept')}
      actions={connected() ? <Button onClick={() => location.reload()}>{t('web.reload')}</Button> : undefined}
    />
  );
}
