/** Yes or no: a box for an item of a list or a form, a switch for what takes effect at once. */
import { createEffect, createUniqueId, type JSX } from 'solid-js';
import { IconCheck } from '../icons.tsx';
import { FieldNotes } from './field.tsx';

export interface CheckboxProps {
  readonly label: JSX.Element;
  /** Where `label` is no text, or is hidden. */
  readonly ariaLabel?: string | undefined;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Some of what it stands for is chosen, not all. */
  readonly partly?: boolean | undefined;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly name?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly class?: string | undefined;
}

export function Checkbox(props: CheckboxProps): JSX.Element {
  return <Toggle {...props} kind="checkbox" />;
}

export function Switch(props: CheckboxProps): JSX.Element {
  return <Toggle {...props} kind="switch" />;
}

function Toggle(props: CheckboxProps & { readonly kind: 'checkbox' | 'switch' }): JSX.Element {
  const id = createUniqueId();
  let input!: HTMLInputElement;
  createEffect(() => {
    input.indeterminate = props.partly === true;
  });
  const described = () => [props.problem && `${id}-problem`, props.hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
  return (
    <div class={`ui-field ${props.class ?? ''}`}>
      <label class="ui-toggle" data-kind={props.kind}>
        <input
          ref={input}
          id={id}
          type="checkbox"
          role={props.kind === 'switch' ? 'switch' : undefined}
          name={props.name}
          checked={props.checked}
          disabled={props.disabled}
          aria-label={props.ariaLabel}
          aria-describedby={described()}
          aria-invalid={props.problem === undefined ? undefined : 'true'}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <span class="ui-toggle-mark" aria-hidden="true">
          {props.kind === 'checkbox' ? <IconCheck size={14} /> : null}
        </span>
        <span class="ui-toggle-label">{props.label}</span>
      </label>
      <FieldNotes id={id} hint={props.hint} problem={props.problem} />
    </div>
  );
}
