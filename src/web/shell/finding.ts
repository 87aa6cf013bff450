/** Finds rows by a few letters, for the fields of forms and the palette: asked of the rooms' own queries. */
import { type ComboboxOption, type Desk, find } from '../../ui/index.ts';

interface Listed {
  readonly id: string;
  readonly name?: string | null;
  readonly title?: string | null;
}

/** Most tables list their rows by a query `<table>.list`; rows without a name show their id. */
export async function findRows(desk: Desk, table: string, query: string): Promise<readonly ComboboxOption[]> {
  const searched = table === 'task';
  const answer = await desk.ask(`${table}.list`, searched ? { ...(query === '' ? { live: true } : { text: query }), limit: 30 } : {});
  if (!answer.ok || !Array.isArray(answer.value)) return [];
  // Rows of the application's own queries.
  const rows = answer.value as readonly Listed[];
  const options = rows.map((row) => ({ value: row.id, label: nameOf(row), title: nameOf(row) }));
  return searched ? options : find(query, options, 50);
}

const nameOf = (row: Listed): string => row.name ?? row.title ?? row.id;
