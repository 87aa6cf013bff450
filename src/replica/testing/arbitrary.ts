/** Generators of changes and small ports for the properties of the replica. */

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { encodeId, type Id } from '../../kernel/ids.ts';
import type { Compressor } from '../../kernel/ports.ts';
import { type Change, SHARED, type Write } from '../change.ts';
import { boolean, date, instant, integer, json, oneOf, ref, string, type Table, table, text } from '../schema.ts';
import type { BlockSource } from '../segment-types.ts';
import type { Value } from '../value.ts';

export const card = table('card', {
  title: string(),
  state: oneOf(['open', 'done']),
  owner: ref('card'),
  due: date(),
  size: integer(),
  at: instant(),
  flag: boolean(),
  data: json(),
  body: text(),
});

export const compressor: Compressor = {
  deflate: (bytes) => new Uint8Array(deflateRawSync(bytes)),
  inflate(bytes, size) {
    try {
      const inflated = new Uint8Array(inflateRawSync(bytes, { maxOutputLength: size }));
      return inflated.length === size ? inflated : undefined;
    } catch {
      return undefined;
    }
  },
};

/** Blocks in a map; `load` answers later, as a browser's store does. */
export class BlockMap implements BlockSource {
  readonly blocks = new Map<string, Uint8Array>();
  loads = 0;
  async load(hashes: readonly string[]): Promise<(Uint8Array | undefined)[]> {
    this.loads += hashes.length;
    return hashes.map((hash) => this.blocks.get(hash));
  }
}

export const idOf = (number: number): Id => {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(0, Math.imul(number + 1, 2_654_435_761) >>> 0);
  new DataView(bytes.buffer).setUint32(12, number);
  return encodeId(bytes, 0);
};

export const value: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('2026-11-22', '2024-02-29', '2023-02-29', idOf(3), 'open', 'done'),
);

const bytes = fc.uint8Array({ minLength: 1, maxLength: 6 });

const write: fc.Arbitrary<Write> = fc.oneof(
  fc.record({
    table: fc.constant('card'),
    row: fc.nat(6).map(idOf),
    column: fc.constantFrom(...Object.keys((card as Table).columns).filter((name) => name !== 'body'), 'unheard'),
    rule: fc.constant('last'),
    value,
  }),
  fc.record({ table: fc.constant('card'), row: fc.nat(6).map(idOf), column: fc.constant('body'), rule: fc.constant('text'), value: bytes }),
  fc.record({
    table: fc.constantFrom('card', 'newer'),
    row: fc.nat(6).map(idOf),
    column: fc.constant('votes'),
    rule: fc.constant('sum'),
    value,
  }),
);

/** Changes of three devices with their own, possibly equal, stamps; identities are unique, cells within a change too. */
export const changes: fc.Arbitrary<Change[]> = fc
  .array(
    fc.record({ device: fc.nat(2).map((n) => idOf(100 + n)), stamp: fc.nat(40), writes: fc.array(write, { minLength: 1, maxLength: 5 }) }),
    { maxLength: 30 },
  )
  .map((list) => {
    const seqs = new Map<Id, number>();
    const stamps = new Map<Id, number>();
    return list.map(({ device, stamp, writes }) => {
      const seq = (seqs.get(device) ?? 0) + 1;
      const own = Math.max((stamps.get(device) ?? -1) + 1, stamp);
      seqs.set(device, seq);
      stamps.set(device, own);
      const cells = new Map(
        writes.map((each) => [`${each.table}/${each.row}/${each.column}/${each.rule === 'last' ? '' : String(each.value)}`, each]),
      );
      return { scope: SHARED, device, seq, stamp: own, command: 'test.write', writes: [...cells.values()] };
    });
  });
