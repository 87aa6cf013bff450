/** The workplaces this browser holds a copy of, so that it opens the right one, and never wipes another [F10]. */
import * as v from 'valibot';
import type { Id } from '../../kernel/ids.ts';
import { type KeyValue, steady } from '../../ui/index.ts';

const shape = v.object({
  /** Name of the database on this device. */
  store: v.string(),
  workplace: v.string(),
  workplaceName: v.string(),
  member: v.string(),
  memberName: v.string(),
});

export interface Known {
  readonly store: string;
  readonly workplace: Id;
  readonly workplaceName: string;
  readonly member: Id;
  readonly memberName: string;
}

const KEY = 'relais.known';

export interface KnownWorkplaces {
  /** The first is the one that opens. */
  list(): readonly Known[];
  find(workplace: Id, member: Id): Known | undefined;
  /** To the front of the list. */
  put(known: Known): void;
  remove(store: string): void;
}

export function knownWorkplaces(storage: KeyValue = steady(() => localStorage)): KnownWorkplaces {
  const list = (): readonly Known[] => {
    const parsed = v.safeParse(v.array(shape), readJson(storage.getItem(KEY) ?? '[]'));
    return parsed.success ? parsed.output : [];
  };
  const write = (next: readonly Known[]) => storage.setItem(KEY, JSON.stringify(next));
  return {
    list,
    find: (workplace, member) => list().find((known) => known.workplace === workplace && known.member === member),
    put: (known) => write([known, ...list().filter((other) => other.store !== known.store)]),
    remove: (store) => write(list().filter((known) => known.store !== store)),
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
