/** What a change says, whatever device and seq it is made under: how it is known again after a device became another one. */

import { type Change, SHARED } from '../../src/replica/change.ts';
import { mayGo } from '../secrets.ts';
import { cellOf } from './expunged.ts';

const known = new WeakMap<Change, string>();

/** Scope, command, gesture, writes; of what may be expunged only where it was written. Stamp, device and seq may change while a change waits. */
export function tagOf(change: Change): string {
  let tag = known.get(change);
  if (tag === undefined) {
    const { scope, command, gesture, writes } = change;
    const [first] = writes;
    // A gesture's id is its own; several changes of one gesture begin with different cells.
    const what =
      gesture === undefined
        ? JSON.stringify(
            writes.map((write) => (mayGo(write) ? cellOf(write) : write)),
            printable,
          )
        : `${first?.row}${first?.column}${writes.length}`;
    tag = `${scope === SHARED ? '' : scope}${command} ${gesture ?? ''} ${what}`;
    known.set(change, tag);
  }
  return tag;
}

const printable = (_key: string, value: unknown): unknown => (value instanceof Uint8Array ? value.join() : value);
