/** Small choices a device remembers (theme, language), kept in memory when its storage fails. */
import { type Accessor, createSignal } from 'solid-js';

/** Where choices are kept; `localStorage` satisfies it. */
export interface KeyValue {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** A store that never throws: a private window or a full disk only makes it forget at the end of the visit. */
export function steady(open: () => KeyValue): KeyValue {
  const memory = new Map<string, string>();
  return {
    getItem: (key) => memory.get(key) ?? attempt(() => open().getItem(key)) ?? null,
    setItem: (key, value) => {
      memory.set(key, value);
      attempt(() => open().setItem(key, value));
    },
  };
}

/** A remembered signal; what `read` does not recognise counts as never chosen. */
export function createPreference<T extends string>(
  store: KeyValue,
  key: string,
  initial: T,
  read: (text: string) => T | undefined,
): readonly [Accessor<T>, (value: T) => void] {
  const stored = store.getItem(key);
  const [value, setValue] = createSignal<T>((stored === null ? undefined : read(stored)) ?? initial);
  return [
    value,
    (next) => {
      setValue(() => next);
      store.setItem(key, next);
    },
  ];
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
