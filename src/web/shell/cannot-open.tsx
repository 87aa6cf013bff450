/** When the copy on this device cannot be opened: what happened, what was kept, what to do. */
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
