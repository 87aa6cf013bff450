/** A text being written that survives reload, crash and a lost network: kept on the device until it is sent. */
import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { useDesk } from './desk.ts';

/** How long after the last keystroke it is kept, in ms; also at once when the page is left. */
const REST = 250;

/** A signal under a name, which begins with what was kept; then how to write it, and how to forget it once it is sent. */
export function createDraft(key: string, initial = ''): readonly [Accessor<string>, (text: string) => void, () => void] {
  const { drafts } = useDesk();
  const [text, setText] = createSignal(drafts.read(key) ?? initial);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    drafts.write(key, text() === initial ? '' : text());
  };
  const onHide = () => {
    if (timer !== undefined) keep();
  };
  document.addEventListener('visibilitychange', onHide);
  onCleanup(() => {
    document.removeEventListener('visibilitychange', onHide);
    onHide();
  });
  const write = (next: string) => {
    setText(next);
    clearTimeout(timer);
    timer = setTimeout(keep, REST);
  };
  const forget = () => {
    clearTimeout(timer);
    timer = undefined;
    setText(initial);
    drafts.write(key, '');
  };
  return [text, write, forget];
}
