/** The machinery under every long list: which rows exist in the document, where they stand, which one has the focus. */
import { type Accessor, batch, createEffect, createMemo, createSignal, on, onCleanup, onMount, untrack } from 'solid-js';
import { findNear, fixedHeights, type Heights, measuredHeights, visibleRange } from './heights.ts';

export interface RowsOptions<T> {
  readonly items: Accessor<readonly T[]>;
  readonly key: (item: T) => string;
  /** Height of a row in px; a first guess when `measured`. */
  readonly rowHeight: number;
  /** Rows have heights of their own, learnt as they are shown. */
  readonly measured?: boolean | undefined;
  /** What sticks to the top of the scrolling element, in px. */
  readonly head?: number | undefined;
  /** Under this name the list comes back to where it was left. */
  readonly restoreAs?: string | undefined;
}

export interface Row<T> {
  readonly key: string;
  readonly index: Accessor<number>;
  readonly item: Accessor<T>;
  readonly top: Accessor<number>;
}

export interface Rows<T> {
  /** Keys of the rows in the document; a key keeps its element while it stays. */
  readonly keys: Accessor<readonly string[]>;
  readonly row: (key: string) => Row<T>;
  readonly total: Accessor<number>;
  readonly active: Accessor<string | undefined>;
  readonly setActive: (key: string | undefined) => void;
  /** Moves to a row by index, brings it into view and focuses it. */
  readonly moveTo: (index: number) => void;
  readonly reveal: (index: number) => void;
  readonly activeIndex: Accessor<number>;
  /** For the scrolling element, and for each row's element. */
  readonly scroller: (element: HTMLElement) => void;
  readonly element: (key: string, element: HTMLElement) => void;
  /** Rows that fit in the view. */
  readonly page: Accessor<number>;
}

/** Rows are kept this far beyond the view, in px. */
const spare = 320;

const left = new Map<string, { readonly scroll: number; readonly active: string | undefined }>();

export function createRows<T>(options: RowsOptions<T>): Rows<T> {
  const [scroll, setScroll] = createSignal(0);
  const [view, setView] = createSignal(600);
  const [version, setVersion] = createSignal(0);
  const [active, setActive] = createSignal<string>();
  const head = options.head ?? 0;
  const learnt = new Map<string, number>();
  const elements = new Map<string, HTMLElement>();
  let scroller: HTMLElement | undefined;
  let lostFocus = false;

  const heights = createMemo<Heights>(() => {
    const items = options.items();
    if (!options.measured) return fixedHeights(items.length, options.rowHeight);
    return measuredHeights(Float64Array.from(items, (item) => learnt.get(options.key(item)) ?? options.rowHeight));
  });
  let near = 0;
  // Looked for around where it last was: a row rarely moves far, and mapping a hundred thousand keys would cost a frame.
  const indexOf = (key: string): number => {
    const items = options.items();
    const at = findNear(items, near, (item) => options.key(item) === key);
    if (at >= 0) near = at;
    return at;
  };
  const activeIndex = createMemo(() => {
    const key = active();
    return key === undefined ? -1 : indexOf(key);
  });
  const range = createMemo(
    () => {
      version();
      return visibleRange(heights(), scroll(), view(), spare);
    },
    undefined,
    { equals: (a, b) => a.from === b.from && a.to === b.to },
  );
  const shown = createMemo(() => {
    const items = options.items();
    const { from, to } = range();
    const rows = new Map<string, { readonly index: number; readonly item: T }>();
    const add = (index: number) => {
      const item = items[index];
      if (item !== undefined) rows.set(options.key(item), { index, item });
    };
    // The row with the focus stays in the document wherever it is, or the focus would be lost.
    const kept = activeIndex();
    if (kept >= 0 && kept < from) add(kept);
    for (let index = from; index < to; index += 1) add(index);
    if (kept >= to) add(kept);
    return rows;
  });
  const keys = createMemo(() => [...shown().keys()], undefined, {
    equals: (a, b) => a.length === b.length && a.every((key, at) => key === b[at]),
  });

  const reveal = (index: number) => {
    if (scroller === undefined) return;
    const top = heights().top(index);
    const bottom = top + heights().height(index);
    const now = scroller.scrollTop;
    if (top < now) scroller.scrollTop = top;
    else if (bottom + head > now + view()) scroller.scrollTop = bottom + head - view();
    setScroll(scroller.scrollTop);
  };
  const moveTo = (index: number) => {
    const clamped = Math.max(0, Math.min(index, options.items().length - 1));
    const item = options.items()[clamped];
    if (item === undefined) return;
    const key = options.key(item);
    near = clamped;
    // Where the list stands is asked before anything changes: once something has, the browser would lay the page out to answer.
    batch(() => {
      reveal(clamped);
      setActive(key);
    });
    elements.get(key)?.focus({ preventScroll: true });
  };

  const sizes = new ResizeObserver((entries) => {
    let moved = 0;
    let changed = false;
    for (const entry of entries) {
      const element = entry.target;
      if (!(element instanceof HTMLElement)) continue;
      if (element === scroller) {
        setView(element.clientHeight);
        continue;
      }
      const key = element.dataset.row;
      const index = key === undefined ? -1 : (shown().get(key)?.index ?? -1);
      if (key === undefined || index < 0) continue;
      const height = entry.borderBoxSize[0]?.blockSize ?? element.offsetHeight;
      learnt.set(key, height);
      const above = heights().top(index) < (scroller?.scrollTop ?? 0);
      const change = heights().set(index, height);
      if (change !== 0) changed = true;
      if (above) moved += change;
    }
    if (changed) setVersion((count) => count + 1);
    // What grew above the view must not push what is being read.
    if (moved !== 0 && scroller !== undefined) scroller.scrollTop += moved;
  });
  onCleanup(() => sizes.disconnect());

  onMount(() => {
    if (scroller === undefined) return;
    setView(scroller.clientHeight);
    const before = options.restoreAs === undefined ? undefined : left.get(options.restoreAs);
    if (before === undefined) return;
    setActive(before.active);
    scroller.scrollTop = before.scroll;
    setScroll(scroller.scrollTop);
  });
  onCleanup(() => {
    if (options.restoreAs !== undefined) left.set(options.restoreAs, { scroll: untrack(scroll), active: untrack(active) });
  });
  // A row that left the list gives its place to the one that follows it.
  createEffect(
    on(options.items, (items) => {
      const key = untrack(active);
      if (key === undefined || untrack(activeIndex) >= 0) return;
      // Where it last was: looking through all of a long list again would cost a frame.
      const next = items[Math.max(0, Math.min(near, items.length - 1))];
      setActive(next === undefined ? undefined : options.key(next));
      if (lostFocus && next !== undefined) queueMicrotask(() => elements.get(options.key(next))?.focus({ preventScroll: true }));
      lostFocus = false;
    }),
  );

  return {
    keys,
    row: (key) => {
      const first = untrack(() => shown().get(key));
      if (first === undefined) throw new Error(`assertion failed: row ${key} is shown`);
      const entry = createMemo<{ readonly index: number; readonly item: T }>((last) => shown().get(key) ?? last, first);
      return {
        key,
        index: () => entry().index,
        item: () => entry().item,
        top: () => {
          version();
          return heights().top(entry().index);
        },
      };
    },
    total: () => {
      version();
      return heights().total;
    },
    active,
    setActive,
    activeIndex,
    moveTo,
    reveal,
    scroller: (element) => {
      scroller = element;
      sizes.observe(element);
      const onScroll = () => setScroll(element.scrollTop);
      element.addEventListener('scroll', onScroll, { passive: true });
      onCleanup(() => element.removeEventListener('scroll', onScroll));
    },
    element: (key, element) => {
      elements.set(key, element);
      if (options.measured) sizes.observe(element);
      onCleanup(() => {
        // The row is still in the document here, and with it the focus that is about to be lost.
        if (element.contains(document.activeElement)) lostFocus = true;
        if (elements.get(key) === element) elements.delete(key);
        sizes.unobserve(element);
      });
    },
    page: () => Math.max(1, Math.floor(view() / options.rowHeight) - 1),
  };
}
