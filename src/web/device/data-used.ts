/** What this month cost on the network, counted on the device and kept over restarts (S11). */
import { type KeyValue, steady } from '../../ui/index.ts';

export interface DataUsed {
  add(bytes: number): void;
  /** Bytes of this month. */
  total(): number;
}

/** Written at most so often, in ms. */
const REST = 2000;

/** Every message costs about this beside its own bytes: frame, TCP, TLS. */
const OVERHEAD = 60;

export function dataUsed(store: string, now: () => number = () => Date.now(), storage: KeyValue = steady(() => localStorage)): DataUsed {
  const key = () => `relais.data.${store}.${new Date(now()).toISOString().slice(0, 7)}`;
  let pending = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const kept = () => Number(storage.getItem(key()) ?? 0) || 0;
  return {
    add: (bytes) => {
      pending += bytes + OVERHEAD;
      timer ??= setTimeout(() => {
        timer = undefined;
        storage.setItem(key(), String(kept() + pending));
        pending = 0;
      }, REST);
    },
    total: () => kept() + pending,
  };
}
