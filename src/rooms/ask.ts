/** Answers queries: a plain function over what a replica holds. */

import { failed, ok, type Result } from '../kernel/result.ts';
import { parseArguments } from '../replica/fields.ts';
import type { Reader } from '../replica/read.ts';
import type { Registry } from './create-registry.ts';
import type { Circumstances, QueryContext } from './room.ts';

export interface Asking {
  readonly reader: Reader;
  readonly registry: Registry;
  readonly circumstances: Circumstances;
}

/** Runs the query `name`. A row that nobody knows is `null` in the answer, not a failure. */
export function runQuery(asking: Asking, name: string, input: unknown): Result<unknown> {
  const query = asking.registry.queries.get(name);
  if (query === undefined) return failed('query-unknown', { name: name.slice(0, 80) });
  const parsed = parseArguments(query.input, input);
  return parsed.ok ? ok(query.run(queryContext(asking.reader, asking.circumstances), parsed.value)) : parsed;
}

/** A reader with who asks, where and when. */
export const queryContext = (reader: Reader, circumstances: Circumstances): QueryContext => ({
  ...circumstances,
  row: (table, id) => reader.row(table, id),
  where: (table, conditions, trash) => reader.where(table, conditions, trash),
  text: (table, id, column) => reader.text(table, id, column),
});
