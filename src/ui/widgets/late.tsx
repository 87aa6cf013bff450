/** Menus and popovers whose machinery loads behind a button that already stands: no view waits for what is not open. */
import { type JSX, lazy, Show, Suspense } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { IconEllipsis } from '../icons.tsx';
import type { Early } from './early.ts';
import type { MenuProps } from './menu.tsx';
import type { PopoverProps } from './popover.tsx';

const LateMenu = lazy(async () => ({ default: (await import('./menu.tsx')).Menu }));
const LatePopover = lazy(async () => ({ default: (await import('./popover.tsx')).Popover }));

export function Menu(props: MenuProps): JSX.Element {
  const early = createEarly();
  return (
    <Suspense fallback={<Standing {...props} early={early} icon={props.icon ?? (props.iconOnly ? IconEllipsis : undefined)} />}>
      <LateMenu {...props} begin={early} />
    </Suspense>
  );
}

export function Popover(props: PopoverProps): JSX.Element {
  const early = createEarly();
  return (
    <Suspense fallback={<Standing {...props} early={early} />}>
      <LatePopover {...props} begin={early} />
    </Suspense>
  );
}

interface Watched extends Early {
  press(): void;
  focus(has: boolean): void;
}

function createEarly(): Watched {
  let pressed = false;
  let focused = false;
  return {
    pressed: () => pressed,
    press: () => {
      pressed = true;
    },
    focus: (has) => {
      focused = has;
    },
    arrived: (trigger) => {
      // In the document only after this turn; what was opened sees to the focus itself.
      queueMicrotask(() => focused && !pressed && trigger.focus());
    },
  };
}

/** The button as it will be. */
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
      onClick={() => props.early.press()}
      onFocus={() => props.early.focus(true)}
      // Taken out of the document it loses the focus too, without having been left.
      onBlur={(event) => event.relatedTarget !== null && props.early.focus(false)}
    >
      <Show when={props.icon}>{(drawing) => <Dynamic component={drawing()} />}</Show>
      {props.iconOnly ? null : <span class="ui-button-words">{props.label}</span>}
    </button>
  );
}
