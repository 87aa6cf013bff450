/** A button that opens a small surface with anything in it: filters, an explanation. */
import * as Floater from '@kobalte/core/popover';
import { type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { useI18n } from '../context/i18n.tsx';
import { mountIn, useLayer } from '../context/layer.ts';
import type { IconComponent } from '../icons/icon.tsx';
import type { ButtonKind } from './button.tsx';
import type { Early } from './early.ts';

export interface PopoverProps {
  readonly label: string;
  readonly iconOnly?: boolean | undefined;
  readonly icon?: IconComponent | undefined;
  readonly kind?: ButtonKind | undefined;
  readonly small?: boolean | undefined;
  /** Heading of the surface. */
  readonly title?: string | undefined;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
  /** Where a button stood in its place before it had come. */
  readonly begin?: Early | undefined;
  readonly children: JSX.Element;
}

export function Popover(props: PopoverProps): JSX.Element {
  const { t } = useI18n();
  const layer = useLayer();
  const controlled = () => ({
    ...(props.open === undefined ? {} : { open: props.open }),
    ...(props.onOpenChange === undefined ? {} : { onOpenChange: props.onOpenChange }),
  });
  return (
    <Floater.Root
      gutter={4}
      placement="bottom-start"
      translations={{ dismiss: t('ui.close') }}
      defaultOpen={props.begin?.pressed() !== undefined}
      {...controlled()}
    >
      <Floater.Trigger
        ref={(trigger: HTMLElement) => props.begin?.arrived(trigger)}
        class={`ui-button ${props.iconOnly ? 'ui-icon-button' : ''}`}
        data-kind={props.kind ?? 'plain'}
        data-small={props.small ? '' : undefined}
        aria-label={props.iconOnly ? props.label : undefined}
        data-tooltip={props.iconOnly ? props.label : undefined}
      >
        <Show when={props.icon}>{(drawing) => <Dynamic component={drawing()} />}</Show>
        {props.iconOnly ? null : <span class="ui-button-words">{props.label}</span>}
      </Floater.Trigger>
      <Floater.Portal {...mountIn(layer)}>
        <Floater.Content class="ui-floating ui-popover" aria-label={props.title === undefined ? props.label : undefined}>
          <Show when={props.title}>
            <Floater.Title class="ui-popover-title">{props.title}</Floater.Title>
          </Show>
          {props.children}
        </Floater.Content>
      </Floater.Portal>
    </Floater.Root>
  );
}
