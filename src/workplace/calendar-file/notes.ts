/** What is told about reading a file: what was left out, what was assumed. */

export interface Note {
  /** `lost`: something of the file is not taken. `assumed`: it is taken, and may be otherwise. */
  readonly level: 'lost' | 'assumed';
  /** `problem.<code>` has the words. */
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Collects notes: the same one is told once, with the lines it is about. */
export class Notes {
  private readonly found = new Map<string, { note: Note; lines: number[] }>();

  add(level: Note['level'], code: string, line: number, params: Readonly<Record<string, string | number>> = {}): void {
    const key = `${code} ${JSON.stringify(params)}`;
    const known = this.found.get(key);
    if (known !== undefined) known.lines.push(line);
    else this.found.set(key, { note: { level, code, params }, lines: [line] });
  }

  all(): readonly Note[] {
    return [...this.found.values()].map(({ note, lines }) => ({
      ...note,
      params: { ...note.params, count: lines.length, lines: `${lines.slice(0, 5).join(', ')}${lines.length > 5 ? '…' : ''}` },
    }));
  }
}
