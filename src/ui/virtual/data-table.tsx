/** Rows and columns of any length: sortable by its headings, walked by the same keys as a list. */
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { IconArrowDown, IconArrowUp } from '../icons.tsx';
import { listKeys } from './navigation.ts';
import { createRows } from './rows.ts';
import { openOnClick } from './virtual-list.tsx';

export interface Column<T> {
  readonly id: string;
  readonly header: string;
  /** A CSS grid track: `12rem`, `minmax(8rem, 2fr)`; 1fr when left out. */
  readonly width?: string | undefined;
  readonly align?: 'start' | 'end' | undefined;
  readonly cell: (item: T) => JSX.Element;
  /** Makes the column sortable: negative when `a` comes first. */
  readonly compare?: ((a: T, b: T) => number) | undefined;
}

export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

export interface DataTableProps<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly items: readonly T[];
  readonly key: (item: T) => string;
  /** In px; 40 when left out. */
  readonly rowHeight?: number | undefined;
  readonly restoreAs?: string | undefined;
  readonly onOpen?: ((item: T) => void) | undefined;
  readonly selected?: ReadonlySet<string> | undefined;
  readonly onSelect?: ((keys: ReadonlySet<string>) => void) | undefined;
  readonly sorting?: Sorting | undefined;
  /** Sorting is done here unless this is given: then whoever gives the items sorts them. */
  readonly onSort?: ((sorting: Sorting) => void) | undefined;
}

export function DataTable<T>(props: DataTableProps<T>): JSX.Element {
  const [ownSorting, setOwnSorting] = createSignal<Sorting>();
  const sorting = () => (props.onSort === undefined ? (ownSorting() ?? props.sorting) : props.sorting);
  const items = createMemo(() => {
    const order = sorting();
    const compare = props.columns.find((column) => column.id === order?.column)?.compare;
    if (props.onSort !== undefined || order === undefined || compare === undefined) return props.items;
    return props.items.toSorted((a, b) => (order.descending ? -compare(a, b) : compare(a, b)));
  });
  const key = (item: T) => props.key(item);
  const height = props.rowHeight ?? 40;
  const rows = createRows<T>({ items, key, rowHeight: height, head: 36, restoreAs: props.restoreAs });
  const onKeyDown = listKeys(rows, () => ({ items, key, onOpen: props.onOpen, selected: props.selected, onSelect: props.onSelect }));
  const tracks = () => props.columns.map((column) => column.width ?? 'minmax(6rem, 1fr)').join(' ');
  const entry = () => rows.active() ?? rows.keys()[0];
  const sortBy = (column: Column<T>) => {
    const next = { column: column.id, descending: sorting()?.column === column.id && sorting()?.descending === false };
    if (props.onSort === undefined) setOwnSorting(next);
    else props.onSort(next);
  };
  return (
    <div class="ui-table" style={{ '--tracks': tracks() }}>
      <div
        class="ui-list"
        ref={rows.scroller}
        role="grid"
        aria-label={props.label}
        aria-rowcount={items().length + 1}
        aria-colcount={props.columns.length}
        aria-multiselectable={props.onSelect === undefined ? undefined : true}
        onKeyDown={onKeyDown}
      >
        <div class="ui-table-sheet" role="presentation">
          <div class="ui-table-head" role="row" aria-rowindex={1}>
            <For each={props.columns}>{(column) => <Heading column={column} sorting={sorting()} onSort={() => sortBy(column)} />}</For>
          </div>
          <div class="ui-list-track" role="presentation" style={{ height: `${rows.total()}px` }}>
            <For each={rows.keys()}>
              {(rowKey) => {
                const row = rows.row(rowKey);
                return (
                  <div
                    ref={(element) => rows.element(rowKey, element)}
                    class="ui-row ui-table-row"
                    role="row"
                    data-row={rowKey}
                    aria-rowindex={row.index() + 2}
                    aria-selected={props.onSelect === undefined ? undefined : (props.selected?.has(rowKey) ?? false)}
                    tabindex={entry() === rowKey ? 0 : -1}
                    style={{ transform: `translateY(${row.top()}px)`, height: `${height}px` }}
                    onFocusIn={() => rows.setActive(rowKey)}
                    onClick={(event) => openOnClick(event, () => props.onOpen?.(row.item()))}
                  >
                    <For each={props.columns}>
                      {(column) => (
                        <div role="gridcell" class="ui-table-cell" data-align={column.align ?? 'start'}>
                          {column.cell(row.item())}
                        </div>
                      )}
                    </For>
                  </div>
                );
              }}
            </For>
          </div>
        </div>
      </div>
    </div>
  );
}

function Heading<T>(props: {
  readonly column: Column<T>;
  readonly sorting: Sorting | undefined;
  readonly onSort: () => void;
}): JSX.Element {
  const sorted = () => (props.sorting?.column === props.column.id ? (props.sorting.descending ? 'descending' : 'ascending') : undefined);
  return (
    <div role="columnheader" class="ui-table-cell" data-align={props.column.align ?? 'start'} aria-sort={sorted()}>
      <Show when={props.column.compare} fallback={props.column.header}>
        <button type="button" class="ui-sort" onClick={() => props.onSort()}>
          {props.column.header}
          {sorted() === 'descending' ? <IconArrowDown size={14} /> : sorted() === 'ascending' ? <IconArrowUp size={14} /> : null}
        </button>
      </Show>
    </div>
  );
}
