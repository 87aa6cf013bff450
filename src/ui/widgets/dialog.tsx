/** What takes the attention for a moment: a dialog in the middle, a drawer at the side (a full sheet on a phone). */
import * as Modal from '@kobalte/core/dialog';
import { createSignal, createUniqueId, type JSX, Show } from 'solid-js';
import { useI18n } from '../context/i18n.tsx';
import { LayerContext } from '../context/layer.ts';
import { IconX } from '../icons.tsx';
import { useModalLayer } from '../keyboard/shortcuts.tsx';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: string | undefined;
  readonly children: JSX.Element;
  /** Buttons at the foot, the one that acts first in the document and last on the line. */
  readonly footer?: JSX.Element;
  readonly size?: 'small' | 'medium' | 'large' | undefined;
  /** Asked before Escape or a click beside closes; `false` keeps it open (an unsent draft). */
  readonly mayClose?: (() => boolean) | undefined;
}

export function Dialog(props: DialogProps): JSX.Element {
  return <Frame {...props} shape="dialog" />;
}

/** The same at the side of the page; a full sheet on a phone. */
export function Drawer(props: DialogProps): JSX.Element {
  return <Frame {...props} shape="drawer" />;
}

function Frame(props: DialogProps & { readonly shape: 'dialog' | 'drawer' }): JSX.Element {
  const { t } = useI18n();
  const change = (open: boolean) => {
    if (open || (props.mayClose?.() ?? true)) props.onOpenChange(open);
  };
  return (
    <Modal.Root open={props.open} onOpenChange={change} translations={{ dismiss: t('ui.close') }}>
      <Modal.Portal>
        <Modal.Overlay class="ui-scrim" />
        <div class="ui-modal-place" data-shape={props.shape}>
          <ModalSurface shape={props.shape} size={props.size}>
            <header class="ui-modal-head">
              <Modal.Title class="ui-modal-title">{props.title}</Modal.Title>
              <Modal.CloseButton class="ui-button ui-icon-button" data-kind="quiet" aria-label={t('ui.close')}>
                <IconX />
              </Modal.CloseButton>
            </header>
            <div class="ui-modal-body">
              <Show when={props.description}>
                <Modal.Description class="ui-modal-description">{props.description}</Modal.Description>
              </Show>
              {props.children}
            </div>
            <Show when={props.footer}>
              <footer class="ui-modal-foot">{props.footer}</footer>
            </Show>
          </ModalSurface>
        </div>
      </Modal.Portal>
    </Modal.Root>
  );
}

/** The surface of a modal: silences the page's shortcuts and keeps what floats inside itself. */
export function ModalSurface(props: {
  readonly shape: 'dialog' | 'drawer' | 'palette';
  readonly size?: DialogProps['size'];
  readonly children: JSX.Element;
}): JSX.Element {
  const depth = useModalLayer();
  const [element, setElement] = createSignal<HTMLElement>();
  const before = document.activeElement;
  const giveBackFocus = (event: Event) => {
    event.preventDefault();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
  // A form begins at the field it names, or else at its first one, not at the button that closes it.
  const firstField = (event: Event) => {
    const field =
      element()?.querySelector<HTMLElement>('[autofocus]') ??
      element()?.querySelector<HTMLElement>('.ui-modal-body :is(input, textarea, select, [tabindex="0"]):not([disabled])');
    if (!field) return;
    event.preventDefault();
    // Once the modal below, if there is one, has let go of the focus.
    setTimeout(() => field.focus(), 0);
  };
  return (
    <LayerContext.Provider value={{ depth, element }}>
      <Modal.Content
        ref={setElement}
        class="ui-modal"
        id={createUniqueId()}
        data-shape={props.shape}
        data-size={props.size ?? 'medium'}
        onOpenAutoFocus={firstField}
        onCloseAutoFocus={giveBackFocus}
      >
        {props.children}
      </Modal.Content>
    </LayerContext.Provider>
  );
}
