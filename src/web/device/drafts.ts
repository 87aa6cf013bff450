/** Where what is being typed is kept: written at once, so that a crash in the next second finds it [F14, F21]. */
import { type Drafts, type KeyValue, steady } from '../../ui/index.ts';

/** `store` keeps the drafts of one workplace's member apart from another's. */
export function deviceDrafts(store: string): Drafts & { forgetAll(): void } {
  const prefix = `relais.draft.${store}.`;
  const storage: KeyValue = steady(() => localStorage);
  return {
    read: (key) => storage.getItem(prefix + key) || undefined,
    write: (key, text) => {
      if (text !== '') storage.setItem(prefix + key, text);
      else if (storage.getItem(prefix + key)) {
        storage.setItem(prefix + key, '');
        drop(prefix + key);
      }
    },
    forgetAll: () => {
      for (const key of keys()) if (key.startsWith(prefix)) drop(key);
    },
  };
}

function keys(): readonly string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

function drop(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that forbids its storage holds nothing of ours.
  }
}
