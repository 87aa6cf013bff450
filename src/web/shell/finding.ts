/** Finds rows by a few letters, for the fields of forms and the palette: asked of the rooms' own queries. */
import { registry } from '../../rooms/registry.ts';
import { rowName } from '../../rooms/words.ts';
import { type ComboboxOption, type Desk, find } from '../../ui/index.ts';

/** A row found, and what tells it from others of the same name. */
export type Found = ComboboxOption & { readonly hint?: string | undefined };

type Listed = { readonly id: string } & Readonly<Record<string, unknown>>;

/**
 * By the query `<table>.list`: when it takes `text` it searches itself, `limit` rows at most, and until something is typed
 * only what is `live`; else all of its rows are looked through here. Rows without a name show their id.
 */
export async function findRows(desk: Desk, table: string, query: string): Promise<readonly Found[]> {
  const input = registry.queries.get(`${table}.list`)?.input;
  if (input === undefined) return [];
  const searched = input.text !== undefined;
  const given = { ...(query === '' ? { live: true } : { text: query }), limit: 30 };
  const known = Object.entries(given).filter(([name]) => searched && input[name] !== undefined);
  const answer = await desk.ask(`${table}.list`, Object.fromEntries(known));
  if (!answer.ok || !Array.isArray(answer.value)) return [];
  // Rows of the application's own queries.
  const rows = answer.value as readonly Listed[];
  const options = rows.map((row) => ({ value: row.id, label: nameOf(row), title: nameOf(row), hint: hintOf(row) }));
  return searched ? options : find(query, options, 50);
}

const hintOf = ({ nextStep }: Listed): string | undefined => (typeof nextStep === 'string' && nextStep !== '' ? nextStep : undefined);

const nameOf = (row: Listed): string => rowName(row) ?? row.id;
