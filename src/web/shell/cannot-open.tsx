/** When the copy on this device cannot be opened, or the application itself stopped: what happened, what was kept, what to do. */
import type { JSX } from 'solid-js';
import type { Problem } from '../../kernel/result.ts';
import { Button, ErrorNote, LinkButton, problemText, useI18n } from '../../ui/index.ts';
import { Frame } from '../first-contact/frame.tsx';

export function CannotOpen(props: { readonly problem: Problem; readonly retry: () => void }): JSX.Element {
  const { t } = useI18n();
  return (
    <Frame title={t('web.shut.title')}>
      <ErrorNote
        happened={problemText(t, props.problem)}
        kept={t('web.shut.kept')}
        actions={
          <>
            <Button kind="primary" onClick={props.retry}>
              {t('web.retry')}
            </Button>
            <LinkButton href="/sign-in">{t('web.sign-in.instead')}</LinkButton>
          </>
        }
      />
    </Frame>
  );
}

export function Stopped(props: { readonly cause: unknown }): JSX.Element {
  const { t } = useI18n();
  console.error(props.cause);
  return (
    <Frame title={t('web.stopped.title')}>
      <ErrorNote
        happened={t('web.broken')}
        kept={t('web.broken.kept')}
        todo={t('web.broken.todo')}
        actions={
          <Button kind="primary" onClick={() => location.reload()}>
            {t('web.reload')}
          </Button>
        }
      />
    </Frame>
  );
}
