/** What was expunged, by its rules alone (X3.1): shares no code with the core. And where its bytes still stand. */

import { compareBytes } from '../../src/kernel/bytes.ts';
import { EVERYTHING, type Store, StoreError } from '../../src/kernel/store.ts';
import type { Change, Write } from '../../src/replica/change.ts';
import { encodeValue } from '../../src/replica/value.ts';
import type { SimDisk } from '../world/disk.ts';

/** What an expunging names, and when it was made by whom. */
type Expunged = Pick<Write, 'table' | 'row' | 'column'> & Pick<Change, 'stamp' | 'device'>;

/** A name for the cell that a write is to. */
export const cellOf = ({ table, row, column }: Pick<Write, 'table' | 'row' | 'column'>): string => `${table}/${row}/${column}`;

export class ExpungedCells {
  private readonly cells = new Map<string, Expunged[]>();

  add({ stamp, device, writes }: Change): void {
    for (const write of writes) if (write.rule === 'expunge') this.note({ ...write, stamp, device });
  }

  note(expunged: Expunged): void {
    const cell = cellOf(expunged);
    this.cells.set(cell, [...(this.cells.get(cell) ?? []), expunged]);
  }

  /** Whether its row is gone for ever. */
  hasRow(write: Pick<Write, 'table' | 'row'>): boolean {
    return this.cells.has(cellOf({ ...write, column: '*' }));
  }

  /** Whether a cell or its row was ever expunged. */
  concerns(write: Pick<Write, 'table' | 'row' | 'column'>): boolean {
    return this.hasRow(write) || this.cells.has(cellOf(write));
  }

  /** Whether a write is gone: of a row, or before its cell was expunged. */
  takes(write: Write, { stamp, device }: Change): boolean {
    if (write.rule === 'void' || write.rule === 'expunge') return false;
    const before = (item: Expunged): boolean => stamp < item.stamp || (stamp === item.stamp && device < item.device);
    return this.hasRow(write) || (this.cells.get(cellOf(write)) ?? []).some(before);
  }
}

/** Whether `after` is `before` without some of its writes, all of which were expunged. */
export function isWithout(before: Change, after: Change, expunged: ExpungedCells): boolean {
  if (before.stamp !== after.stamp || before.device !== after.device || before.seq !== after.seq) return false;
  if (before.writes.length !== after.writes.length) return false;
  return before.writes.every((write, index) => {
    const left = after.writes[index];
    if (left === undefined || cellOf(left) !== cellOf(write)) return false;
    if (left.rule === 'void' && write.rule !== 'void') return left.value === null && expunged.takes(write, before);
    return left.rule === write.rule && compareBytes(encodeValue(left.value), encodeValue(write.value)) === 0;
  });
}

/** Collection and key of the first entry of a disk in which one of these texts stands. */
export async function whereFound(disk: SimDisk, texts: readonly string[]): Promise<string | undefined> {
  const wanted = texts.map((text) => Buffer.from(text));
  const store = disk.memory.open();
  try {
    return await search(store, wanted);
  } finally {
    await store.close();
  }
}

async function search(store: Store, wanted: readonly Buffer[]): Promise<string | undefined> {
  for (const collection of await store.collections()) {
    for (const key of await store.keys(collection, EVERYTHING)) {
      const value = await store.get(collection, key).catch(unreadable);
      if (value === undefined) continue;
      const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      const found = wanted.find((text) => bytes.includes(text));
      if (found !== undefined) return `${found} in ${collection} ${key}`;
    }
  }
  return undefined;
}

/** A damaged block holds nothing that anybody reads. */
function unreadable(error: unknown): undefined {
  if (!(error instanceof StoreError) || error.reason !== 'damaged') throw error;
}
