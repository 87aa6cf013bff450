/** What the pure layers ask of the text engine (Yjs), loaded only when a text is opened (R8). */

import type { Id } from '../kernel/ids.ts';

export interface TextPort {
  /** One update that carries what all of them do. */
  merge(updates: readonly Uint8Array[]): Uint8Array;
  /** The text they make, in any order, each once or twice. */
  plain(updates: readonly Uint8Array[]): string;
  /** The update that turns the text of `updates` into `target`, by client `client`: a 32-bit number never used before, or derived from the row. */
  edit(updates: readonly Uint8Array[], target: string, client: number): Uint8Array;
}

/** The text engine with a replica's texts. */
export interface Texts {
  readonly port: TextPort;
  /** What was written to a text column so far; empty when nothing was. */
  updates(table: string, row: Id, column: string): readonly Uint8Array[];
}
