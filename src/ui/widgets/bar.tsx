/** What stands above a list: a toolbar, a choice among views, filters that can be taken off, a page's heading. */
import { For, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { useI18n } from '../context/i18n.tsx';
import type { IconComponent } from '../icons/icon.tsx';
import { IconX } from '../icons.tsx';
import { arrowKeys } from '../keyboard/roving.ts';

/** Buttons in a line; arrows move between them, Tab leaves. */
export function Toolbar(props: { readonly label: string; readonly children: JSX.Element }): JSX.Element {
  return (
    <div class="ui-toolbar" role="toolbar" aria-label={props.label} onKeyDown={(event) => arrowKeys(event, 'button, a, input, select')}>
      {props.children}
    </div>
  );
}

export interface SegmentedControlProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string; readonly icon?: IconComponent | undefined }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** Words are only read out. */
  readonly iconsOnly?: boolean | undefined;
}

/** One of a few, all in sight: list, board, calendar. */
export function SegmentedControl<T extends string>(props: SegmentedControlProps<T>): JSX.Element {
  // Tab comes to the chosen one, or to the first where none is.
  const entry = () => props.options.find(({ value }) => value === props.value) ?? props.options[0];
  return (
    <div class="ui-segments" role="radiogroup" aria-label={props.label} onKeyDown={(event) => arrowKeys(event, '[role="radio"]', true)}>
      <For each={props.options}>
        {(option) => (
          <button
            type="button"
            role="radio"
            class="ui-segment"
            aria-checked={option.value === props.value}
            tabindex={option.value === entry()?.value ? 0 : -1}
            data-tooltip={props.iconsOnly ? option.label : undefined}
            onClick={() => props.onChange(option.value)}
          >
            <Show when={option.icon}>{(drawing) => <Dynamic component={drawing()} size={16} />}</Show>
            <span classList={{ 'ui-hidden': props.iconsOnly === true }}>{option.label}</span>
          </button>
        )}
      </For>
    </div>
  );
}

export interface FilterChipProps {
  readonly children: JSX.Element;
  readonly pressed: boolean;
  readonly onChange: (pressed: boolean) => void;
  readonly icon?: IconComponent | undefined;
  /** A filter that was added: pressing takes it off, and a cross says so. */
  readonly removable?: boolean | undefined;
}

/** A filter one presses on and off. */
export function FilterChip(props: FilterChipProps): JSX.Element {
  const { t } = useI18n();
  return (
    <button type="button" class="ui-chip" aria-pressed={props.pressed} onClick={() => props.onChange(!props.pressed)}>
      <Show when={props.icon}>{(drawing) => <Dynamic component={drawing()} size={16} />}</Show>
      {props.children}
      <Show when={props.removable}>
        <IconX size={14} label={t('ui.chip.remove')} />
      </Show>
    </button>
  );
}

export interface PageHeaderProps {
  readonly title: string;
  /** A line under the title. */
  readonly lead?: JSX.Element;
  readonly actions?: JSX.Element;
  /** A way back, above the title. */
  readonly back?: JSX.Element;
}

/** The heading of a view; focus comes here when the view changes. */
export function PageHeader(props: PageHeaderProps): JSX.Element {
  return (
    <header class="ui-page-head">
      <div class="ui-page-words">
        {props.back}
        <h1 tabindex={-1}>{props.title}</h1>
        <Show when={props.lead}>
          <p class="ui-lead">{props.lead}</p>
        </Show>
      </div>
      <Show when={props.actions}>
        <div class="ui-actions">{props.actions}</div>
      </Show>
    </header>
  );
}
