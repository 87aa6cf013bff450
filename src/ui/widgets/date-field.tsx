/** A civil date 'YYYY-MM-DD' in the browser's own calendar, with what it means from today ("Friday", "in 3 weeks"). */
import { type JSX, Show, splitProps } from 'solid-js';
import { isCivilDate } from '../../kernel/civil-date.ts';
import { useI18n } from '../context/i18n.tsx';
import { IconX } from '../icons.tsx';
import { IconButton } from './button.tsx';
import { Field, type FieldProps } from './field.tsx';

export interface DateFieldProps extends FieldProps {
  /** 'YYYY-MM-DD', or '' for none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Today in the reader's zone; with it the field says how far the date is. */
  readonly today?: string | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly name?: string | undefined;
}

export function DateField(props: DateFieldProps): JSX.Element {
  const i18n = useI18n();
  const [own] = splitProps(props, ['label', 'hideLabel', 'hint', 'problem', 'required', 'class']);
  let input: HTMLInputElement | undefined;
  const distance = () =>
    props.today === undefined || !isCivilDate(props.value) ? undefined : i18n.format.relativeDay(props.value, props.today);
  const clear = () => {
    props.onChange('');
    input?.focus();
  };
  return (
    <Field {...own}>
      {(control) => (
        <div class="ui-date">
          <input
            ref={input}
            type="date"
            {...control}
            class="ui-input"
            name={props.name}
            value={props.value}
            min={props.min}
            max={props.max}
            onChange={(event) => props.onChange(event.currentTarget.value)}
          />
          <Show when={props.value !== ''}>
            <IconButton icon={IconX} label={i18n.t('ui.date.clear')} onClick={clear} />
          </Show>
          <span class="ui-date-distance" aria-live="polite">
            {distance()}
          </span>
        </div>
      )}
    </Field>
  );
}
