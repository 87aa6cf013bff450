/** A field in which `@` offers the members: arrows choose, Enter or Tab takes, everything stays plain text. */
import { createMemo, createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import { createAnswer, find, TextArea, useI18n } from '../../../ui/index.ts';
import type { memberList } from '../../people/index.ts';

export interface MentionFieldProps {
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** Ctrl/⌘-Enter. */
  readonly onSend: () => void;
}

export function MentionField(props: MentionFieldProps): JSX.Element {
  const { t } = useI18n();
  const id = createUniqueId();
  const members = createAnswer<typeof memberList>('member.list');
  const [begun, setBegun] = createSignal<{ readonly at: number; readonly letters: string }>();
  const [active, setActive] = createSignal(0);
  let field: HTMLTextAreaElement | undefined;
  const found = createMemo(() => {
    const word = begun();
    if (word === undefined) return [];
    return find(
      word.letters,
      (members() ?? []).flatMap(({ id: member, name }) => (name === null ? [] : [{ id: member, title: name }])),
      6,
    );
  });
  const look = () => {
    const before = props.value.slice(0, field?.selectionStart ?? 0);
    const match = /(?:^|[\s([])@([\p{L}\p{N}_'’-]*)$/u.exec(before);
    setBegun(match === null ? undefined : { at: before.length - (match[1]?.length ?? 0), letters: match[1] ?? '' });
    setActive(0);
  };
  const take = (name: string) => {
    const word = begun();
    if (word === undefined || field === undefined) return;
    const written = /^[\p{L}\p{N}_'’-]+$/u.test(name) ? name : `"${name}"`;
    const rest = props.value.slice(word.at + word.letters.length);
    props.onInput(`${props.value.slice(0, word.at)}${written} ${rest.replace(/^ /, '')}`);
    const caret = word.at + written.length + 1;
    setBegun(undefined);
    queueMicrotask(() => {
      field?.focus();
      field?.setSelectionRange(caret, caret);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const count = found().length;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) props.onSend();
    else if (count > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp'))
      setActive((active() + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
    else if (count > 0 && (event.key === 'Enter' || event.key === 'Tab')) take(found()[active()]?.title ?? '');
    else if (count > 0 && event.key === 'Escape') setBegun(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="tasks-mention">
      <TextArea
        ref={(element: HTMLTextAreaElement) => {
          field = element;
        }}
        label={props.label}
        hideLabel
        placeholder={props.placeholder}
        rows={1}
        aria-autocomplete="list"
        aria-controls={found().length > 0 ? id : undefined}
        aria-activedescendant={found().length > 0 ? `${id}-${active()}` : undefined}
        value={props.value}
        onInput={(text) => {
          props.onInput(text);
          queueMicrotask(look);
        }}
        onClick={look}
        onBlur={() => setBegun(undefined)}
        on:keydown={onKeyDown}
      />
      <Show when={found().length > 0}>
        <div
          class="ui-floating tasks-mention-list"
          role="listbox"
          id={id}
          aria-label={t('tasks.mention')}
          onMouseDown={(event) => event.preventDefault()}
        >
          <For each={found()}>
            {(member, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field, which keeps the focus.
              // biome-ignore lint/a11y/useFocusableInteractive: the field points at it with aria-activedescendant.
              <div
                role="option"
                id={`${id}-${index()}`}
                class="ui-option"
                aria-selected={active() === index()}
                data-active={active() === index() ? '' : undefined}
                onClick={() => take(member.title)}
              >
                {member.title}
              </div>
            )}
          </For>
        </div>
      </Show>
    </div>
  );
}
