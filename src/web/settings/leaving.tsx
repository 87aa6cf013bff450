/** Signing out: what waits is shared first, or saved as a file, and only then is everything removed from the device [A32]. */
import { createResource, createSignal, type JSX, Match, Switch } from 'solid-js';
import { Button, Dialog, ProgressBar, saveFile, steady, useGestures, useI18n } from '../../ui/index.ts';
import { accounts } from '../account/accounts.ts';
import { leaveBrowser } from '../account/channels.ts';
import { knownWorkplaces } from '../device/known.ts';
import type { Opened } from '../device/opened.ts';

/** How long the last sharing may take before a file is offered, in ms. */
const PATIENCE = 8000;

export interface LeavingProps {
  readonly opened: Opened;
  readonly onClose: () => void;
  readonly onLeft: () => void;
}

export function Leaving(props: LeavingProps): JSX.Element {
  const { t } = useI18n();
  const { tell } = useGestures();
  const [shared] = createResource(() => props.opened.shared(PATIENCE));
  const [saved, setSaved] = createSignal(false);
  const [going, setGoing] = createSignal(false);
  const waiting = () => props.opened.standing().waiting;

  const save = async () => {
    const bundle = await props.opened.bundle();
    if (!bundle.ok) {
      tell(bundle.problem);
      return;
    }
    saveFile(bundle.value, `${props.opened.known.workplaceName}.relais`);
    setSaved(true);
  };
  const leave = async () => {
    if (going()) return;
    setGoing(true);
    // Without a network the session ends on the server when it expires; the cookie is of no use without the copy.
    await leaveBrowser().catch(() => undefined);
    await accounts.signOut();
    await props.opened.wipe();
    knownWorkplaces(steady(() => localStorage)).remove(props.opened.known.store);
    props.onLeft();
  };
  return (
    <Dialog
      open
      size="small"
      title={t('web.leave.title')}
      onOpenChange={(open) => !open && props.onClose()}
      footer={
        <Switch>
          <Match when={shared.loading}>{null}</Match>
          <Match when={waiting() === 0 || saved()}>
            <Button kind="primary" onClick={() => void leave()}>
              {t('web.leave.go')}
            </Button>
          </Match>
          <Match when={true}>
            <Button kind="primary" onClick={() => void save()}>
              {t('web.leave.save')}
            </Button>
            <Button kind="caution" onClick={() => void leave()}>
              {t('web.leave.go-anyway')}
            </Button>
          </Match>
        </Switch>
      }
    >
      <Switch>
        <Match when={shared.loading}>
          <ProgressBar label={t('web.leave.sharing')} />
        </Match>
        <Match when={waiting() === 0}>
          <p>{t('web.leave.all-shared')}</p>
        </Match>
        <Match when={true}>
          <p>{t('web.leave.waiting', { count: waiting() })}</p>
        </Match>
      </Switch>
    </Dialog>
  );
}
