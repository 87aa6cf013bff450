/** What a client notes of itself, one line of JSON at a time, so that a kill loses nothing that happened before it. */

/** The value seen in each cell; null where nobody wrote. */
export type Seen = readonly (string | null)[];

export type Note =
  /** A process began on this device's store. */
  | { readonly note: 'open'; readonly device: string }
  /** Transaction `n` wrote its value into these cells, in one change. */
  | { readonly note: 'write'; readonly n: number; readonly cells: readonly number[]; readonly stamp: number; readonly device: string }
  /** All cells, at one moment. */
  | { readonly note: 'read'; readonly seen: Seen }
  /** Asked to have everything up to here saved. */
  | { readonly note: 'mark'; readonly mark: number }
  /** What was asked at `mark` is done. */
  | { readonly note: 'saved'; readonly mark: number }
  /** Every write up to `n` is acknowledged as durable on the server. */
  | { readonly note: 'shared'; readonly n: number };

/** What one client noted in all its processes, in order. */
export interface History {
  readonly client: number;
  readonly notes: readonly Note[];
}

/** The notes of a file; a last line that was cut by a kill does not count. */
export function readNotes(text: string): Note[] {
  const lines = text.split('\n');
  const last = lines.pop();
  const notes = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Note);
  return last === undefined || last === '' ? notes : [...notes, ...whole(last)];
}

function whole(line: string): Note[] {
  try {
    return [JSON.parse(line) as Note];
  } catch {
    return [];
  }
}
