/** The widget for each kind of field. */
import { createSignal, For, type JSX, Show } from 'solid-js';
import { useI18n } from '../context/i18n.tsx';
import { FilterChip } from '../widgets/bar.tsx';
import { Checkbox } from '../widgets/checkbox.tsx';
import { Combobox, type ComboboxOption } from '../widgets/combobox.tsx';
import { DateField } from '../widgets/date-field.tsx';
import { Select } from '../widgets/select.tsx';
import { TextArea, TextField } from '../widgets/text-field.tsx';
import type { Draft, FieldSpec } from './fields.ts';

/** What fields ask of the application. */
export interface FormHelp {
  /** Finds rows of a table for `ref` and `list` fields. */
  readonly search?: ((table: string, query: string) => readonly ComboboxOption[] | Promise<readonly ComboboxOption[]>) | undefined;
  /** The words for a row already chosen; its id when left out. */
  readonly nameOf?: ((table: string, id: string) => string) | undefined;
  /** Civil date of today in the reader's zone. */
  readonly today?: string | undefined;
}

export interface FormFieldProps extends FormHelp {
  readonly field: FieldSpec;
  readonly value: Draft[string] | undefined;
  readonly problem: string | undefined;
  readonly onChange: (value: Draft[string]) => void;
}

export function FormField(props: FormFieldProps): JSX.Element {
  return <div data-field={props.field.name}>{widget(props)}</div>;
}

// The kind of a field never changes while it shows.
function widget(props: FormFieldProps): JSX.Element {
  const { t } = useI18n();
  const text = () => (typeof props.value === 'string' ? props.value : '');
  const list = () => (Array.isArray(props.value) ? props.value : []);
  const shared = {
    get label() {
      return props.field.label;
    },
    get hint() {
      return props.field.hint;
    },
    get problem() {
      return props.problem;
    },
    get required() {
      return props.field.required;
    },
  };
  switch (props.field.kind) {
    case 'string':
      return <TextField {...shared} name={props.field.name} value={text()} onInput={props.onChange} autocomplete="off" />;
    case 'number':
      return (
        <TextField {...shared} name={props.field.name} value={text()} onInput={props.onChange} inputMode="decimal" autocomplete="off" />
      );
    case 'integer':
      return (
        <TextField {...shared} name={props.field.name} value={text()} onInput={props.onChange} inputMode="numeric" autocomplete="off" />
      );
    case 'long':
    case 'text':
      return (
        <TextArea {...shared} name={props.field.name} value={text()} onInput={props.onChange} rows={props.field.kind === 'text' ? 5 : 2} />
      );
    case 'json':
      return (
        <TextArea
          {...shared}
          name={props.field.name}
          value={text()}
          onInput={props.onChange}
          rows={5}
          spellcheck={false}
          class="ui-field-code"
        />
      );
    case 'date':
      return <DateField {...shared} name={props.field.name} value={text()} onChange={props.onChange} today={props.today} />;
    case 'instant':
      return <TextField {...shared} name={props.field.name} type="datetime-local" value={text()} onInput={props.onChange} />;
    case 'boolean':
      return <Checkbox {...shared} name={props.field.name} checked={props.value === true} onChange={props.onChange} />;
    case 'enum':
      return (
        <Select
          {...shared}
          name={props.field.name}
          value={text()}
          options={props.field.values ?? []}
          empty={props.field.required && text() !== '' ? undefined : t('ui.select.none')}
          onChange={props.onChange}
        />
      );
    case 'list':
      if (props.field.values !== undefined) return <Choices {...props} chosen={list()} />;
      return <Rows {...props} chosen={list()} />;
    case 'ref':
      return <Rows {...props} chosen={text() === '' ? [] : [text()]} />;
  }
}

/** Several of a few, all in sight. */
function Choices(props: FormFieldProps & { readonly chosen: readonly string[] }): JSX.Element {
  const press = (value: string, on: boolean) =>
    props.onChange(
      (props.field.values ?? []).map((known) => known.value).filter((each) => (each === value ? on : props.chosen.includes(each))),
    );
  return (
    <fieldset class="ui-choices">
      <legend>{props.field.label}</legend>
      <Show when={props.field.hint}>
        <p class="ui-hint">{props.field.hint}</p>
      </Show>
      <For each={props.field.values}>
        {({ value, label }) => (
          <FilterChip pressed={props.chosen.includes(value)} onChange={(on) => press(value, on)}>
            {label}
          </FilterChip>
        )}
      </For>
      <Show when={props.problem}>
        <p class="ui-problem">{props.problem}</p>
      </Show>
    </fieldset>
  );
}

/** One or several rows of a table, or free words where the list names no table. */
function Rows(props: FormFieldProps & { readonly chosen: readonly string[] }): JSX.Element {
  const [known, setKnown] = createSignal<ReadonlyMap<string, ComboboxOption>>(new Map());
  const optionOf = (value: string): ComboboxOption =>
    known().get(value) ?? { value, label: props.field.table === undefined ? value : (props.nameOf?.(props.field.table, value) ?? value) };
  const change = (chosen: readonly ComboboxOption[]) => {
    setKnown((before) => new Map([...before, ...chosen.map((option) => [option.value, option] as const)]));
    const values = chosen.map((option) => option.value);
    props.onChange(props.field.kind === 'list' ? values : (values[0] ?? ''));
  };
  return (
    <Combobox
      label={props.field.label}
      hint={props.field.hint}
      problem={props.problem}
      required={props.field.required}
      multiple={props.field.kind === 'list'}
      chosen={props.chosen.map(optionOf)}
      onChange={change}
      search={(query) => (props.field.table === undefined ? [] : (props.search?.(props.field.table, query) ?? []))}
      onCreate={props.field.table === undefined ? (written) => ({ value: written, label: written }) : undefined}
    />
  );
}
