/** Where reading begins on another page: at its heading, as soon as it is there, for the keyboard and for screen readers. */

let waiting: MutationObserver | undefined;

export function focusHeading(): void {
  waiting?.disconnect();
  queueMicrotask(() => {
    const content = document.getElementById('content');
    content?.scrollTo(0, 0);
    if (content === null || focusIn(content)) return;
    // The room is still on its way: it is looked for until it has come, or until the person is in a dialog.
    waiting = new MutationObserver(() => {
      if (document.querySelector('[role="dialog"]') !== null || focusIn(content)) waiting?.disconnect();
    });
    waiting.observe(content, { childList: true, subtree: true });
  });
}

function focusIn(content: HTMLElement): boolean {
  const heading = content.querySelector<HTMLElement>('h1');
  heading?.focus({ preventScroll: true });
  return heading !== null;
}
