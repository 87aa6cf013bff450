/** One line of text, and several: the second grows with what is written. */
import { type JSX, Show, splitProps } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { IconComponent } from '../icons/icon.tsx';
import { Field, type FieldProps } from './field.tsx';

const fieldKeys = ['label', 'hideLabel', 'hint', 'problem', 'required', 'class', 'value', 'onInput'] as const;

type NativeInput = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, (typeof fieldKeys)[number]>;

export interface TextFieldProps extends FieldProps, NativeInput {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly icon?: IconComponent | undefined;
}

export function TextField(props: TextFieldProps): JSX.Element {
  const [own, rest] = splitProps(props, [...fieldKeys, 'icon']);
  return (
    <Field label={own.label} hideLabel={own.hideLabel} hint={own.hint} problem={own.problem} required={own.required} class={own.class}>
      {(control) => (
        <div class="ui-control" data-icon={own.icon === undefined ? undefined : ''}>
          <Show when={own.icon}>{(drawing) => <Dynamic component={drawing()} />}</Show>
          <input
            type="text"
            {...rest}
            {...control}
            class="ui-input"
            value={own.value}
            onInput={(event) => own.onInput(event.currentTarget.value)}
          />
        </div>
      )}
    </Field>
  );
}

type NativeTextArea = Omit<JSX.TextareaHTMLAttributes<HTMLTextAreaElement>, (typeof fieldKeys)[number]>;

export interface TextAreaProps extends FieldProps, NativeTextArea {
  readonly value: string;
  readonly onInput: (value: string) => void;
}

export function TextArea(props: TextAreaProps): JSX.Element {
  const [own, rest] = splitProps(props, fieldKeys);
  return (
    <Field label={own.label} hideLabel={own.hideLabel} hint={own.hint} problem={own.problem} required={own.required} class={own.class}>
      {(control) => (
        // The twin holds what shows and gives the box its height, in browsers that know `field-sizing` and in others.
        <div class="ui-grow" data-twin={`${own.value === '' ? (rest.placeholder ?? '') : own.value} `}>
          <textarea
            rows={2}
            {...rest}
            {...control}
            class="ui-input"
            value={own.value}
            onInput={(event) => own.onInput(event.currentTarget.value)}
          />
        </div>
      )}
    </Field>
  );
}
