/** Places an element beside another in the top layer, without taking it out of its place in the document. */

export interface FloatOptions {
  readonly align: 'start' | 'middle';
  /** Distance in px. */
  readonly gap: number;
  /** As wide as the anchor, at least. */
  readonly fill?: boolean;
}

/** Shows `element` below `anchor` (above when there is more room there) and follows it; the answer hides it again. */
export function float(element: HTMLElement, anchor: HTMLElement, options: FloatOptions): () => void {
  const layered = typeof element.showPopover === 'function' && element.hasAttribute('popover');
  if (layered) element.showPopover();
  const follow = () => place(element, anchor, options);
  follow();
  const sizes = new ResizeObserver(follow);
  sizes.observe(element);
  sizes.observe(anchor);
  window.addEventListener('scroll', follow, { capture: true, passive: true });
  window.addEventListener('resize', follow);
  return () => {
    sizes.disconnect();
    window.removeEventListener('scroll', follow, { capture: true });
    window.removeEventListener('resize', follow);
    if (layered && element.isConnected) element.hidePopover();
  };
}

const margin = 8;

function place(element: HTMLElement, anchor: HTMLElement, options: FloatOptions): void {
  const from = anchor.getBoundingClientRect();
  if (options.fill) element.style.setProperty('min-width', `${from.width}px`);
  const width = element.offsetWidth;
  const height = element.offsetHeight;
  const below = window.innerHeight - from.bottom - options.gap - margin;
  const above = from.top - options.gap - margin;
  const under = height <= below || below >= above;
  const left = options.align === 'start' ? from.left : from.left + from.width / 2 - width / 2;
  element.style.setProperty('left', `${Math.max(margin, Math.min(left, window.innerWidth - width - margin))}px`);
  element.style.setProperty('top', `${under ? from.bottom + options.gap : Math.max(margin, from.top - options.gap - height)}px`);
  element.style.setProperty('--room', `${Math.max(120, under ? below : above)}px`);
}
