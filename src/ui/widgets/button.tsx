/** Buttons: one warm (`primary`) per view, plain, quiet, and amber (`caution`) for what deserves a second look. */
import { type JSX, Show, splitProps } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { IconComponent } from '../icons/icon.tsx';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'caution';

export interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: ButtonKind | undefined;
  readonly small?: boolean | undefined;
  readonly icon?: IconComponent | undefined;
  /** On a phone only the icon shows; the words are still read out. */
  readonly shrink?: boolean | undefined;
}

export function Button(props: ButtonProps): JSX.Element {
  const [own, rest] = splitProps(props, ['kind', 'small', 'icon', 'shrink', 'children', 'class']);
  return (
    <button
      type="button"
      {...rest}
      class={`ui-button ${own.class ?? ''}`}
      data-kind={own.kind ?? 'plain'}
      data-small={own.small ? '' : undefined}
      data-shrink={own.shrink ? '' : undefined}
    >
      <Show when={own.icon}>{(drawing) => <Dynamic component={drawing()} />}</Show>
      <Show when={own.shrink} fallback={own.children}>
        <span class="ui-button-words">{own.children}</span>
      </Show>
    </button>
  );
}

export interface LinkButtonProps extends JSX.AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly kind?: ButtonKind | undefined;
  readonly small?: boolean | undefined;
  readonly icon?: IconComponent | undefined;
}

/** Looks like a button, goes somewhere. */
export function LinkButton(props: LinkButtonProps): JSX.Element {
  const [own, rest] = splitProps(props, ['kind', 'small', 'icon', 'children', 'class']);
  return (
    <a {...rest} class={`ui-button ${own.class ?? ''}`} data-kind={own.kind ?? 'plain'} data-small={own.small ? '' : undefined}>
      <Show when={own.icon}>{(drawing) => <Dynamic component={drawing()} />}</Show>
      {own.children}
    </a>
  );
}

export interface IconButtonProps extends Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'aria-label'> {
  readonly icon: IconComponent;
  /** Read out, and shown as a tooltip. */
  readonly label: string;
  /** Shown behind the label in the tooltip. */
  readonly shortcut?: string | undefined;
  readonly kind?: ButtonKind | undefined;
  readonly small?: boolean | undefined;
}

export function IconButton(props: IconButtonProps): JSX.Element {
  const [own, rest] = splitProps(props, ['kind', 'small', 'icon', 'label', 'shortcut', 'class']);
  return (
    <button
      type="button"
      data-tooltip={own.shortcut === undefined ? own.label : `${own.label} · ${own.shortcut}`}
      {...rest}
      aria-label={own.label}
      class={`ui-button ui-icon-button ${own.class ?? ''}`}
      data-kind={own.kind ?? 'quiet'}
      data-small={own.small ? '' : undefined}
    >
      <Dynamic component={own.icon} />
    </button>
  );
}
