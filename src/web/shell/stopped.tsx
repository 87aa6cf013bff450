/** When the application itself stopped: what happened, what was kept, what to do. Needs nothing that would have to be fetched. */
import type { JSX } from 'solid-js';
import { Button, ErrorNote, useI18n } from '../../ui/index.ts';

export function Stopped(props: { readonly cause: unknown }): JSX.Element {
  const { t } = useI18n();
  console.error(props.cause);
  return (
    <main class="web-frame" id="content">
      <h1>{t('web.stopped.title')}</h1>
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
    </main>
  );
}
