/** A sentence at the foot of the page about what was just done, with the gesture that undoes it. */
import { type Accessor, createContext, createSignal, For, type JSX, onCleanup, onMount, Show, useContext } from 'solid-js';
import { present } from '../../kernel/assert.ts';
import { useI18n } from '../context/i18n.tsx';
import { IconX } from '../icons.tsx';
import { Button, IconButton } from './button.tsx';

export interface Toast {
  readonly text: string;
  /** "Undo", "Open": what the button says and does; the toast goes away with it. */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  readonly tone?: 'plain' | 'stop' | undefined;
  /** How long it stays, in ms (7 s; 12 s with an action). It waits while pointed at or focused. */
  readonly stay?: number | undefined;
}

export interface Toasts {
  /** Shows a toast; the answer puts it away. */
  show(toast: Toast): () => void;
  readonly shown: Accessor<readonly (Toast & { readonly id: number })[]>;
  close(id: number): void;
}

const ToastContext = createContext<Toasts>();
export const ToastProvider = ToastContext.Provider;
export const useToasts = (): Toasts => present(useContext(ToastContext), 'useToasts is called under a UiProvider');

/** At most three at a time: the oldest leaves first. */
export function createToasts(): Toasts {
  const [shown, setShown] = createSignal<readonly (Toast & { readonly id: number })[]>([]);
  let next = 0;
  const close = (id: number) => setShown((toasts) => toasts.filter((toast) => toast.id !== id));
  return {
    shown,
    close,
    show: (toast) => {
      const id = next++;
      setShown((toasts) => [...toasts.slice(-2), { ...toast, id }]);
      return () => close(id);
    },
  };
}

export function ToastRegion(props: { readonly toasts: Toasts }): JSX.Element {
  const { t } = useI18n();
  return (
    <section class="ui-toasts" aria-label={t('ui.toast.region')} data-kb-top-layer="" data-live-announcer="true">
      <div class="ui-toast-stack" role="log" aria-live="polite" aria-relevant="additions">
        <For each={props.toasts.shown()}>{(toast) => <ToastLine toast={toast} close={() => props.toasts.close(toast.id)} />}</For>
      </div>
    </section>
  );
}

function ToastLine(props: { readonly toast: Toast; readonly close: () => void }): JSX.Element {
  const { t } = useI18n();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hold = () => clearTimeout(timer);
  const start = () => {
    hold();
    timer = setTimeout(props.close, props.toast.stay ?? (props.toast.action === undefined ? 7_000 : 12_000));
  };
  onMount(start);
  onCleanup(hold);
  const act = () => {
    props.toast.action?.run();
    props.close();
  };
  return (
    <div
      class="ui-toast"
      data-tone={props.toast.tone ?? 'plain'}
      onPointerEnter={hold}
      onPointerLeave={start}
      onFocusIn={hold}
      onFocusOut={start}
    >
      <span class="ui-toast-text">{props.toast.text}</span>
      <Show when={props.toast.action}>
        {(action) => (
          <Button small kind="quiet" onClick={act}>
            {action().label}
          </Button>
        )}
      </Show>
      <IconButton small icon={IconX} label={t('ui.close')} onClick={() => props.close()} />
    </div>
  );
}
