/** Asks whether a gesture is meant, before it is made: most of a table would go to the trash (F33). */
import { type JSX, Show } from 'solid-js';
import { Button, Dialog, problemText, useI18n } from '../../ui/index.ts';
import type { Confirming } from './confirming.ts';

export function ConfirmDialog(props: { readonly confirming: Confirming }): JSX.Element {
  const { t } = useI18n();
  return (
    <Show when={props.confirming.asked()}>
      {(asked) => (
        <Dialog
          open
          size="small"
          title={t('web.confirm.title')}
          onOpenChange={(open) => !open && asked().answer(false)}
          footer={
            <>
              <Button kind="caution" onClick={() => asked().answer(true)}>
                {t('web.confirm.yes')}
              </Button>
              <Button onClick={() => asked().answer(false)}>{t('web.confirm.no')}</Button>
            </>
          }
        >
          <p>{problemText(t, asked().problem)}</p>
        </Dialog>
      )}
    </Show>
  );
}
