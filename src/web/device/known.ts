/** The workplaces this browser holds a copy of, so that it opens the right one, and never wipes another [F10]. */
import type { Id } from '../../kernel/ids.ts';
import type { KeyValue } from '../../ui/index.ts';

export interface Known {
  /** Name of the database on this device. */
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

/** `storage` is shared by all tabs of the browser. */
export function knownWorkplaces(storage: KeyValue): KnownWorkplaces {
  const list = (): readonly Known[] => {
    const parsed = readJson(storage.getItem(KEY) ?? '[]');
    return Array.isArray(parsed) ? parsed.filter(isKnown) : [];
  };
  const write = (next: readonly Known[]) => storage.setItem(KEY, JSON.stringify(next));
  return {
    list,
    find: (workplace, member) => list().find((known) => known.workplace === workplace && known.member === member),
    put: (known) => write([known, ...list().filter((other) => other.store !== known.store)]),
    remove: (store) => write(list().filter((known) => known.store !== store)),
  };
}

const fields = ['store', 'workplace', 'workplaceName', 'member', 'memberName'] as const;

function isKnown(value: unknown): value is Known {
  return (
    typeof value === 'object' && value !== null && fields.every((field) => typeof (value as Record<string, unknown>)[field] === 'string')
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
