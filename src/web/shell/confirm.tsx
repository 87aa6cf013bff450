/** Asks whether a gesture is meant, before it is made: most of a table would go to the trash (F33). */
import { createSignal, type JSX, Show } from 'solid-js';
import type { Problem } from '../../kernel/result.ts';
import { Button, Dialog, problemText, useI18n } from '../../ui/index.ts';

export interface Confirming {
  ask(problem: Problem): Promise<boolean>;
  readonly asked: () => { readonly problem: Problem; readonly answer: (meant: boolean) => void } | undefined;
}

export function createConfirming(): Confirming {
  const [asked, setAsked] = createSignal<{ readonly problem: Problem; readonly answer: (meant: boolean) => void }>();
  return {
    asked,
    ask: (problem) =>
      new Promise((resolve) => {
        setAsked({
          problem,
          answer: (meant) => {
            setAsked(undefined);
            resolve(meant);
          },
        });
      }),
  };
}

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
