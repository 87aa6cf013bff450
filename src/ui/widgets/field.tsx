/** What every field has: a label, a hint, a problem tied to the control by `aria-describedby`. */
import { createUniqueId, type JSX, Show } from 'solid-js';
import { useI18n } from '../context/i18n.tsx';
import { IconCircleAlert } from '../icons.tsx';

export interface FieldProps {
  readonly label: string;
  /** The label is only read out (a search box with an icon beside it). */
  readonly hideLabel?: boolean | undefined;
  readonly hint?: string | undefined;
  /** What is wrong with the value, as a sentence. */
  readonly problem?: string | undefined;
  readonly required?: boolean | undefined;
  readonly class?: string | undefined;
}

/** Attributes the control spreads. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
  readonly 'aria-required': 'true' | undefined;
}

export function Field(props: FieldProps & { readonly children: (control: FieldControl) => JSX.Element }): JSX.Element {
  const { t } = useI18n();
  const id = createUniqueId();
  const control: FieldControl = {
    id,
    get 'aria-describedby'() {
      const parts = [props.problem === undefined ? [] : [`${id}-problem`], props.hint === undefined ? [] : [`${id}-hint`]].flat();
      return parts.length === 0 ? undefined : parts.join(' ');
    },
    get 'aria-invalid'() {
      return props.problem === undefined ? undefined : ('true' as const);
    },
    get 'aria-required'() {
      return props.required ? ('true' as const) : undefined;
    },
  };
  return (
    <div class={`ui-field ${props.class ?? ''}`}>
      <label class="ui-label" classList={{ 'ui-hidden': props.hideLabel === true }} for={id}>
        {props.label}
        <Show when={props.required}>
          <span class="ui-required"> {t('ui.field.required')}</span>
        </Show>
      </label>
      {props.children(control)}
      <FieldNotes id={id} hint={props.hint} problem={props.problem} />
    </div>
  );
}

export function FieldNotes(props: {
  readonly id: string;
  readonly hint: string | undefined;
  readonly problem: string | undefined;
}): JSX.Element {
  return (
    <>
      <Show when={props.problem}>
        <p class="ui-problem" id={`${props.id}-problem`}>
          <IconCircleAlert size={16} />
          {props.problem}
        </p>
      </Show>
      <Show when={props.hint}>
        <p class="ui-hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      </Show>
    </>
  );
}
