/** Reads docs/FAULTS.md: rows that begin with an id, under the heading that says what they are. */

export interface Row {
  readonly id: string;
  readonly line: number;
  /** True under the heading "Waits for". */
  readonly waits: boolean;
  /** The named test's title, without its ids; empty in rows that wait. */
  readonly test: string;
}

export function readList(text: string): Row[] {
  const rows: Row[] = [];
  let waits = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.startsWith('#')) waits = /^##\s+Waits for/.test(line);
    const cells = /^\|\s*([FA]\d\d)\s*\|(.*)\|\s*$/.exec(line);
    if (cells === null) continue;
    const test = (cells[2] ?? '').split(' | ').at(-1)?.trim() ?? '';
    rows.push({ id: cells[1] ?? '', line: index + 1, waits, test: waits ? '' : test });
  }
  return rows;
}
