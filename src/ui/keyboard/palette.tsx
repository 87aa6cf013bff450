/** Ctrl/⌘-K: everything Relais can do or show, found by a few letters. The list lies inside the modal, so screen readers see it. */

import * as Modal from '@kobalte/core/dialog';
import { createEffect, createMemo, createResource, createSignal, createUniqueId, For, type JSX, on, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { grouped } from '../../kernel/grouped.ts';
import { useI18n } from '../context/i18n.tsx';
import { createPainted } from '../context/painted.ts';
import type { IconComponent } from '../icons/icon.tsx';
import { IconSearch, IconX } from '../icons.tsx';
import { ModalSurface } from '../widgets/dialog.tsx';
import { Kbd } from '../widgets/small.tsx';
import { find } from './fuzzy.ts';

export interface PaletteItem {
  readonly id: string;
  /** Translated. */
  readonly title: string;
  /** What tells it from others of the same title. */
  readonly hint?: string | undefined;
  /** Translated heading under which it stands. */
  readonly group: string;
  readonly keywords?: readonly string[] | undefined;
  /** As in the keymap: `g t`. */
  readonly shortcut?: string | undefined;
  readonly icon?: IconComponent | undefined;
  readonly run: () => void;
}

export interface CommandPaletteProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly items: readonly PaletteItem[];
  /** More, found elsewhere (tasks, pages, members) and shown after the items. */
  readonly search?: ((query: string) => readonly PaletteItem[] | Promise<readonly PaletteItem[]>) | undefined;
}

export function CommandPalette(props: CommandPaletteProps): JSX.Element {
  const { t } = useI18n();
  return (
    <Modal.Root open={props.open} onOpenChange={(open) => props.onOpenChange(open)}>
      <Modal.Portal>
        <Modal.Overlay class="ui-scrim" />
        <div class="ui-modal-place" data-shape="palette">
          <ModalSurface shape="palette">
            <Modal.Title class="ui-hidden">{t('ui.palette.title')}</Modal.Title>
            <PaletteBody items={props.items} search={props.search} close={() => props.onOpenChange(false)} />
          </ModalSurface>
        </div>
      </Modal.Portal>
    </Modal.Root>
  );
}

/** As many as the palette shows without scrolling; the others are drawn once these are painted. */
const FIRST = 14;

function PaletteBody(props: Pick<CommandPaletteProps, 'items' | 'search'> & { readonly close: () => void }): JSX.Element {
  const { t } = useI18n();
  const id = createUniqueId();
  const [query, setQuery] = createSignal('');
  const [active, setActive] = createSignal(0);
  const painted = createPainted();
  const [elsewhere] = createResource(
    () => query().trim() || false,
    async (text: string) => (await props.search?.(text)) ?? [],
    { initialValue: [] },
  );
  // Named so, then found elsewhere, then what only speaks of it: an example in a help text is nobody's meaning.
  const found = createMemo(() => {
    const words = query().trim();
    if (words === '') return find('', props.items, painted() ? 200 : FIRST);
    const [named, spoken] = [true, false].map((is) => props.items.filter(({ title }) => find(words, [{ title }]).length > 0 === is));
    return [...find(words, named ?? [], 40), ...elsewhere.latest, ...find(words, spoken ?? [], 20)];
  });
  const groups = createMemo(() => [...grouped(found(), (item) => item.group)]);
  // The order on the screen: by group, groups by their best item.
  const flat = createMemo(() => groups().flatMap(([, items]) => items));
  createEffect(on(query, () => setActive(0)));
  createEffect(() => document.getElementById(`${id}-${active()}`)?.scrollIntoView({ block: 'nearest' }));
  const run = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    props.close();
    // After the palette has given the focus back, so that what opens next may take it.
    setTimeout(() => item.run(), 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const count = flat().length;
    if (event.key === 'ArrowDown' && count > 0) setActive((active() + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) setActive((active() - 1 + count) % count);
    else if (event.key === 'Enter' && !event.isComposing) run(flat()[active()]);
    else return;
    event.preventDefault();
  };
  return (
    <div class="ui-palette">
      <div class="ui-palette-field">
        <IconSearch />
        <input
          autofocus
          type="text"
          role="combobox"
          aria-label={t('ui.palette.label')}
          aria-autocomplete="list"
          aria-expanded={flat().length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={flat().length > 0 ? `${id}-${active()}` : undefined}
          autocomplete="off"
          spellcheck={false}
          placeholder={t('ui.palette.label')}
          value={query()}
          onInput={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" class="ui-palette-close" onClick={() => props.close()}>
          <span class="ui-hidden">{t('ui.close')} </span>
          <Kbd keys="Escape" />
          <IconX />
        </button>
      </div>
      <div class="ui-palette-list" role="listbox" id={`${id}-list`} aria-label={t('ui.palette.title')}>
        <For each={groups()}>
          {([group, items], at) => (
            <div role="group" aria-labelledby={`${id}-group-${at()}`}>
              <p class="ui-palette-group" id={`${id}-group-${at()}`}>
                {group}
              </p>
              <For each={items}>
                {(item) => {
                  const index = () => flat().indexOf(item);
                  return (
                    <div
                      role="option"
                      class="ui-option"
                      id={`${id}-${index()}`}
                      aria-selected={active() === index()}
                      data-active={active() === index() ? '' : undefined}
                      onPointerMove={() => setActive(index())}
                      onClick={() => run(item)}
                    >
                      <Show when={item.icon}>{(drawing) => <Dynamic component={drawing()} size={16} />}</Show>
                      <span class="ui-option-label">{item.title}</span>
                      <Show when={item.hint}>
                        <span class="ui-option-hint">{item.hint}</span>
                      </Show>
                      <Show when={item.shortcut}>{(keys) => <Kbd keys={keys()} />}</Show>
                    </div>
                  );
                }}
              </For>
            </div>
          )}
        </For>
      </div>
      <p class="ui-option-none" role="status" classList={{ 'ui-hidden': flat().length > 0 }}>
        {flat().length === 0 ? t('ui.palette.none') : t('ui.palette.count', { count: flat().length })}
      </p>
    </div>
  );
}
