/** A choice among a few: the browser's own list, the best there is on a phone and under a screen reader. */
import { For, type JSX, Show, splitProps } from 'solid-js';
import { IconChevronsUpDown } from '../icons.tsx';
import { Field, type FieldProps } from './field.tsx';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean | undefined;
}

export interface SelectProps extends FieldProps {
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly onChange: (value: string) => void;
  /** Words for "nothing chosen"; without it a value is always chosen. */
  readonly empty?: string | undefined;
  readonly name?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export function Select(props: SelectProps): JSX.Element {
  const [own] = splitProps(props, ['label', 'hideLabel', 'hint', 'problem', 'required', 'class']);
  return (
    <Field {...own}>
      {(control) => (
        <div class="ui-control ui-select">
          <select
            {...control}
            class="ui-input"
            name={props.name}
            disabled={props.disabled}
            onChange={(event) => props.onChange(event.currentTarget.value)}
          >
            <Show when={props.empty !== undefined}>
              <option value="" selected={props.value === ''}>
                {props.empty}
              </option>
            </Show>
            <For each={props.options}>
              {(option) => (
                <option value={option.value} selected={option.value === props.value} disabled={option.disabled}>
                  {option.label}
                </option>
              )}
            </For>
          </select>
          <IconChevronsUpDown size={16} />
        </div>
      )}
    </Field>
  );
}
