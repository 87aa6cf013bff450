/** A text being written that survives reload, crash and a lost network: kept on the device at every letter until it is sent. */
import { type Accessor, createSignal } from 'solid-js';
import { useDesk } from './desk.ts';

/** A signal under a name, which begins with what was kept; then how to write it, and how to forget it once it is sent. */
export function createDraft(key: string, initial = ''): readonly [Accessor<string>, (text: string) => void, () => void] {
  const { drafts } = useDesk();
  const [text, setText] = createSignal(drafts.read(key) ?? initial);
  return [
    text,
    (next) => {
      setText(next);
      drafts.write(key, next === initial ? '' : next);
    },
    () => {
      setText(initial);
      drafts.write(key, '');
    },
  ];
}
