/** Carrying a card with a finger: held a moment it comes along, at the edge the board moves on, let go it lands in the column below. */

export interface Landing {
  /** A card hangs over it. */
  readonly over: (is: boolean) => void;
  readonly drop: (key: string) => void;
}

const landings = new WeakMap<Element, Landing>();

/** Makes a column take cards. */
export function takesCards(column: HTMLElement, landing: Landing): void {
  landings.set(column, landing);
  let began: Touch | undefined;
  column.addEventListener(
    'touchstart',
    ({ touches }) => {
      began = touches[0];
    },
    { passive: true },
  );
  // The browser asks before it scrolls: with a card in the hand nothing scrolls but the board, at its edges.
  column.addEventListener('touchmove', (event) => (carrying || leaves(column, began, event.touches[0])) && event.preventDefault(), {
    passive: false,
  });
  column.addEventListener('contextmenu', (event) => holding && event.preventDefault());
}

/** A swipe beyond the first column: the browser would go back a page, which is nobody's wish here. */
function leaves(column: HTMLElement, began: Touch | undefined, now: Touch | undefined): boolean {
  const board = column.closest('.ui-board');
  if (board === null || board.scrollLeft > 0 || began === undefined || now === undefined) return false;
  return now.clientX - began.clientX > Math.abs(now.clientY - began.clientY);
}

/** How long a finger rests before the card comes along (ms), and how far it may slip meanwhile (px). */
const HOLD = 300;
const SLIP = 10;
/** How near to the edge the board moves on, and how far at each frame, in px. */
const EDGE = 44;
const PACE = 9;

let holding = false;
let carrying = false;

/** To be called when a pointer comes down on a row; only fingers carry so, a mouse drags. */
export function beginCarry(event: PointerEvent & { readonly currentTarget: HTMLElement }, key: string): void {
  const { currentTarget: row, target } = event;
  const card = row.querySelector<HTMLElement>('.ui-card');
  const onControl = target instanceof Element && target.closest('button, a, input') !== null;
  if (event.pointerType !== 'touch' || !event.isPrimary || card === null || onControl) return;
  const listening = new AbortController();
  const home = landingAt(event.clientX, event.clientY);
  let at = { x: event.clientX, y: event.clientY };
  const from = at;
  let shadow: HTMLElement | undefined;
  let under: Landing | undefined;
  let frame = 0;
  // The browser's own dragging would take the finger away.
  const wasDraggable = row.draggable;
  row.draggable = false;
  holding = true;
  const timer = setTimeout(lift, HOLD);

  document.addEventListener('pointermove', move, { signal: listening.signal });
  document.addEventListener('pointerup', () => end(true), { signal: listening.signal });
  document.addEventListener('pointercancel', () => end(false), { signal: listening.signal });

  function lift(): void {
    if (card === null) return;
    carrying = true;
    shadow = shadowOf(card);
    card.dataset.carried = '';
    navigator.vibrate?.(10);
    follow();
  }
  function move(moved: PointerEvent): void {
    at = { x: moved.clientX, y: moved.clientY };
    if (shadow === undefined && Math.hypot(at.x - from.x, at.y - from.y) > SLIP) end(false);
  }
  function follow(): void {
    shadow?.style.setProperty('translate', `${at.x - from.x}px ${at.y - from.y}px`);
    const board = row.closest<HTMLElement>('.ui-board');
    if (board !== null) moveOn(board, at.x);
    const below = landingAt(at.x, at.y);
    if (below !== under) {
      under?.over(false);
      under = below;
      if (below !== home) below?.over(true);
    }
    frame = requestAnimationFrame(follow);
  }
  function end(lands: boolean): void {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    listening.abort();
    row.draggable = wasDraggable;
    holding = false;
    if (!carrying) return;
    carrying = false;
    shadow?.remove();
    if (card !== null) delete card.dataset.carried;
    row.closest<HTMLElement>('.ui-board')?.style.removeProperty('scroll-snap-type');
    under?.over(false);
    // The finger that lets go does not open the card as well.
    const click = (clicked: Event) => clicked.stopPropagation();
    document.addEventListener('click', click, { capture: true, once: true });
    setTimeout(() => document.removeEventListener('click', click, { capture: true }), 50);
    if (lands && under !== home) under?.drop(key);
  }
}

function landingAt(x: number, y: number): Landing | undefined {
  const column = document.elementFromPoint(x, y)?.closest('.ui-column') ?? null;
  return column === null ? undefined : landings.get(column);
}

/** A twin of the card under the finger; the card itself stays where it was until it is let go. */
function shadowOf(card: HTMLElement): HTMLElement {
  const box = card.getBoundingClientRect();
  const twin = card.cloneNode(true) as HTMLElement;
  twin.classList.add('ui-card-carried');
  twin.setAttribute('aria-hidden', 'true');
  twin.inert = true;
  for (const [name, value] of [
    ['left', box.left],
    ['top', box.top],
    ['width', box.width],
  ] as const)
    twin.style.setProperty(name, `${value}px`);
  document.body.append(twin);
  return twin;
}

function moveOn(board: HTMLElement, x: number): void {
  const { left, right } = board.getBoundingClientRect();
  const step = x > right - EDGE ? PACE : x < left + EDGE ? -PACE : 0;
  if (step === 0) return;
  // Snapping would pull it back at every step.
  board.style.setProperty('scroll-snap-type', 'none');
  board.scrollLeft += step;
}
