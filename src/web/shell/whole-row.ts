/** A row as a form shows it: every cell, and the plain content of its texts. */
import type { Id } from '../../kernel/ids.ts';
import type { Workplace } from '../../workplace/index.ts';
import type { Cells } from './command-fields.ts';

export async function wholeRow(workplace: Workplace, name: string, id: Id): Promise<Cells | undefined> {
  const table = workplace.registry.tables.get(name);
  if (table === undefined) return undefined;
  const texts = Object.keys(table.columns).filter((column) => table.columns[column]?.kind === 'text');
  if (texts.length > 0) await workplace.needText();
  return workplace.reading((reader) => {
    const row = reader.row(table, id);
    return row && { ...row, ...Object.fromEntries(texts.map((column) => [column, reader.text(table, id, column) || null])) };
  });
}
