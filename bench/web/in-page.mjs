/** What is watched inside the page; each function is sent there whole and may use nothing of this module. */

/** Notes when the first content of a room was painted. */
export function watchOpening() {
  const opening = {};
  globalThis.opening = opening;
  const look = () => {
    if (opening.shown !== undefined || document.querySelector('.tasks-line-title, .today-part, .ui-empty') === null) return;
    opening.shown = performance.now();
    // Ahead of whatever the application itself puts off until that frame is painted.
    requestAnimationFrame(() =>
      scheduler.postTask(
        () => {
          opening.painted = performance.now();
        },
        { priority: 'user-blocking' },
      ),
    );
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}

/** Times every frame until `framesSeen` is called, and counts those in which the middle of the list had no row. */
export function watchFrames() {
  const frames = [];
  let empty = 0;
  let last = performance.now();
  let over = false;
  const list = document.querySelector('[aria-rowcount]');
  const { left, top, width, height } = list.getBoundingClientRect();
  const visible = Math.min(height, innerHeight - top);
  const step = (now) => {
    frames.push(now - last);
    last = now;
    if (document.elementFromPoint(left + width / 2, top + visible / 2)?.closest('[role=row]') == null) empty++;
    if (!over) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
  globalThis.framesSeen = () => {
    over = true;
    return { frames: frames.slice(1), empty };
  };
}

/** Waits for the next key or press, then for `done` to hold, then for the paint after that; `globalThis.gestureTook` has the ms. */
export function watchGesture(source) {
  const done = new Function(`return (${source})()`)();
  globalThis.gestureTook = undefined;
  let start;
  const begin = (event) => {
    start ??= event.timeStamp;
  };
  addEventListener('keydown', begin, { capture: true, once: true });
  const observer = new MutationObserver(check);
  let over = false;
  function check() {
    if (over || start === undefined || !done()) return;
    over = true;
    observer.disconnect();
    requestAnimationFrame(() =>
      scheduler.postTask(
        () => {
          globalThis.gestureTook = performance.now() - start;
        },
        { priority: 'user-blocking' },
      ),
    );
  }
  observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  document.addEventListener('focusin', check, { once: true });
}
