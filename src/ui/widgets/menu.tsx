/** A button that opens a list of gestures. Every gesture in it also has a place in the palette. */
import * as Dropdown from '@kobalte/core/dropdown-menu';
import { For, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { mountIn, useLayer } from '../context/layer.ts';
import type { IconComponent } from '../icons/icon.tsx';
import { IconCheck, IconEllipsis } from '../icons.tsx';
import type { ButtonKind } from './button.tsx';
import type { Early } from './early.ts';
import { Kbd } from './small.tsx';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconComponent | undefined;
  /** As in the keymap: `mod+z`. */
  readonly shortcut?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Amber: deserves a second look. */
  readonly caution?: boolean | undefined;
  /** Shows a check mark when true and keeps the room of one when false. */
  readonly checked?: boolean | undefined;
  readonly onSelect: () => void;
}

export interface MenuProps {
  /** Words on the button, or read out when only an icon shows. */
  readonly label: string;
  readonly items: readonly (MenuItem | 'separator')[];
  /** Only the icon shows (three dots when none is given). */
  readonly iconOnly?: boolean | undefined;
  readonly icon?: IconComponent | undefined;
  readonly kind?: ButtonKind | undefined;
  readonly small?: boolean | undefined;
  readonly class?: string | undefined;
  /** Where a button stood in its place before it had come. */
  readonly begin?: Early | undefined;
}

export function Menu(props: MenuProps): JSX.Element {
  const layer = useLayer();
  const pressed = () => props.begin?.pressed();
  const arrived = (trigger: HTMLElement) => {
    props.begin?.arrived(trigger);
    if (pressed() !== 'key') return;
    // Only a key on the trigger itself tells the menu to give its first gesture the focus.
    queueMicrotask(() => {
      trigger.focus();
      trigger.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
  };
  return (
    <Dropdown.Root gutter={4} modal={false} placement="bottom-start" defaultOpen={pressed() === 'pointer'}>
      <Dropdown.Trigger
        ref={arrived}
        class={`ui-button ${props.iconOnly ? 'ui-icon-button' : ''} ${props.class ?? ''}`}
        data-kind={props.kind ?? (props.iconOnly ? 'quiet' : 'plain')}
        data-small={props.small ? '' : undefined}
        aria-label={props.iconOnly ? props.label : undefined}
        data-tooltip={props.iconOnly ? props.label : undefined}
      >
        <Show when={props.icon ?? (props.iconOnly ? IconEllipsis : undefined)}>{(drawing) => <Dynamic component={drawing()} />}</Show>
        {props.iconOnly ? null : <span class="ui-button-words">{props.label}</span>}
      </Dropdown.Trigger>
      <Dropdown.Portal {...mountIn(layer)}>
        <Dropdown.Content class="ui-floating ui-menu" aria-label={props.label}>
          <For each={props.items}>
            {(item) => (item === 'separator' ? <Dropdown.Separator class="ui-menu-line" /> : <Entry item={item} />)}
          </For>
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}

function Entry(props: { readonly item: MenuItem }): JSX.Element {
  return (
    <Dropdown.Item
      class="ui-menu-item"
      data-caution={props.item.caution ? '' : undefined}
      disabled={props.item.disabled === true}
      textValue={props.item.label}
      onSelect={() => props.item.onSelect()}
    >
      <span class="ui-menu-icon">
        <Show when={props.item.checked ? IconCheck : props.item.icon}>{(drawing) => <Dynamic component={drawing()} size={16} />}</Show>
      </span>
      <span class="ui-menu-label">{props.item.label}</span>
      <Show when={props.item.shortcut}>{(keys) => <Kbd keys={keys()} />}</Show>
    </Dropdown.Item>
  );
}
