/** Where what is being typed is kept: written at once, so that a crash in the next second finds it [F14, F21]. */
import { type Drafts, type KeyValue, steady } from '../../ui/index.ts';
import { drop, keysWith } from './local-storage.ts';

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
      for (const key of keysWith(prefix)) drop(key);
    },
  };
}
