/** Change sequences as earlier versions wrote them, one JSON file each in `src/rooms/<room>/frozen/`. */

import { assert } from '../../kernel/assert.ts';
import { fromBase64url } from '../../kernel/ids.ts';
import type { Change, Write } from '../../replica/change.ts';
import type { Value } from '../../replica/value.ts';

/** As kept in a file: a text's updates are base64url under `bytes`. */
interface FrozenWrite extends Omit<Write, 'value'> {
  readonly value: null | boolean | number | string | { readonly bytes: string };
}

export interface FrozenFile {
  readonly version: string;
  readonly changes: readonly (Omit<Change, 'writes'> & { readonly writes: readonly FrozenWrite[] })[];
  /** What was asked then, and the part of the answer that must still be given. */
  readonly asks: readonly { readonly query: string; readonly input: unknown; readonly answer: unknown }[];
}

export interface FrozenSample {
  readonly name: string;
  readonly changes: readonly Change[];
  readonly asks: FrozenFile['asks'];
}

const files = import.meta.glob<FrozenFile>('../*/frozen/*.json', { eager: true, import: 'default' });

export function frozenSamples(room: string): readonly FrozenSample[] {
  return Object.entries(files)
    .filter(([path]) => path.startsWith(`../${room}/`))
    .map(([path, { changes, asks }]) => ({
      name: path.slice(path.lastIndexOf('/') + 1),
      changes: changes.map((change) => ({ ...change, writes: change.writes.map((write) => ({ ...write, value: thawed(write.value) })) })),
      asks,
    }));
}

function thawed(value: FrozenWrite['value']): Value {
  if (typeof value !== 'object' || value === null) return value;
  const bytes = fromBase64url(value.bytes);
  assert(bytes !== undefined, 'a frozen sample is whole');
  return bytes;
}
