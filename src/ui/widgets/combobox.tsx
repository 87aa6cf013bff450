/** A field that finds one or several things by a few letters: people, roles, places, tags. Its list stays in its place in the document. */
import { createEffect, createSignal, createUniqueId, For, type JSX, on, onCleanup, Show, splitProps } from 'solid-js';
import { useI18n } from '../context/i18n.tsx';
import { IconCheck, IconX } from '../icons.tsx';
import { find } from '../keyboard/fuzzy.ts';
import { IconButton } from './button.tsx';
import { Field, type FieldControl, type FieldProps } from './field.tsx';
import { float } from './float.ts';

export interface ComboboxOption {
  readonly value: string;
  readonly label: string;
  /** A soft second word: a role, a place. */
  readonly detail?: string | undefined;
}

export interface ComboboxProps extends FieldProps {
  /** Either all options, searched here, or `search`, asked at each letter. */
  readonly options?: readonly ComboboxOption[] | undefined;
  readonly search?: ((query: string) => readonly ComboboxOption[] | Promise<readonly ComboboxOption[]>) | undefined;
  /** What is chosen; one at most unless `multiple`. */
  readonly chosen: readonly ComboboxOption[];
  readonly onChange: (chosen: readonly ComboboxOption[]) => void;
  readonly multiple?: boolean | undefined;
  /** Offers to make what was written (a new tag). */
  readonly onCreate?: ((text: string) => ComboboxOption) | undefined;
  readonly placeholder?: string | undefined;
  /** The dialog it stands in begins here. */
  readonly autofocus?: boolean | undefined;
}

const creation = '\u0000create';

export function Combobox(props: ComboboxProps): JSX.Element {
  const [own] = splitProps(props, ['label', 'hideLabel', 'hint', 'problem', 'required', 'class']);
  return <Field {...own}>{(control) => <ComboboxControl {...props} control={control} />}</Field>;
}

function ComboboxControl(props: ComboboxProps & { readonly control: FieldControl }): JSX.Element {
  const { t } = useI18n();
  const listId = createUniqueId();
  const [text, setText] = createSignal('');
  const [open, setOpen] = createSignal(false);
  const [active, setActive] = createSignal(0);
  const [found, setFound] = createSignal<readonly ComboboxOption[]>([]);
  const [looking, setLooking] = createSignal(false);
  let frame!: HTMLDivElement;
  let input!: HTMLInputElement;

  const chosenValues = () => new Set(props.chosen.map((option) => option.value));
  const single = () => (props.multiple ? undefined : props.chosen[0]);
  const entries = () => {
    const written = text().trim();
    const options = found();
    const isNew = written !== '' && props.onCreate !== undefined && !options.some((option) => option.label === written);
    return isNew ? [...options, { value: creation, label: t('ui.combobox.create', { text: written }) }] : options;
  };

  let asked = 0;
  const look = async (query: string) => {
    const turn = ++asked;
    const matching = () =>
      find(
        query,
        (props.options ?? []).map((option) => ({ title: option.label, keywords: [option.detail ?? ''], option })),
        50,
      ).map(({ option }) => option);
    const answer = props.search === undefined ? matching() : props.search(query);
    if (answer instanceof Promise) setLooking(true);
    const options = await answer;
    if (turn !== asked) return;
    setLooking(false);
    setFound(options);
    setActive(0);
  };
  createEffect(on([open, text, () => props.options], ([isOpen, query]) => void (isOpen && look(query))));

  const choose = (entry: ComboboxOption | undefined) => {
    if (entry === undefined) return;
    const option = entry.value === creation ? props.onCreate?.(text().trim()) : entry;
    if (option === undefined) return;
    if (!props.multiple) props.onChange([option]);
    else if (chosenValues().has(option.value)) props.onChange(props.chosen.filter((other) => other.value !== option.value));
    else props.onChange([...props.chosen, option]);
    setText('');
    if (!props.multiple) setOpen(false);
  };
  const removeLast = () => props.onChange(props.chosen.slice(0, -1));

  const onKeyDown = (event: KeyboardEvent) => {
    const count = entries().length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!open()) setOpen(true);
      else if (count > 0) setActive((active() + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
    } else if (event.key === 'Enter' && open() && count > 0) choose(entries()[active()]);
    else if (event.key === 'Escape' && open()) setOpen(false);
    else if (event.key === 'Backspace' && text() === '' && props.chosen.length > 0) removeLast();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const optionId = (index: number) => `${listId}-${index}`;

  return (
    <div class="ui-combobox" ref={frame} onClick={() => input.focus()}>
      <Show when={props.multiple}>
        <For each={props.chosen}>
          {(option) => (
            <span class="ui-tag">
              {option.label}
              <IconButton
                small
                icon={IconX}
                label={t('ui.tag.remove', { tag: option.label })}
                onClick={() => props.onChange(props.chosen.filter((other) => other.value !== option.value))}
              />
            </span>
          )}
        </For>
      </Show>
      <input
        ref={input}
        {...props.control}
        class="ui-input"
        type="text"
        role="combobox"
        autocomplete="off"
        autofocus={props.autofocus}
        aria-autocomplete="list"
        aria-expanded={open()}
        aria-controls={listId}
        aria-activedescendant={open() && entries().length > 0 ? optionId(active()) : undefined}
        placeholder={single() === undefined ? props.placeholder : ''}
        value={open() || text() !== '' ? text() : (single()?.label ?? '')}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          setText('');
        }}
        on:keydown={onKeyDown}
      />
      <Show when={single() !== undefined && !props.required}>
        <IconButton small icon={IconX} label={t('ui.combobox.clear')} onClick={() => props.onChange([])} />
      </Show>
      <Show when={open()}>
        <ComboboxList
          id={listId}
          label={props.label}
          multiple={props.multiple === true}
          anchor={frame}
          entries={entries()}
          looking={looking()}
          active={active()}
          optionId={optionId}
          isChosen={(value) => chosenValues().has(value)}
          onPoint={setActive}
          onChoose={choose}
        />
      </Show>
    </div>
  );
}

interface ListProps {
  readonly id: string;
  readonly label: string;
  readonly multiple: boolean;
  readonly anchor: HTMLElement;
  readonly entries: readonly ComboboxOption[];
  readonly looking: boolean;
  readonly active: number;
  readonly optionId: (index: number) => string;
  readonly isChosen: (value: string) => boolean;
  readonly onPoint: (index: number) => void;
  readonly onChoose: (option: ComboboxOption) => void;
}

function ComboboxList(props: ListProps): JSX.Element {
  const { t } = useI18n();
  let box!: HTMLDivElement;
  createEffect(() => onCleanup(float(box, props.anchor, { align: 'start', gap: 4, fill: true })));
  createEffect(() => document.getElementById(props.optionId(props.active))?.scrollIntoView({ block: 'nearest' }));
  return (
    // Pressing in the list must not take the focus out of the field.
    <div ref={box} class="ui-floating ui-listbox" popover="manual" onMouseDown={(event) => event.preventDefault()}>
      <div role="listbox" id={props.id} aria-label={props.label} aria-multiselectable={props.multiple || undefined}>
        <For each={props.entries}>
          {(option, index) => (
            <div
              role="option"
              id={props.optionId(index())}
              class="ui-option"
              aria-selected={props.isChosen(option.value)}
              data-active={props.active === index() ? '' : undefined}
              onPointerMove={() => props.onPoint(index())}
              onClick={() => props.onChoose(option)}
            >
              <span class="ui-option-label">{option.label}</span>
              <Show when={option.detail}>
                <span class="ui-soft">{option.detail}</span>
              </Show>
              <Show when={props.isChosen(option.value)}>
                <IconCheck size={16} />
              </Show>
            </div>
          )}
        </For>
      </div>
      <Show when={props.entries.length === 0}>
        <p class="ui-option-none" role="status">
          {props.looking ? t('ui.combobox.looking') : t('ui.combobox.none')}
        </p>
      </Show>
    </div>
  );
}
