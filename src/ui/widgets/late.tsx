/** Menus and popovers whose machinery loads behind a button that already stands: no view waits for what is not open. */
import { type Component, createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { whenIdle } from '../context/when-idle.ts';
import { IconEllipsis } from '../icons.tsx';
import type { Early } from './early.ts';
import type { MenuProps } from './menu.tsx';
import type { PopoverProps } from './popover.tsx';

const menu = createArrival(async () => (await import('./menu.tsx')).Menu);
const popover = createArrival(async () => (await import('./popover.tsx')).Popover);

export function Menu(props: MenuProps): JSX.Element {
  const early = createEarly(menu.bring);
  return (
    <Show
      when={menu.arrived()}
      keyed
      fallback={<Standing {...props} early={early} icon={props.icon ?? (props.iconOnly ? IconEllipsis : undefined)} />}
    >
      {(Arrived) => <Arrived {...props} begin={early} />}
    </Show>
  );
}

export function Popover(props: PopoverProps): JSX.Element {
  const early = createEarly(popover.bring);
  return (
    <Show when={popover.arrived()} keyed fallback={<Standing {...props} early={early} />}>
      {(Arrived) => <Arrived {...props} begin={early} />}
    </Show>
  );
}

/** The first view has the processor to itself for so long, in ms, unless somebody reaches for a button. */
const REST = 2000;

/** A part that comes when it is asked for. What could not be fetched is asked for again at the next touch. */
function createArrival<P extends object>(load: () => Promise<Component<P>>) {
  const [arrived, setArrived] = createSignal<Component<P>>();
  let asked = false;
  const bring = () => {
    if (asked) return;
    asked = true;
    load().then(
      (component) => void setArrived(() => component),
      () => {
        asked = false;
      },
    );
  };
  return { arrived, bring };
}

interface Watched extends Early {
  /** Somebody reaches for it. */
  reach(): void;
  press(by: 'key' | 'pointer'): void;
  focus(has: boolean): void;
}

function createEarly(bring: () => void): Watched {
  let pressed: 'key' | 'pointer' | undefined;
  let focused = false;
  onMount(() => {
    const timer = setTimeout(() => whenIdle(bring), REST);
    onCleanup(() => clearTimeout(timer));
  });
  return {
    reach: bring,
    pressed: () => pressed,
    press: (by) => {
      pressed ??= by;
      bring();
    },
    focus: (has) => {
      focused = has;
      if (has) bring();
    },
    arrived: (trigger) => {
      // In the document only after this turn; what was opened sees to the focus itself.
      queueMicrotask(() => focused && pressed === undefined && trigger.focus());
    },
  };
}

/**
 * The button as it will be. It is pressed by what begins a press, as a finger's alone may turn out to be no press: the
 * rest of it finds the real button in this one's place. For the same reason a finger brings nothing before it has pressed.
 */
function Standing(
  props: Pick<MenuProps, 'label' | 'iconOnly' | 'icon' | 'kind' | 'small' | 'class'> & { readonly early: Watched },
): JSX.Element {
  return (
    <button
      type="button"
      class={`ui-button ${props.iconOnly ? 'ui-icon-button' : ''} ${props.class ?? ''}`}
      data-kind={props.kind ?? (props.iconOnly ? 'quiet' : 'plain')}
      data-small={props.small ? '' : undefined}
      aria-haspopup="true"
      aria-label={props.iconOnly ? props.label : undefined}
      onPointerEnter={(event) => event.pointerType !== 'touch' && props.early.reach()}
      onPointerDown={(event) => event.pointerType !== 'touch' && event.button === 0 && props.early.press('pointer')}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        props.early.press('key');
      }}
      // A finger's press, or a screen reader's.
      onClick={() => props.early.press('pointer')}
      onFocus={() => props.early.focus(true)}
      // Taken out of the document it loses the focus too, without having been left.
      onBlur={(event) => event.relatedTarget !== null && props.early.focus(false)}
    >
      <Show when={props.icon}>{(drawing) => <Dynamic component={drawing()} />}</Show>
      {props.iconOnly ? null : <span class="ui-button-words">{props.label}</span>}
    </button>
  );
}
