/** Keys of a list: j/k and arrows move, Home, End and pages leap, Enter opens, x or Space chooses, Shift extends. */
import type { Accessor } from 'solid-js';
import type { Rows } from './rows.ts';

export interface Choosing<T> {
  readonly items: Accessor<readonly T[]>;
  readonly key: (item: T) => string;
  readonly onOpen?: ((item: T) => void) | undefined;
  readonly selected?: ReadonlySet<string> | undefined;
  readonly onSelect?: ((keys: ReadonlySet<string>) => void) | undefined;
}

/** A handler for the list's `keydown`; leaves to others what it does not know, and Enter and Space to a row's own controls. */
export function listKeys<T>(rows: Rows<T>, choosing: Accessor<Choosing<T>>): (event: KeyboardEvent) => void {
  return (event) => {
    const target = event.target;
    // The main list's j and k have been heard already, wherever the focus is.
    if (event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return;
    const onRow = target.dataset.row !== undefined;
    if (!onRow && target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]') !== null) return;
    const to = destination(event.key, rows, choosing().items().length);
    if (to !== undefined) {
      if (event.shiftKey && event.key.startsWith('Arrow')) extend(rows, choosing(), to);
      rows.moveTo(to);
    } else if (!onRow) return;
    else if (event.key === 'Enter' && choosing().onOpen !== undefined) {
      const item = choosing().items()[rows.activeIndex()];
      if (item !== undefined) choosing().onOpen?.(item);
    } else if ((event.key === 'x' || event.key === ' ') && choosing().onSelect !== undefined) toggle(choosing(), rows.active());
    else return;
    event.preventDefault();
  };
}

function destination<T>(key: string, rows: Rows<T>, count: number): number | undefined {
  const now = rows.activeIndex();
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return now < 0 ? 0 : Math.min(count - 1, now + 1);
    case 'k':
    case 'ArrowUp':
      return Math.max(0, now - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'PageDown':
      return Math.min(count - 1, now + rows.page());
    case 'PageUp':
      return Math.max(0, now - rows.page());
    default:
      return undefined;
  }
}

/** Adds or takes away one row. */
export function toggle<T>(choosing: Choosing<T>, key: string | undefined): void {
  if (key === undefined) return;
  const chosen = new Set(choosing.selected);
  if (!chosen.delete(key)) chosen.add(key);
  choosing.onSelect?.(chosen);
}

function extend<T>(rows: Rows<T>, choosing: Choosing<T>, to: number): void {
  const keys = [rows.activeIndex(), to].map((index) => choosing.items()[index]).filter((item) => item !== undefined);
  choosing.onSelect?.(new Set([...(choosing.selected ?? []), ...keys.map(choosing.key)]));
}
