/** The session ended: the work goes on here, and is shared once the person is known again. */
import { createSignal, type JSX } from 'solid-js';
import { Banner, Button, Dialog, useI18n } from '../../ui/index.ts';
import type { Opened } from '../device/opened.ts';
import { SignInForm } from '../first-contact/sign-in.tsx';

export function SignedOut(props: { readonly opened: Opened }): JSX.Element {
  const { t } = useI18n();
  const [open, setOpen] = createSignal(false);
  return (
    <>
      <Banner
        tone="stop"
        actions={
          <Button small kind="primary" onClick={() => setOpen(true)}>
            {t('web.sign-in.again')}
          </Button>
        }
      >
        {t('web.signed-out')}
      </Banner>
      <Dialog open={open()} onOpenChange={setOpen} title={t('web.sign-in.title')} size="small">
        <SignInForm
          name={props.opened.known.memberName}
          onArrival={(arrival) => props.opened.signedInAgain(arrival)}
          onIn={() => setOpen(false)}
        />
      </Dialog>
    </>
  );
}
