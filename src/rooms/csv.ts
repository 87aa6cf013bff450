/** CSV for spreadsheets: no cell can be taken for a formula [A16], and our own import reads it back as it was. */

export type Delimiter = ',' | ';';

/** Spreadsheets in French take the comma for the decimal sign. */
export const delimiterOf = (language: 'en' | 'fr'): Delimiter => (language === 'fr' ? ';' : ',');

/** The whole file, with the mark that makes spreadsheets read it as UTF-8. */
export const csvFile = (lines: readonly (readonly string[])[], delimiter: Delimiter): string =>
  `\uFEFF${lines.map((cells) => `${cells.map(safeCell).join(delimiter)}\r\n`).join('')}`;

/**
 * [A16] The cell in quotes; what a spreadsheet would take for a formula (`=`, `+`, `-`, `@`, a tab, a line break, also
 * in full width or behind white space) stands behind an apostrophe.
 */
export function safeCell(text: string): string {
  const clean = text.toWellFormed().replace(/\r\n?/g, '\n');
  const guarded = /^[\s']*[=+\-@＝＋－＠]|^'*[\t\n]/.test(clean) ? `'${clean}` : clean;
  return `"${guarded.replaceAll('"', '""')}"`;
}
