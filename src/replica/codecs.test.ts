import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteReader, ByteWriter } from '../kernel/bytes.ts';
import { base64url, decodeId, encodeId, fromBase64url, isId } from '../kernel/ids.ts';
import { type Change, SHARED } from './change.ts';
import { decodeChanges, encodeChanges } from './change-block.ts';
import { decodeColumn, encodeColumn } from './column-block.ts';
import { RowIndex } from './row-index.ts';
import { instantOf, isFromFuture, nextStamp, STAMP_EPOCH, stampAt } from './stamp.ts';
import { Stamps } from './stamps.ts';
import { changes, idOf, value } from './testing/arbitrary.ts';
import { compareValues, dateFromDays, daysOfDate, encodeValue, readValue, type Value } from './value.ts';

const bytes = fc.uint8Array({ maxLength: 40 });

test('integers, strings and blocks come back as they were written', () => {
  fc.assert(
    fc.property(
      fc.maxSafeNat(),
      fc.integer({ min: -(2 ** 51), max: 2 ** 51 }),
      fc.string({ unit: 'grapheme' }),
      bytes,
      fc.double(),
      (n, signed, string, block, float) => {
        const writer = new ByteWriter(1);
        writer.unsigned(n);
        writer.signed(signed);
        writer.string(string.toWellFormed());
        writer.block(block);
        writer.float(float);
        const reader = new ByteReader(writer.take());
        expect([reader.unsigned(), reader.signed(), reader.string(), [...reader.block()], reader.float()]).toEqual([
          n,
          signed,
          string.toWellFormed(),
          [...block],
          float,
        ]);
        expect([reader.remaining, reader.damaged]).toEqual([0, false]);
      },
    ),
  );
});

test('ids and base64url are one to one', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), bytes, fc.string(), (id, any, text) => {
      expect(decodeId(encodeId(id, 0))).toEqual(id);
      expect(fromBase64url(base64url(any))).toEqual(any);
      const read = fromBase64url(text);
      if (read !== undefined) expect(base64url(read)).toBe(text);
      if (isId(text)) expect(encodeId(decodeId(text) as Uint8Array, 0)).toBe(text);
    }),
  );
});

test('a value is the same after being bytes, and civil dates and ids stay the strings they were', () => {
  fc.assert(
    fc.property(fc.oneof(value, bytes as fc.Arbitrary<Value>), (each) => {
      expect(readValue(new ByteReader(encodeValue(each)))).toEqual(each);
    }),
  );
});

test('days count from 2024-01-01 as the calendar does, and dates that do not exist stay text', () => {
  fc.assert(
    fc.property(fc.integer({ min: -300_000, max: 2_900_000 }), (days) => {
      const date = new Date(Date.UTC(2024, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
      fc.pre(date.length === 10 && date >= '1000-01-01');
      expect([dateFromDays(days), daysOfDate(date)]).toEqual([date, days]);
    }),
  );
  for (const text of ['2023-02-29', '2024-13-01', '2024-00-10', '2024-1-001', '0999-01-01', '2024-04-31', '2024-04-30T10:00'])
    expect(daysOfDate(text)).toBeUndefined();
});

test('[R1] the order of values is total: antisymmetric, transitive, and zero only for equal values', () => {
  fc.assert(
    fc.property(value, value, value, (a, b, c) => {
      expect(Math.sign(compareValues(a, b)) + Math.sign(compareValues(b, a))).toBe(0);
      if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) expect(compareValues(a, c)).toBeLessThanOrEqual(0);
      if (compareValues(a, b) === 0) expect(a).toEqual(b);
    }),
  );
});

test('a block of changes stands alone and comes back whole', () => {
  fc.assert(fc.property(changes, (list) => void expect(decodeChanges(SHARED, encodeChanges(list))).toEqual({ ok: true, value: list })));
});

test('what was remembered of a long run of changes is forgotten by writer and reader at the same change', () => {
  const list: Change[] = [];
  const add = (row: number): void => {
    const writes = [{ table: 'task', row: idOf(row), column: 'title', rule: 'last', value: `v${row % 300}` } as const];
    list.push({ scope: SHARED, device: idOf(1), seq: list.length + 1, stamp: list.length, command: 'task.edit', writes });
  };
  for (let row = 0; row < 65_545; row++) {
    add(row);
    if (row > 65_530) for (const known of [0, row - 1, row]) add(known);
  }
  expect(decodeChanges(SHARED, encodeChanges(list))).toEqual({ ok: true, value: list });
});

test('[A27] damaged changes are told, never thrown, and never read as others without notice of their end', () => {
  fc.assert(
    fc.property(changes, fc.nat(), fc.nat(255), bytes, (list, at, byte, junk) => {
      const whole = encodeChanges(list);
      const bent = whole.slice();
      if (bent.length > 0) bent[at % bent.length] = byte;
      for (const each of [bent, whole.slice(0, at % (whole.length + 1)), junk]) {
        const read = decodeChanges(SHARED, each);
        if (!read.ok) expect(read.problem.code).toBe('damaged-changes');
      }
    }),
    { numRuns: 300 },
  );
});

test('a column block gives back every cell, present, null or absent', () => {
  const cell = fc.oneof(fc.constant(undefined), value, fc.constantFrom('a', 'b', null), fc.integer());
  const column = fc.oneof(
    fc.array(cell),
    fc.array(fc.option(fc.integer({ min: -1e12, max: 1e12 }))),
    fc.array(fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined })),
  );
  fc.assert(
    fc.property(column, (cells) => {
      const wellFormed = cells.map((each) => (typeof each === 'string' ? each.toWellFormed() : each));
      const base = decodeColumn(encodeColumn(wellFormed), cells.length);
      expect(cells.map((_, row) => base?.get(row))).toEqual(wellFormed);
    }),
    { numRuns: 300 },
  );
});

test('a column block that can be scanned by codes has the same cells by codes, and finds exactly the values asked for', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.nat(400).map(idOf), fc.constantFrom('', 'a', '2026-11-22'));
  const column = fc.array(fc.option(fc.oneof(text, fc.constant(null)), { nil: undefined }), { maxLength: 80 });
  // A part of the columns begins with so many distinct values that the block keeps texts and no dictionary.
  const beginning = fc.boolean().map((many) => (many ? Array.from({ length: 300 }, (_, i) => idOf(i)) : []));
  fc.assert(
    fc.property(beginning, column, fc.array(fc.oneof(text, fc.boolean()), { maxLength: 5 }), text, (first, rest, wanted, added) => {
      const cells = [...first, ...rest].map((each) => (typeof each === 'string' ? each.toWellFormed() : each));
      const coded = decodeColumn(encodeColumn(cells), cells.length)?.coded;
      if (coded === undefined) return;
      const { codes, dictionary } = coded;
      expect(Array.from(codes, (code) => dictionary.value(code))).toEqual(cells);
      const known = dictionary.size;
      expect(dictionary.value(dictionary.code(added))).toBe(added);
      const found = new Set<number>();
      dictionary.find([...wanted, added], (code) => found.add(code));
      const all: (typeof added)[] = [...wanted, added] as never;
      cells.forEach((cell, row) => {
        expect(found.has(codes[row] as number)).toBe(typeof cell === 'string' && all.includes(cell));
      });
      if (dictionary.size > known) expect(found.has(dictionary.size)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a damaged column block is refused or harmless', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 20 }), fc.nat(), fc.nat(255), (cells, at, byte) => {
      const bent = encodeColumn(cells);
      bent[at % bent.length] = byte;
      const base = decodeColumn(bent, cells.length);
      for (let row = 0; row < cells.length; row++) base?.get(row);
    }),
    { numRuns: 300 },
  );
});

test('the row index finds every row it was given and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(5000), { maxLength: 300 }), fc.nat(100), (numbers, early) => {
      const index = new RowIndex();
      const base = numbers.slice(0, early);
      const ids = new Uint8Array(base.length * 16);
      for (const [i, n] of base.entries()) ids.set(decodeId(idOf(n)) as Uint8Array, i * 16);
      index.addAll([ids.subarray(0, (base.length >> 1) * 16), ids.subarray((base.length >> 1) * 16)], base.length);
      for (const n of numbers.slice(early)) index.findOrAdd(idOf(n));
      numbers.forEach((n, row) => {
        expect([index.find(idOf(n)), index.findOrAdd(idOf(n)), index.idAt(row)]).toEqual([row, row, idOf(n)]);
      });
      expect([index.find(idOf(9999)), index.find('not an id'), index.size]).toEqual([-1, -1, numbers.length]);
    }),
  );
});

test('stamps of a segment come back: rows, exceptions and holes', () => {
  const entry = fc.record({ row: fc.nat(19), column: fc.constantFrom('a', 'b'), stamp: fc.nat(2 ** 45), device: fc.nat(3) });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(2 ** 45), fc.nat(3)), { minLength: 20, maxLength: 20 }),
      fc.array(entry),
      fc.nat(2 ** 20),
      (rows, entries, holes) => {
        const stamps = new Stamps();
        rows.forEach(([stamp, device], row) => void stamps.startRow(row, stamp, stamps.deviceNumber(idOf(device))));
        for (const { row, column, stamp, device } of entries) stamps.set(row, column, stamp, stamps.deviceNumber(idOf(device)));
        const present = (column: string, row: number): boolean => column === 'a' || ((holes >> row) & 1) === 0;
        const read = new Stamps();
        expect(
          read.decode(
            stamps.encode(0, 20, ['a', 'b'], (column) => (row) => present(column, row)),
            0,
            20,
          ),
        ).toBe(true);
        for (let row = 0; row < 20; row++) {
          for (const column of ['a', 'b']) {
            expect(read.isWritten(row, column)).toBe(present(column, row));
            if (present(column, row)) expect(read.stampOf(row, column)).toEqual(stamps.stampOf(row, column));
          }
        }
      },
    ),
  );
});

test('[R1] a cell that was never written, or by another change, is as old as its row once the change that brought the row writes it', () => {
  const stamps = new Stamps();
  const [one, two] = [stamps.deviceNumber(idOf(1)), stamps.deviceNumber(idOf(2))];
  stamps.startRow(0, 500, one);
  stamps.neverWritten('a', 0, 1);
  stamps.set(0, 'b', 400, two);
  expect([stamps.isWritten(0, 'a'), stamps.compare(0, 'b', 450, two)]).toEqual([false, 1]);
  for (const column of ['a', 'b']) stamps.set(0, column, 500, one);
  expect([stamps.isWritten(0, 'a'), stamps.compare(0, 'b', 450, two)]).toEqual([true, -1]);
  expect(stamps.stampOf(0, 'b')).toEqual({ stamp: 500, device: idOf(1) });
});

test('[C1] a new stamp follows the last one whatever the clock says, and tells the instant when it can', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 50), fc.integer({ min: -1e13, max: 2e12 + STAMP_EPOCH }), (last, instant) => {
      const next = nextStamp(last, instant);
      expect(next).toBeGreaterThan(last);
      if (stampAt(instant) > last) expect(instantOf(next)).toBe(Math.max(instant, STAMP_EPOCH));
    }),
  );
});

test('[C3] a minute ahead is accepted, more is from the future', () => {
  const now = STAMP_EPOCH + 1e9;
  expect([isFromFuture(stampAt(now + 60_000), now), isFromFuture(stampAt(now + 60_001), now)]).toEqual([false, true]);
});
