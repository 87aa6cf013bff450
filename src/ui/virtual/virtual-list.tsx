/** A list of any length: only what shows is in the document, keys move through all of it, and it comes back where it was left. */
import { type Accessor, createEffect, For, type JSX } from 'solid-js';
import { useI18n } from '../context/i18n.tsx';
import { useShortcut } from '../keyboard/shortcuts.tsx';
import { type Choosing, listKeys, toggle } from './navigation.ts';
import { createRows, type Rows } from './rows.ts';

export interface RowState {
  readonly index: Accessor<number>;
  /** The row that has, or would have, the focus. */
  readonly active: Accessor<boolean>;
  readonly selected: Accessor<boolean>;
}

export interface VirtualListProps<T> {
  /** Read out as the list's name. */
  readonly label: string;
  readonly items: readonly T[];
  readonly key: (item: T) => string;
  /** In px; a first guess when `measured`. */
  readonly rowHeight: number;
  readonly measured?: boolean | undefined;
  /** Under this name the list remembers where it was, for as long as the application is open. */
  readonly restoreAs?: string | undefined;
  readonly onOpen?: ((item: T) => void) | undefined;
  readonly selected?: ReadonlySet<string> | undefined;
  readonly onSelect?: ((keys: ReadonlySet<string>) => void) | undefined;
  /** The main list of the view: j and k work wherever the focus is. */
  readonly primary?: boolean | undefined;
  /** Told which row the keys are on: the one `t`, `h`, `e` are about. */
  readonly onActive?: ((item: T | undefined) => void) | undefined;
  readonly children: (item: Accessor<T>, state: RowState) => JSX.Element;
  readonly class?: string | undefined;
  /** Takes the list in hand: `moveTo`, `reveal`. */
  readonly ref?: ((rows: Rows<T>) => void) | undefined;
  /** Shown under the last row. */
  readonly foot?: JSX.Element;
}

export function VirtualList<T>(props: VirtualListProps<T>): JSX.Element {
  const { t } = useI18n();
  const items = () => props.items;
  const key = (item: T) => props.key(item);
  const rows = createRows<T>({ items, key, rowHeight: props.rowHeight, measured: props.measured, restoreAs: props.restoreAs });
  const choosing = (): Choosing<T> => ({ items, key, onOpen: props.onOpen, selected: props.selected, onSelect: props.onSelect });
  const onKeyDown = listKeys(rows, choosing);
  props.ref?.(rows);
  createEffect(() => props.onActive?.(props.items[rows.activeIndex()]));
  useShortcut(() =>
    props.primary
      ? [
          {
            id: 'ui.list.next',
            keys: 'j',
            label: t('ui.list.next'),
            group: t('ui.list.group'),
            run: () => rows.moveTo(rows.activeIndex() + 1),
          },
          {
            id: 'ui.list.previous',
            keys: 'k',
            label: t('ui.list.previous'),
            group: t('ui.list.group'),
            run: () => rows.moveTo(rows.activeIndex() - 1),
          },
          ...(props.onSelect === undefined
            ? []
            : [
                {
                  id: 'ui.list.choose',
                  keys: 'x',
                  label: t('ui.list.choose'),
                  group: t('ui.list.group'),
                  run: () => toggle(choosing(), rows.active()),
                },
              ]),
        ]
      : [],
  );
  // Tab enters the list at the row it was left on, or else at the first one that shows.
  const entry = () => rows.active() ?? rows.keys()[0];
  return (
    <div
      class={`ui-list ${props.class ?? ''}`}
      ref={rows.scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={props.items.length}
      aria-multiselectable={props.onSelect === undefined ? undefined : true}
      onKeyDown={onKeyDown}
    >
      <div class="ui-list-track" role="presentation" style={{ height: `${rows.total()}px` }}>
        <For each={rows.keys()}>
          {(key) => {
            const row = rows.row(key);
            const selected = () => props.selected?.has(key) ?? false;
            const active = () => rows.active() === key;
            return (
              <div
                ref={(element) => rows.element(key, element)}
                class="ui-row"
                role="row"
                data-row={key}
                aria-rowindex={row.index() + 1}
                aria-selected={props.onSelect === undefined ? undefined : selected()}
                data-active={active() ? '' : undefined}
                tabindex={entry() === key ? 0 : -1}
                style={{ transform: `translateY(${row.top()}px)`, height: props.measured ? undefined : `${props.rowHeight}px` }}
                onFocusIn={() => rows.setActive(key)}
                onClick={(event) => openOnClick(event, () => props.onOpen?.(row.item()))}
              >
                <div role="gridcell" class="ui-cell">
                  {props.children(row.item, { index: row.index, active, selected })}
                </div>
              </div>
            );
          }}
        </For>
      </div>
      {props.foot}
    </div>
  );
}

/** A click on the row opens it; a click on a control inside it, or the end of a text selection, does not. */
export function openOnClick(event: MouseEvent, open: () => void): void {
  const target = event.target;
  if (!(target instanceof Element) || target.closest('button, a, input, select, textarea, label') !== null) return;
  if (document.getSelection()?.type === 'Range') return;
  open();
}
