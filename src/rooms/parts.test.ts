import { expect, test } from 'vitest';
import { fileColumns, parts } from './parts.ts';
import { registry } from './registry.ts';

test('[X3] parts and files are named by columns that there are', () => {
  for (const [whole, columns] of Object.entries(parts)) {
    expect(registry.tables.has(whole)).toBe(true);
    for (const [table, column] of columns) expect(registry.tables.get(table)?.columns[column]).toMatchObject({ kind: 'ref', table: whole });
  }
  for (const [table, column] of fileColumns) expect(registry.tables.get(table)?.columns[column]?.kind).toBe('string');
});

test('[S12] no other column looks like a file’s hash', () => {
  const named = new Set(fileColumns.map(([table, column]) => `${table}.${column}`));
  for (const [name, { columns }] of registry.tables)
    for (const column of Object.keys(columns)) if (column === 'hash' || column === 'file') expect(named).toContain(`${name}.${column}`);
});
