/** What the clients write: a few rows of a table no version knows, and values that name the client and transaction they came from. */

import type { Id } from '../src/kernel/ids.ts';
import { deriveId } from '../src/replica/ids.ts';

export const TABLE = 'chaos';
const ROWS: readonly Id[] = Array.from({ length: 8 }, (_, row) => deriveId('chaos', row));
const COLUMNS = ['a', 'b', 'c', 'd', 'e'] as const;
export const CELLS = ROWS.length * COLUMNS.length;

export const placeOf = (cell: number): { readonly row: Id; readonly column: string } => ({
  row: ROWS[Math.floor(cell / COLUMNS.length)] ?? '',
  column: COLUMNS[cell % COLUMNS.length] ?? '',
});

export const valueBy = (client: number, n: number): string => `${client}.${n}`;
