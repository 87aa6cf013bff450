/** Arrow keys inside a group that Tab enters once. */

/** Moves the focus among the group's members that match; with `press`, choosing follows the focus. */
export function arrowKeys(event: KeyboardEvent & { readonly currentTarget: HTMLElement }, members: string, press = false): void {
  const target = event.target;
  if (!(target instanceof HTMLElement) || (!press && takesArrows(target))) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(members)].filter((member) => !member.hasAttribute('disabled'));
  const next = all[step(event.key, all.indexOf(target), all.length)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  if (press) next.click();
}

/** The index a key leads to, round the ends; -1 for a key that does not move. */
export function step(key: string, at: number, count: number): number {
  if (count === 0) return -1;
  if (key === 'ArrowRight' || key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : -1;
}

const takesArrows = (element: HTMLElement): boolean =>
  element instanceof HTMLSelectElement || (element instanceof HTMLInputElement && element.type !== 'checkbox' && element.type !== 'button');
