/** What a person writes where an id is asked for: a whole id, its beginning, or the name of what they mean. */

import { type Id, isId } from '../kernel/ids.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import type { Table } from '../replica/schema.ts';
import { namingColumn } from '../rooms/words.ts';
import type { Workplace } from '../workplace/index.ts';
import type { FindRow } from './field-flags.ts';

/** Beginnings of ids shorter than this are taken for names. */
const SHORTEST = 4;

export function finderOf(workplace: Workplace): FindRow {
  return (tableName, written) => {
    if (isId(written)) return Promise.resolve(ok(written));
    const table = workplace.registry.tables.get(tableName);
    if (table === undefined) return Promise.resolve(ok(written));
    if (tableName === 'member' && (written === 'me' || written === 'moi')) return Promise.resolve(ok(workplace.me));
    return namedRows(workplace, table).then((rows) => choose(table, rows, written));
  };
}

interface NamedRow {
  readonly id: Id;
  readonly name: string;
}

/** Only the ids and the one column that says what rows are called: a table may have a hundred thousand. */
function namedRows(workplace: Workplace, table: Table): Promise<readonly NamedRow[]> {
  const column = namingColumn(table);
  return workplace.reading((reader) => {
    const rows = reader.where(table);
    const names = column === undefined ? [] : rows.values(column);
    return rows.ids().map((id, i) => ({ id, name: String(names[i] ?? '') }));
  });
}

function choose(table: Table, rows: readonly NamedRow[], written: string): Result<string> {
  const wanted = plain(written.replace(/^[@#]/, ''));
  const byName = (test: (name: string) => boolean): readonly NamedRow[] => rows.filter((row) => test(plain(row.name)));
  const tries = [
    byName((name) => name === wanted),
    written.length >= SHORTEST ? rows.filter((row) => row.id.startsWith(written)) : [],
    byName((name) => name.startsWith(wanted)),
    byName((name) => name.includes(wanted)),
  ];
  const found = tries.find((each) => each.length > 0) ?? [];
  const [first, second] = found;
  if (first === undefined) return failed('row-not-found', { table: table.name, given: written.slice(0, 80) });
  if (second === undefined) return ok(first.id);
  const several = found.slice(0, 5).map((row) => `${row.name} (${row.id.slice(0, 8)})`);
  return failed('row-ambiguous', { given: written.slice(0, 80), found: several.join(', ') });
}

/** Without accents and capitals. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
