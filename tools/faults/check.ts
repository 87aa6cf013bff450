/** Compares the list of faults and attacks with the tests that name them, and says what to do where they differ. */
import type { Row } from './read-list.ts';
import type { Title } from './read-titles.ts';

export interface Findings {
  readonly complaints: readonly string[];
  readonly held: number;
  readonly waiting: number;
  readonly tests: number;
}

export function checkFaults(rows: readonly Row[], titles: readonly Title[]): Findings {
  const complaints: string[] = [];
  const say = (row: Row, says: string): void => void complaints.push(`docs/FAULTS.md:${row.line} ${row.id} ${says}`);
  const byId = new Map<string, Row>();
  for (const row of rows) {
    if (byId.has(row.id)) say(row, 'stands here twice: leave one row.');
    byId.set(row.id, row);
  }
  for (const id of gaps([...byId.keys()])) complaints.push(`docs/FAULTS.md ${id} is missing: write its row, or what it waits for.`);
  const named = titles.flatMap((title) => title.ids.map((id) => ({ id, title })));
  for (const row of byId.values()) {
    const tests = named.filter(({ id }) => id === row.id);
    if (row.waits && tests.length > 0) say(row, 'has a test already: move its row to what holds.');
    if (row.waits) continue;
    if (tests.length === 0) say(row, 'has no test: write one whose title begins with its id in brackets.');
    else if (!tests.some(({ title }) => title.says === row.test))
      say(row, `names no test that carries the id: name one of ${tests.map(({ title }) => `“${title.says}”`).join(', ')}.`);
  }
  for (const { id, title } of named)
    if (!byId.has(id)) complaints.push(`${title.path}:${title.line} names ${id}, of which docs/FAULTS.md knows nothing: add its row.`);
  const waiting = [...byId.values()].filter(({ waits }) => waits).length;
  return { complaints, held: byId.size - waiting, waiting, tests: titles.length };
}

/** Ids that lie between others and are not there. */
function gaps(ids: readonly string[]): string[] {
  return ['F', 'A'].flatMap((kind) => {
    const numbers = new Set(ids.filter((id) => id.startsWith(kind)).map((id) => Number(id.slice(1))));
    const missing: string[] = [];
    for (let number = 1; number < Math.max(0, ...numbers); number++)
      if (!numbers.has(number)) missing.push(`${kind}${String(number).padStart(2, '0')}`);
    return missing;
  });
}
