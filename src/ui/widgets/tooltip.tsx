/** One tooltip for the whole page: anything with `data-tooltip` has it, on pointing and on focus; Escape puts it away. */
import { createEffect, createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { float } from './float.ts';

/** Rest before it shows, in ms; none when another was just shown. */
const rest = 350;

export function TooltipLayer(): JSX.Element {
  const [anchor, setAnchor] = createSignal<HTMLElement>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let box: HTMLDivElement | undefined;

  const show = (target: EventTarget | null, delay: number) => {
    // What is open says what it is; a tooltip would lie over its first line.
    const found = target instanceof Element ? target.closest<HTMLElement>('[data-tooltip]:not([aria-expanded="true"])') : null;
    clearTimeout(timer);
    // Pointing at the tooltip itself keeps it (WCAG 1.4.13).
    if (target instanceof Node && box?.contains(target)) return;
    timer = setTimeout(() => setAnchor(found ?? undefined), found === null ? 120 : anchor() === undefined ? delay : 0);
  };
  const onOver = (event: PointerEvent) => {
    if (event.pointerType !== 'touch') show(event.target, rest);
  };
  const onFocus = (event: FocusEvent) => {
    if (event.target instanceof Element && event.target.matches(':focus-visible')) show(event.target, 0);
  };
  const hide = () => {
    clearTimeout(timer);
    setAnchor(undefined);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') hide();
  };
  onMount(() => {
    document.addEventListener('pointerover', onOver);
    document.addEventListener('focusin', onFocus);
    document.addEventListener('focusout', hide);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('keydown', onKey, true);
  });
  onCleanup(() => {
    clearTimeout(timer);
    document.removeEventListener('pointerover', onOver);
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('focusout', hide);
    document.removeEventListener('pointerdown', hide);
    document.removeEventListener('keydown', onKey, true);
  });
  return (
    <Show when={anchor()} keyed>
      {(target) => <Bubble target={target} ref={(element) => (box = element)} />}
    </Show>
  );
}

/** Only for the eyes: what it says is the name or the text of its anchor already. */
function Bubble(props: { readonly target: HTMLElement; readonly ref: (element: HTMLDivElement) => void }): JSX.Element {
  let element!: HTMLDivElement;
  createEffect(() => onCleanup(float(element, props.target, { align: 'middle', gap: 6 })));
  return (
    <div
      ref={(made) => {
        element = made;
        props.ref(made);
      }}
      class="ui-tooltip"
      popover="manual"
      aria-hidden="true"
      data-kb-top-layer=""
    >
      {props.target.dataset.tooltip}
    </div>
  );
}
