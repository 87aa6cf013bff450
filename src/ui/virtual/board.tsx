/** Columns side by side, each a long list of cards; a card is carried to another column by pointer, or by a gesture of its menu. */
import { type Accessor, createEffect, createSignal, For, type JSX, Show } from 'solid-js';
import { useI18n } from '../context/i18n.tsx';
import { Badge } from '../widgets/small.tsx';
import { listKeys } from './navigation.ts';
import { createRows } from './rows.ts';
import { beginCarry, takesCards } from './touch-carry.ts';
import { openOnClick } from './virtual-list.tsx';

export interface BoardColumnProps<T> {
  readonly title: string;
  readonly items: readonly T[];
  readonly key: (item: T) => string;
  /** A guess in px; cards are measured. */
  readonly cardHeight: number;
  readonly restoreAs?: string | undefined;
  readonly onOpen?: ((item: T) => void) | undefined;
  readonly onActive?: ((item: T | undefined) => void) | undefined;
  /** A card was let go over this column; `key` is what the card's own column calls it. */
  readonly onDrop?: ((key: string) => void) | undefined;
  readonly actions?: JSX.Element;
  /** Shown when the column is empty. */
  readonly empty?: string | undefined;
  /** How many there are, when `items` are only the first of them; and what is said under the last. */
  readonly count?: number | undefined;
  readonly foot?: JSX.Element;
  readonly children: (item: Accessor<T>) => JSX.Element;
}

/** Columns in a row that scrolls sideways; on a phone each takes the width and the row snaps. */
export function Board(props: { readonly label: string; readonly children: JSX.Element }): JSX.Element {
  return (
    <div class="ui-board" role="group" aria-label={props.label}>
      {props.children}
    </div>
  );
}

const carried = 'application/x-relais-row';

export function BoardColumn<T>(props: BoardColumnProps<T>): JSX.Element {
  const i18n = useI18n();
  const [over, setOver] = createSignal(false);
  const items = () => props.items;
  const key = (item: T) => props.key(item);
  const rows = createRows<T>({ items, key, rowHeight: props.cardHeight, measured: true, restoreAs: props.restoreAs });
  const onKeyDown = listKeys(rows, () => ({ items, key, onOpen: props.onOpen }));
  createEffect(() => props.onActive?.(props.items[rows.activeIndex()]));
  const entry = () => rows.active() ?? rows.keys()[0];
  const accepts = (event: DragEvent) => props.onDrop !== undefined && event.dataTransfer?.types.includes(carried) === true;
  return (
    <section
      ref={(column) => props.onDrop !== undefined && takesCards(column, { over: setOver, drop: (key) => props.onDrop?.(key) })}
      class="ui-column"
      aria-label={props.title}
      data-over={over() ? '' : undefined}
      onDragOver={(event) => {
        if (!accepts(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!accepts(event)) return;
        event.preventDefault();
        props.onDrop?.(event.dataTransfer?.getData(carried) ?? '');
      }}
    >
      <header class="ui-column-head">
        <h2>{props.title}</h2>
        <Badge>{i18n.format.number(props.count ?? props.items.length)}</Badge>
        <span class="ui-spring" />
        {props.actions}
      </header>
      <div
        class="ui-list"
        ref={rows.scroller}
        {...(props.items.length === 0 ? {} : { role: 'list', 'aria-label': props.title })}
        onKeyDown={onKeyDown}
      >
        <div class="ui-list-track" role="presentation" style={{ height: `${rows.total()}px` }}>
          <For each={rows.keys()}>
            {(rowKey) => {
              const row = rows.row(rowKey);
              return (
                <div
                  ref={(element) => rows.element(rowKey, element)}
                  class="ui-row"
                  role="listitem"
                  data-row={rowKey}
                  aria-setsize={props.items.length}
                  aria-posinset={row.index() + 1}
                  tabindex={entry() === rowKey ? 0 : -1}
                  draggable={props.onDrop !== undefined}
                  style={{ transform: `translateY(${row.top()}px)` }}
                  onFocusIn={() => rows.setActive(rowKey)}
                  onDragStart={(event) => event.dataTransfer?.setData(carried, rowKey)}
                  onPointerDown={(event) => props.onDrop !== undefined && beginCarry(event, rowKey)}
                  onClick={(event) => openOnClick(event, () => props.onOpen?.(row.item()))}
                >
                  <div class="ui-card">{props.children(row.item)}</div>
                </div>
              );
            }}
          </For>
        </div>
        <Show when={props.items.length === 0 && props.empty}>
          <p class="ui-column-empty">{props.empty}</p>
        </Show>
        {props.foot}
      </div>
    </section>
  );
}
