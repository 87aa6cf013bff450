/** Menus and popovers whose machinery loads behind a button that already stands: no view waits for what is not open. */
import { type JSX, lazy, Show, Suspense } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { IconEllipsis } from '../icons.tsx';
import type { MenuProps } from './menu.tsx';
import type { PopoverProps } from './popover.tsx';

const LateMenu = lazy(async () => ({ default: (await import('./menu.tsx')).Menu }));
const LatePopover = lazy(async () => ({ default: (await import('./popover.tsx')).Popover }));

export function Menu(props: MenuProps): JSX.Element {
  return (
    <Suspense fallback={<Standing {...props} icon={props.icon ?? (props.iconOnly ? IconEllipsis : undefined)} />}>
      <LateMenu {...props} />
    </Suspense>
  );
}

export function Popover(props: PopoverProps): JSX.Element {
  return (
    <Suspense fallback={<Standing {...props} />}>
      <LatePopover {...props} />
    </Suspense>
  );
}

/** The button as it will be. */
function Standing(props: Pick<MenuProps, 'label' | 'iconOnly' | 'icon' | 'kind' | 'small' | 'class'>): JSX.Element {
  return (
    <button
      type="button"
      class={`ui-button ${props.iconOnly ? 'ui-icon-button' : ''} ${props.class ?? ''}`}
      data-kind={props.kind ?? (props.iconOnly ? 'quiet' : 'plain')}
      data-small={props.small ? '' : undefined}
      aria-haspopup="true"
      aria-label={props.iconOnly ? props.label : undefined}
    >
      <Show when={props.icon}>{(drawing) => <Dynamic component={drawing()} />}</Show>
      {props.iconOnly ? null : props.label}
    </button>
  );
}
